import type { Rule } from './check-index.ts'
import { problem } from './problem.ts'
import type { Entity } from './record.ts'

/** A name as it is compared: no case, no diacritics, ß as ss, only letters and digits with single spaces. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

const namesOf = ({ name, aliases }: Entity): { field: string; name: string }[] => [
  { field: 'name.de', name: name.de },
  { field: 'name.en', name: name.en },
  ...aliases.flatMap((alias, at) => (alias.kind === 'weak' ? [] : [{ field: `aliases[${at}].text`, name: alias.text }])),
]

/** No two entities share a name or alias, weak aliases aside. */
export const namesDiffer: Rule = (index) => {
  const owners = new Map<string, string>()
  return index.of('entity').flatMap((entity) =>
    namesOf(entity).flatMap(({ field, name }) => {
      const folded = foldName(name)
      const owner = owners.get(folded) ?? entity.id
      owners.set(folded, owner)
      if (folded === '' || owner === entity.id) return []
      return problem('name-collision', entity.id, field, {
        de: `${entity.id} heißt „${name}“ wie schon ${owner}. Bitte einen der Namen unterscheiden oder den Alias als „kind: weak“ führen.`,
        en: `${entity.id} is named "${name}", as ${owner} is already. Tell the names apart, or keep the alias as "kind: weak".`,
      })
    }),
  )
}
