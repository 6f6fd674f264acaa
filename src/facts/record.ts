import { z } from 'zod'

/** The languages in which every text of the dossier and every message exists. */
export const LANGS = ['de', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** Texts are one line, without marks that steer a terminal or turn the direction of reading. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const words = z.string().trim().min(1).refine((text) => !STEERING.test(text))
const idOf = (prefix: string) => z.string().regex(new RegExp(`^(?:${prefix})-[a-z0-9]+(?:-[a-z0-9]+)*$`))
const numberedId = (letter: string) => z.string().regex(new RegExp(`^${letter}\\d{2,}$`))
const nonEmpty = <T extends z.ZodType>(item: T) => z.tuple([item], item)

export type RecordId = string
export type NonEmpty<T> = readonly [T, ...T[]]

/** One text in both languages. */
export const Text = z.strictObject({ de: words, en: words })
export type Text = z.infer<typeof Text>

/** Wordings by which people ask for a record: they help to find it and are never shown. */
const Asks = z.strictObject({ de: z.array(words).default([]), en: z.array(words).default([]) })

const said = words.optional()
/** An imprecise date: `edtf` is ISO 8601-2, `said` the source's own word. */
export const When = z.discriminatedUnion('basis', [
  z.strictObject({ edtf: words, said, basis: z.literal('stated'), note: Text.optional() }),
  z.strictObject({ edtf: words, said, basis: z.literal('inferred'), note: Text }),
  z.strictObject({ edtf: z.null(), said, basis: z.literal('unresolved'), note: Text.optional() }),
])
export type When = z.infer<typeof When>

/** How many words of the source an anchor may quote. */
export const ANCHOR_WORDS = 6
export const countWords = (text: string): number => text.trim().split(/\s+/u).filter(Boolean).length

/** Where a source says it: paragraphs are counted from the title, which is 0. */
export const Citation = z.strictObject({
  source: z.string(),
  paragraph: z.int().min(0),
  anchor: words.refine((anchor) => countWords(anchor) <= ANCHOR_WORDS, { params: { code: 'anchor-length' } }),
})
export type Citation = z.infer<typeof Citation>

/** One hop of who said it through whom. `implied`: the text attributes it by context alone. */
export const Attribution = z.strictObject({
  who: nonEmpty(z.string()),
  act: z.enum(['stated', 'reported', 'obtained', 'assessed', 'observed', 'photographed']),
  in: z.string().optional(),
  implied: z.boolean().optional(),
})
export type Attribution = z.infer<typeof Attribution>

const Fingerprint = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  paragraphs: nonEmpty(z.string().regex(/^[0-9a-f]{12}$/)),
})

export const Source = z.strictObject({
  id: idOf('s|x'),
  kind: z.enum(['article', 'report', 'statement', 'imagery', 'photo', 'study']),
  access: z.enum(['held', 'cited', 'external']),
  title: Text,
  by: z.array(z.string()).default([]),
  via: z.array(z.string()).default([]),
  lang: z.string().regex(/^[a-z]{2}$/).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  when: When,
  fingerprint: Fingerprint.optional(),
  note: Text.optional(),
  asks: Asks.optional(),
})
export type Source = z.infer<typeof Source>

const Alias = z.strictObject({
  text: words,
  lang: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/).optional(),
  kind: z.enum(['variant', 'native', 'short', 'weak', 'mistranslation']),
  origin: z.enum(['source', 'editor']),
})

export const ENTITY_KINDS = ['ship', 'port', 'place', 'facility', 'person', 'org', 'country', 'object'] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

export const Entity = z.strictObject({
  id: idOf(ENTITY_KINDS.join('|')),
  kind: z.enum(ENTITY_KINDS),
  name: Text,
  /** The German name after "laut" or "von", where that needs an article or an ending. */
  dative: words.optional(),
  /** The English name in a sentence, where that needs an article: "the United States". */
  definite: words.optional(),
  within: z.string().optional(),
  ids: z.record(z.string(), words).optional(),
  aliases: z.array(Alias).default([]),
  asks: Asks.optional(),
})
export type Entity = z.infer<typeof Entity>

export const Event = z.strictObject({
  id: idOf('ev'),
  kind: z.enum(['disclosure', 'publication', 'shipment', 'meeting', 'remark', 'use', 'study', 'works']),
  title: Text,
  when: When,
  where: z.array(z.string()).default([]),
  who: z.array(z.string()).default([]),
  /** Those of them who did it, where others but took part. */
  by: z.array(z.string()).default([]),
  asks: Asks.optional(),
})
export type Event = z.infer<typeof Event>

/** A property of a record as a source gives it: an id, a word, a number, a bound, or that there is some. */
const Value = z.strictObject({
  of: z.string(),
  property: words,
  is: z.union([
    words,
    z.number(),
    z.strictObject({ gt: z.number() }),
    z.strictObject({ lt: z.number() }),
    z.strictObject({ some: z.literal(true) }),
  ]),
})
export type Value = z.infer<typeof Value>

const factStart = {
  id: numberedId('f'),
  text: Text,
  about: nonEmpty(z.string()),
  citations: nonEmpty(Citation),
  attribution: z.array(Attribution).default([]),
  kind: z.enum(['act', 'observation', 'statement', 'assessment', 'framing', 'attribute', 'ignorance']),
}
const factEnd = {
  values: z.array(Value).default([]),
  rank: z.enum(['normal', 'preferred', 'deprecated']).default('normal'),
  why: Text.optional(),
  asks: Asks.optional(),
}
export const CERTAINTIES = ['asserted', 'likely', 'possible', 'alleged', 'unknown'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** What a source reports. A strength other than `asserted` comes with the source's own hedging word. */
export const Fact = z.discriminatedUnion('certainty', [
  z.strictObject({ ...factStart, certainty: z.literal('asserted'), ...factEnd }),
  z.strictObject({ ...factStart, certainty: z.enum(['likely', 'possible', 'alleged', 'unknown']), hedge: words, ...factEnd }),
])
export type Fact = z.infer<typeof Fact>

const gapStart = {
  id: numberedId('g'),
  kind: z.enum(['stated-unknown', 'not-stated', 'unresolved', 'ambiguous']),
  question: Text,
  about: nonEmpty(z.string()),
  citations: z.array(Citation).default([]),
}
const gapEnd = { hint: Text.optional(), asks: Asks.optional() }
/** A known unknown. */
export const Gap = z.discriminatedUnion('status', [
  z.strictObject({ ...gapStart, status: z.literal('answered'), answeredBy: nonEmpty(z.string()), ...gapEnd }),
  z.strictObject({ ...gapStart, status: z.enum(['open', 'closed']), ...gapEnd }),
])
export type Gap = z.infer<typeof Gap>

export const Note = z.strictObject({
  id: numberedId('n'),
  kind: z.enum(['translation', 'extraction', 'inconsistency', 'attribution', 'name', 'external']),
  text: Text,
  about: nonEmpty(z.string()),
  citations: z.array(Citation).default([]),
  see: z.array(z.string()).default([]),
  asks: Asks.optional(),
})
export type Note = z.infer<typeof Note>

/** What the whole dossier is called, and when it was last edited. */
export const DossierInfo = z.strictObject({
  schema: z.literal(1),
  id: idOf('dossier'),
  title: Text,
  updated: z.iso.date(),
})
export type DossierInfo = z.infer<typeof DossierInfo>

/** The schema of each record kind: the one definition of the fact model. Data files keep to the order of its fields. */
export const RECORD_SCHEMAS = { source: Source, entity: Entity, event: Event, fact: Fact, gap: Gap, note: Note }
export type RecordKind = keyof typeof RECORD_SCHEMAS
export const RECORD_KINDS = Object.keys(RECORD_SCHEMAS) as readonly RecordKind[]
export type RecordOf = { [K in RecordKind]: z.infer<(typeof RECORD_SCHEMAS)[K]> }
export type DossierRecord = RecordOf[RecordKind]

const KIND_OF_PREFIX: ReadonlyMap<string, RecordKind> = new Map([
  ['s', 'source'], ['x', 'source'], ['ev', 'event'],
  ...ENTITY_KINDS.map((kind) => [kind, 'entity'] as const),
])
const KIND_OF_LETTER: ReadonlyMap<string, RecordKind> = new Map([['f', 'fact'], ['g', 'gap'], ['n', 'note']])

/** The kind of record that an id names by its prefix ("f18" → fact), or undefined. */
export function kindOfId(id: string): RecordKind | undefined {
  if (/^[fgn]\d{2,}$/.test(id)) return KIND_OF_LETTER.get(id.slice(0, 1))
  return KIND_OF_PREFIX.get(id.split('-', 1)[0] ?? '')
}

/** A record and the version of it that was seen. */
export type RecordRef = { readonly id: RecordId; readonly version?: number }

export const formatRef = (id: RecordId, version: number): string => `${id}@${version}`

/** Reads references one after another, "f18@1 f20, g03"; undefined where one of them is none. */
export function parseRefs(text: string): readonly RecordRef[] | undefined {
  const words = text.split(/[\s,;]+/u).filter(Boolean)
  const refs = words.flatMap((word) => parseRef(word) ?? [])
  return refs.length > 0 && refs.length === words.length ? refs : undefined
}

/** Reads "f18@3", or "f18" for whatever version is current; undefined for anything else. */
export function parseRef(text: string): RecordRef | undefined {
  const match = /^([a-z][a-z0-9-]*?)(?:@([1-9]\d{0,8}))?$/.exec(text.trim().toLowerCase())
  if (!match?.[1] || !kindOfId(match[1])) return undefined
  return match[2] === undefined ? { id: match[1] } : { id: match[1], version: Number(match[2]) }
}
