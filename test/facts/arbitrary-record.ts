import fc from 'fast-check'
import { readRecord } from '../../src/facts/read-record.ts'
import type { DossierRecord, RecordKind } from '../../src/facts/record.ts'
import { RECORD_KINDS } from '../../src/facts/record.ts'

/** Words as people and attackers write them, on one line as records hold them. */
const piece = fc.oneof(
  fc.constantFrom('Schiff', 'Ängara', '"so"', '„so“', '- ', '• ', '1. ', '# ', '! ', '> ', '**', 'Text:', 'Datum:', 'f18@3', '(de)', '(variant, en)', '=', '> 100', 'more than 5', '@everyone', '<b>', '¶4', 'некто', '마이아', ',', '1.125', 'some', 'in', 'stated'),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
)
const isOneLine = (text: string): boolean => text !== '' && !/[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text)
const words = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ').trim()).filter(isOneLine)
const text = fc.record({ de: words, en: words })
const texts = fc.array(words, { minLength: 1, maxLength: 3 })
const asks = fc.record({ de: texts, en: fc.array(words, { maxLength: 2 }) })

const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4})?$/)
const id = fc.oneof(slug.map((name) => `ship-${name}`), slug.map((name) => `s-${name}`), slug.map((name) => `ev-${name}`), fc.integer({ min: 10, max: 9999 }).map((at) => `f${at}`))
const ids = (minLength: number) => fc.uniqueArray(id, { minLength, maxLength: 4 })
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(1.125, 100, 1e21)).map((value) => value + 0)

const anchor = words.map((line) => line.split(/\s+/u).slice(0, 6).join(' ')).filter(isOneLine)
const citations = (minLength: number) => fc.array(fc.record({ source: slug.map((name) => `s-${name}`), paragraph: fc.nat(999), anchor }), { minLength, maxLength: 3 })
const attribution = fc.array(
  fc.record({ who: ids(1), act: fc.constantFrom('stated', 'reported', 'obtained', 'assessed', 'observed', 'photographed'), in: id, implied: fc.boolean() }, { requiredKeys: ['who', 'act'] }),
  { maxLength: 3 },
)
const is = fc.oneof(words, number, number.map((gt) => ({ gt })), number.map((lt) => ({ lt })), fc.constant({ some: true }))
const values = fc.array(fc.record({ of: id, property: words, is }), { maxLength: 3 })
const aliases = fc.array(
  fc.record(
    { text: words, lang: fc.constantFrom('de', 'en', 'ko-KP'), kind: fc.constantFrom('variant', 'native', 'short', 'weak', 'mistranslation'), origin: fc.constantFrom('source', 'editor') },
    { requiredKeys: ['text', 'kind', 'origin'] },
  ),
  { maxLength: 3 },
)
const edtf = fc.constantFrom('2023-10-16', '2023?-09', '2023?-09/2023?-12', '../2023-10-16', '[2023-12..]', '2023-23', '1999~')
const when = fc.oneof(
  fc.record({ edtf, basis: fc.constant('stated'), said: words, note: text }, { requiredKeys: ['edtf', 'basis'] }),
  fc.record({ edtf, basis: fc.constant('inferred'), said: words, note: text }, { requiredKeys: ['edtf', 'basis', 'note'] }),
  fc.record({ edtf: fc.constant(null), basis: fc.constant('unresolved'), said: words, note: text }, { requiredKeys: ['edtf', 'basis'] }),
)
const fingerprint = fc.constant({ sha256: 'a'.repeat(64), paragraphs: ['b'.repeat(12)] })
const codes = fc.dictionary(fc.stringMatching(/^[a-z]{2,5}$/), words, { minKeys: 1, maxKeys: 2, noNullPrototype: true })
const numbered = (letter: string) => fc.integer({ min: 10, max: 999 }).map((at) => `${letter}${at}`)

const fact = {
  id: numbered('f'), text, about: ids(1), citations: citations(1), attribution, values, why: text, asks,
  kind: fc.constantFrom('act', 'observation', 'statement', 'assessment', 'framing', 'attribute', 'ignorance'),
  rank: fc.constantFrom('normal', 'preferred', 'deprecated'),
}
const factKeys = ['id', 'text', 'about', 'citations', 'kind', 'certainty'] as const
const gap = { id: numbered('g'), question: text, about: ids(1), citations: citations(0), hint: text, asks, kind: fc.constantFrom('stated-unknown', 'not-stated', 'unresolved', 'ambiguous') }
const gapKeys = ['id', 'question', 'about', 'kind', 'status'] as const

const RAW: Readonly<Record<RecordKind, fc.Arbitrary<unknown>>> = {
  source: fc.record(
    {
      id: slug.map((name) => `s-${name}`), kind: fc.constantFrom('article', 'report', 'photo'), access: fc.constantFrom('held', 'cited', 'external'), title: text,
      by: ids(0), via: ids(0), when, lang: fc.constantFrom('de', 'en', 'uk'), url: fc.constantFrom('https://example.org/a?b=c', 'http://example.org'), fingerprint, note: text, asks,
    },
    { requiredKeys: ['id', 'kind', 'access', 'title', 'when'] },
  ),
  entity: fc.record({ id: slug.map((name) => `ship-${name}`), kind: fc.constantFrom('ship', 'org'), name: text, dative: words, definite: words, aliases, within: id, ids: codes, asks }, { requiredKeys: ['id', 'kind', 'name'] }),
  event: fc.record({ id: slug.map((name) => `ev-${name}`), kind: fc.constantFrom('meeting', 'works'), title: text, when, where: ids(0), who: ids(0), asks }, { requiredKeys: ['id', 'kind', 'title', 'when'] }),
  fact: fc.oneof(
    fc.record({ ...fact, certainty: fc.constant('asserted') }, { requiredKeys: [...factKeys] }),
    fc.record({ ...fact, certainty: fc.constantFrom('likely', 'alleged'), hedge: words }, { requiredKeys: [...factKeys, 'hedge'] }),
  ),
  gap: fc.oneof(
    fc.record({ ...gap, status: fc.constantFrom('open', 'closed') }, { requiredKeys: [...gapKeys] }),
    fc.record({ ...gap, status: fc.constant('answered'), answeredBy: ids(1) }, { requiredKeys: [...gapKeys, 'answeredBy'] }),
  ),
  note: fc.record({ id: numbered('n'), kind: fc.constantFrom('translation', 'name'), text, about: ids(1), citations: citations(0), see: ids(0), asks }, { requiredKeys: ['id', 'kind', 'text', 'about'] }),
}

/** Any record that its schema takes, but for values that no form can tell apart: empty lists of questions, or of codes. */
export const arbitraryRecord: fc.Arbitrary<{ readonly kind: RecordKind; readonly record: DossierRecord }> = fc
  .constantFrom(...RECORD_KINDS)
  .chain((kind) => RAW[kind].map((raw) => ({ kind, read: readRecord(kind, raw) })))
  .map(({ kind, read }) => {
    if (read.outcome === 'rejected') throw new Error(read.problems[0].message.en)
    return { kind, record: read.record }
  })
