import { type Checked, citationsOf, heldSourcesBehind, type Rule } from './check-index.ts'
import { type Entry, type Reference, referencesOf } from './fact-base.ts'
import { problem } from './problem.ts'
import { kindOfId } from './record.ts'

/** Every mention of another record, and of an entity as the value of a property. */
function mentionsOf(entry: Checked): Reference[] {
  const { kind, record } = entry as Entry
  const references = referencesOf(entry)
  if (kind !== 'fact') return references
  const named = record.values.flatMap(({ is }, at): Reference[] =>
    typeof is === 'string' && is.includes('-') && kindOfId(is) === 'entity'
      ? [{ field: `values[${at}].is`, id: is, kinds: ['entity'] }]
      : [],
  )
  return [...references, ...named]
}

const idsAreUnique: Rule = ({ all }) => {
  const seen = new Set<string>()
  return all.flatMap(({ record: { id } }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return problem('id-duplicate', id, 'id', {
      de: `Die Kennung ${id} ist mehrfach vergeben. Bitte diesem Eintrag eine neue geben, die noch nie vergeben war.`,
      en: `The id ${id} is given more than once. Give this record a new one that was never used before.`,
    })
  })
}

const idsFitEntityKind: Rule = (index) =>
  index.of('entity').flatMap(({ id, kind }) =>
    id.startsWith(`${kind}-`)
      ? []
      : problem('id-prefix', id, 'id', {
          de: `${id} hat „kind: ${kind}“. Bitte die Kennung mit „${kind}-“ beginnen oder „kind“ berichtigen.`,
          en: `${id} has "kind: ${kind}". Begin its id with "${kind}-", or correct its "kind".`,
        }),
  )

const referencesExist: Rule = ({ all, byId }) =>
  all.flatMap((entry) =>
    mentionsOf(entry)
      .filter(({ id }) => !byId.has(id))
      .map(({ field, id }) =>
        problem('reference-dangling', entry.record.id, field, {
          de: `${entry.record.id} verweist in „${field}“ auf ${id}; einen solchen Eintrag gibt es nicht. Bitte den Verweis berichtigen oder den Eintrag anlegen.`,
          en: `${entry.record.id} refers to ${id} in "${field}"; there is no such record. Correct the reference, or add the record.`,
        }),
      ),
  )

const referencesFit: Rule = ({ all, byId }) =>
  all.flatMap((entry) =>
    mentionsOf(entry).flatMap(({ field, id, kinds }) => {
      const kind = byId.get(id)?.kind
      if (!kind || !kinds || kinds.includes(kind)) return []
      return problem('reference-kind', entry.record.id, field, {
        de: `${entry.record.id} nennt in „${field}“ ${id} („${kind}“). Bitte ersetzen; dort darf nur stehen: ${kinds.map((one) => `„${one}“`).join(', ')}.`,
        en: `${entry.record.id} names ${id} ("${kind}") in "${field}". Replace it; only these may stand there: ${kinds.map((one) => `"${one}"`).join(', ')}.`,
      })
    }),
  )

/** Only persons, bodies and countries say anything. */
const speakersSpeak: Rule = (index) =>
  index.of('fact').flatMap(({ id, attribution }) =>
    attribution.flatMap(({ who }, hop) =>
      who.flatMap((speaker, at) =>
        !index.byId.has(speaker) || /^(?:person|org|country)-/u.test(speaker)
          ? []
          : problem('reference-kind', id, `attribution[${hop}].who[${at}]`, {
              de: `${id} schreibt ${speaker} eine Aussage zu. Bitte ersetzen; sprechen können nur Personen, Organisationen und Länder.`,
              en: `${id} has ${speaker} say something. Replace it; only persons, organisations and countries speak.`,
            }),
      ),
    ),
  )

const citedSourcesHaveVia: Rule = (index) =>
  index.of('source').flatMap(({ id, access }) =>
    access !== 'cited' || heldSourcesBehind(index, id).length > 0
      ? []
      : problem('cited-without-via', id, 'via', {
          de: `${id} ist nur zitiert, aber „via“ führt zu keiner Quelle, die vorliegt. Bitte dort die Quelle nennen, aus der sie bekannt ist.`,
          en: `${id} is only cited, yet its "via" leads to no source that is held. Name there the source through which it is known.`,
        }),
  )

const heldSourcesHaveFingerprint: Rule = (index) =>
  index.of('source').flatMap(({ id, access, fingerprint }) =>
    access !== 'held' || fingerprint
      ? []
      : problem('held-without-fingerprint', id, 'fingerprint', {
          de: `${id} liegt vor, hat aber keine Prüfsumme. Bitte „fingerprint“ mit sha256 und paragraphs ergänzen.`,
          en: `${id} is held, yet has no fingerprint. Add "fingerprint" with sha256 and paragraphs.`,
        }),
  )

const citationsAreHeld: Rule = (index) =>
  citationsOf(index).flatMap(({ id, field, citation }) => {
    const source = index.source(citation.source)
    if (!source || source.access === 'held') return []
    return problem('citation-not-held', id, `${field}.source`, {
      de: `${id} zitiert ${source.id}; diese Quelle liegt nicht selbst vor („access: ${source.access}“). Bitte die Stelle in einer vorliegenden Quelle zitieren.`,
      en: `${id} cites ${source.id}, a source that is not held itself ("access: ${source.access}"). Cite the place in a held source.`,
    })
  })

const paragraphsExist: Rule = (index) =>
  citationsOf(index).flatMap(({ id, field, citation }) => {
    const source = index.source(citation.source)
    const count = source?.fingerprint?.paragraphs.length
    if (source?.access !== 'held' || count === undefined || citation.paragraph < count) return []
    return problem('paragraph-missing', id, `${field}.paragraph`, {
      de: `${id} zitiert Absatz ${citation.paragraph} von ${source.id}; der letzte ist Absatz ${count - 1} (der Titel ist 0). Bitte die Nummer berichtigen.`,
      en: `${id} cites paragraph ${citation.paragraph} of ${source.id}; the last is paragraph ${count - 1} (the title is 0). Correct the number.`,
    })
  })

const attributionIsCited: Rule = (index) =>
  index.of('fact').flatMap((fact) =>
    fact.attribution.flatMap((hop, at) => {
      const source = hop.in === undefined ? undefined : index.source(hop.in)
      if (source?.access !== 'external') return []
      return problem('attribution-not-cited', fact.id, `attribution[${at}].in`, {
        de: `${fact.id} schreibt die Aussage ${source.id} zu; externe Quellen belegen keine Fakten. Bitte eine zitierte Quelle nennen oder daraus eine Notiz machen.`,
        en: `${fact.id} attributes its statement to ${source.id}; external sources support no facts. Name a cited source, or make it a note.`,
      })
    }),
  )

const nothingIsOrphan: Rule = ({ all }) => {
  const mentioned = new Set(
    all.flatMap((entry) => mentionsOf(entry).map(({ id }) => id).filter((id) => id !== entry.record.id)),
  )
  return all.flatMap(({ kind, record: { id } }) =>
    (kind !== 'entity' && kind !== 'source') || mentioned.has(id)
      ? []
      : problem('orphan', id, '', {
          de: `Auf ${id} verweist kein Eintrag. Bitte in einem Fakt oder anderswo nennen oder entfernen.`,
          en: `No record refers to ${id}. Name it in a fact or elsewhere, or remove it.`,
        }),
  )
}

/** The rules on ids and on what records say of each other. */
export const REFERENCE_RULES: readonly Rule[] = [
  idsAreUnique,
  idsFitEntityKind,
  referencesExist,
  referencesFit,
  speakersSpeak,
  citedSourcesHaveVia,
  heldSourcesHaveFingerprint,
  citationsAreHeld,
  paragraphsExist,
  attributionIsCited,
  nothingIsOrphan,
]
