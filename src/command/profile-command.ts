import { z } from 'zod'
import type { EntityKind, Text } from '../facts/record.ts'
import { ENTITY_KINDS } from '../facts/record.ts'
import { compose } from '../reply/compose.ts'
import type { Command } from './command.ts'
import { readerCommand } from './command.ts'
import { suggestNames } from './suggestions.ts'

/** A command that shows everything on one entity of certain kinds, found by its name. */
export function profileCommand(definition: {
  readonly name: Text
  readonly description: Text
  readonly kinds: readonly EntityKind[]
  readonly option: { readonly name: Text; readonly description: Text; readonly example: Text }
}): Command {
  const { name, description, kinds, option } = definition
  return readerCommand({
    name,
    description,
    options: {
      name: {
        ...option,
        schema: z.string().trim().min(1),
        required: true,
        suggest: suggestNames(...kinds),
      },
    },
    run: ({ dossier, lang }, args) => {
      const base = dossier.base()
      const sought = dossier.named(args.name, kinds)
      // A name of another kind is no reason to say that the dossier does not have it.
      const [first, ...others] = sought.length > 0 ? sought : dossier.named(args.name, ENTITY_KINDS)
      if (first && others.length > 0) return compose(base, { kind: 'choose', options: [first, ...others], lang })
      const profile = first && dossier.profile(first.record.id, lang)
      if (profile) return compose(base, profile, { whole: true })
      const near = dossier.suggest(args.name, kinds, 3)
      const nearest = near.length > 0 ? near : dossier.suggest('', kinds, 5)
      return compose(base, { kind: 'notFound', unknownWords: [args.name], nearest, lang })
    },
  })
}
