import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf, entryOf, referringTo } from '../facts/fact-base.ts'
import type { DossierRecord, Lang, RecordId } from '../facts/record.ts'
import { LANGS } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import { spanOf } from '../facts/when.ts'
import { editDistance } from '../facts/edit-distance.ts'
import { tokenise } from './normalise.ts'
import type { NameFinder } from './find-names.ts'
import type { Term, Vocabulary } from './terms.ts'
import { contentTerms, entityTerm } from './terms.ts'
import { ASKING } from './words.ts'
import type { Thesaurus } from './thesaurus.ts'

/** Records that can be an answer or lead to one. */
export type Answerable = Entry<'fact'> | Entry<'gap'> | Entry<'source'> | Entry<'event'>

/** A record as it is searched. */
export type IndexedRecord = {
  readonly entry: Answerable
  /** How much each term counts in it, over all fields. */
  readonly weights: ReadonlyMap<Term, number>
  /** The terms of each wording by which it is asked for. */
  readonly asks: readonly (readonly (readonly Term[])[])[]
  /** Every entity that it is about, that says it, or that takes part in its events. */
  readonly entities: ReadonlySet<RecordId>
  readonly spans: readonly Span[]
  readonly length: number
}

export type FactIndex = {
  readonly records: readonly IndexedRecord[]
  readonly byId: ReadonlyMap<RecordId, IndexedRecord>
  readonly postings: ReadonlyMap<Term, readonly number[]>
  readonly averageLength: number
  readonly hasTerm: (term: Term) => boolean
  readonly hasWord: (folded: string, lang: Lang) => boolean
  readonly alike: (folded: string) => readonly string[]
  /** How telling a term is: ln(1 + (N − n + ½) / (n + ½)), as in BM25. */
  readonly idf: (term: Term) => number
}

const FIELD_WEIGHT = { body: 1, asks: 0.7, names: 0.8, context: 0.5 } as const
type Field = keyof typeof FIELD_WEIGHT

type Texts = { readonly field: Field; readonly text: string; readonly lang: Lang }[]

const both = (field: Field, text: { de: string; en: string }): Texts => LANGS.map((lang) => ({ field, text: text[lang], lang }))


const asksOf = (record: DossierRecord): { text: string; lang: Lang }[] =>
  LANGS.flatMap((lang) => (record.asks?.[lang] ?? []).map((text) => ({ text, lang })))

/** The entities of a record: named by it, taking part in its events, speaking, and what those lie within. */
export function entitiesOf(base: FactBase, entry: Answerable): Set<RecordId> {
  const found = new Set<RecordId>()
  const add = (id: RecordId | undefined): void => {
    if (id === undefined || found.has(id)) return
    const target = base.entries.get(id)
    if (target?.kind === 'entity') {
      found.add(id)
      add(target.record.within)
    } else if (target?.kind === 'event') [...target.record.where, ...target.record.who].forEach(add)
    else if (target?.kind === 'source') target.record.by.forEach(add)
  }
  const { record } = entry
  if ('about' in record) record.about.forEach((id) => (entry.kind === 'gap' && base.entries.get(id)?.kind === 'fact' ? aboutOf(base, id).forEach(add) : add(id)))
  if (entry.kind === 'event') [...entry.record.where, ...entry.record.who].forEach(add)
  if (entry.kind === 'source') entry.record.by.forEach(add)
  if (entry.kind === 'fact') {
    for (const hop of entry.record.attribution) hop.who.forEach(add)
    for (const value of entry.record.values) if (typeof value.is === 'string') add(value.is)
  }
  return found
}

const aboutOf = (base: FactBase, factId: RecordId): readonly RecordId[] => entryOf(base, 'fact', factId)?.record.about ?? []

/** What an entity is, as any fact gives it: whoever asks for "the president" means the person. */
const rolesOf = (base: FactBase, id: RecordId): Texts =>
  referringTo(base, 'fact', id).flatMap(({ record }) =>
    record.values.flatMap(({ of, property, is }) => (of === id && ROLE.has(property) && typeof is === 'string' ? [{ field: 'names' as const, text: is, lang: 'en' as const }] : [])),
  )
const ROLE = new Set(['role', 'type'])

function textsOf(base: FactBase, entry: Answerable, entities: ReadonlySet<RecordId>): Texts {
  const texts: Texts = []
  for (const id of entities) {
    const entity = entryOf(base, 'entity', id)
    const direct = 'about' in entry.record && entry.record.about.includes(id)
    if (entity && direct) texts.push(...both('names', entity.record.name), ...rolesOf(base, id))
  }
  texts.push(...asksOf(entry.record).map((ask) => ({ field: 'asks' as const, ...ask })))
  if ('about' in entry.record) {
    for (const id of entry.record.about) {
      const target = base.entries.get(id)
      if (target?.kind === 'event' || target?.kind === 'source') texts.push(...both('context', target.record.title))
    }
  }
  switch (entry.kind) {
    case 'fact':
      for (const hop of entry.record.attribution) {
        const source = hop.in === undefined ? undefined : entryOf(base, 'source', hop.in)
        if (source) texts.push(...both('context', source.record.title))
      }
      return [...texts, ...both('body', entry.record.text)]
    case 'gap':
      return [...texts, ...both('body', entry.record.question)]
    case 'source':
    case 'event':
      return [...texts, ...both('body', entry.record.title)]
  }
}

function spansOf(base: FactBase, entry: Answerable): Span[] {
  const whens = entry.kind === 'event' || entry.kind === 'source' ? [entry.record.when] : []
  if ('about' in entry.record) {
    for (const id of entry.record.about) {
      const target = base.entries.get(id)
      if (target?.kind === 'event' || target?.kind === 'source') whens.push(target.record.when)
    }
  }
  return whens.flatMap((when) => spanOf(when) ?? [])
}

/** The search index over facts, gaps, events and sources, in both languages. */
export function indexFacts(base: FactBase, thesaurus: Thesaurus, names: NameFinder): FactIndex {
  const entries: Answerable[] = [
    ...entriesOf(base, 'fact'),
    ...entriesOf(base, 'gap'),
    ...entriesOf(base, 'event'),
    ...entriesOf(base, 'source').filter((entry) => entry.record.access !== 'external'),
  ]
  const gathered = entries.map((entry) => {
    const entities = entitiesOf(base, entry)
    return { entry, entities, texts: textsOf(base, entry, entities) }
  })
  const words = { de: new Set<string>(), en: new Set<string>() }
  for (const { texts } of gathered) {
    for (const { text, lang } of texts) for (const token of tokenise(text)) words[lang].add(token.folded)
  }
  const vocabulary: Vocabulary = { thesaurus, names, isKnown: (word) => words.de.has(word) || thesaurus.words.has(word) }
  // Names and titles recur in many records.
  const read = new Map<string, readonly (readonly Term[])[]>()
  const termsOf = (text: string, lang: Lang): readonly (readonly Term[])[] => {
    const key = `${lang}:${text}`
    const known = read.get(key) ?? contentTerms(text, lang, vocabulary)
    read.set(key, known)
    return known
  }
  const postings = new Map<Term, number[]>()
  const records = gathered.map(({ entry, entities, texts }, at): IndexedRecord => {
    const weights = new Map<Term, number>()
    let length = 0
    for (const { field, text, lang } of texts) {
      for (const word of termsOf(text, lang)) {
        for (const term of word) weights.set(term, (weights.get(term) ?? 0) + FIELD_WEIGHT[field])
        length += FIELD_WEIGHT[field]
      }
    }
    for (const id of entities) {
      const direct = 'about' in entry.record && entry.record.about.includes(id)
      weights.set(entityTerm(id), (weights.get(entityTerm(id)) ?? 0) + FIELD_WEIGHT[direct ? 'names' : 'context'])
    }
    for (const term of weights.keys()) {
      const known = postings.get(term)
      if (known) known.push(at)
      else postings.set(term, [at])
    }
    const asks = asksOf(entry.record).map(({ text, lang }) => termsOf(text, lang))
    return { entry, weights, asks, entities, spans: spansOf(base, entry), length }
  })
  const all = [...new Set([...words.de, ...words.en])]
  return {
    records,
    byId: new Map(records.map((record) => [record.entry.record.id, record])),
    postings,
    averageLength: records.reduce((sum, record) => sum + record.length, 0) / Math.max(1, records.length),
    hasTerm: (term) => postings.has(term),
    hasWord: (folded, lang) => words[lang].has(folded),
    alike: (folded) => alikeWords(folded, [...all, ...thesaurus.words, ...ASKING]),
    idf: (term) => {
      const count = postings.get(term)?.length ?? 0
      return Math.log(1 + (records.length - count + 0.5) / (count + 0.5))
    },
  }
}

/** Words within one edit, or two from eight letters on, nearest first; none for short words. */
function alikeWords(folded: string, words: Iterable<string>): string[] {
  const allowed = folded.length >= 8 ? 2 : folded.length >= 4 ? 1 : 0
  if (allowed === 0) return []
  let least = allowed
  let found: string[] = []
  for (const word of words) {
    if (word.length < 4) continue
    const distance = editDistance(folded, word, least)
    if (distance > least) continue
    if (distance < least) found = []
    least = distance
    found.push(word)
  }
  return found
}

