import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, FactBase } from '../../src/facts/fact-base.ts'
import { entriesOf, entryOf, factBase, withEntry } from '../../src/facts/fact-base.ts'
import type { Fact, RecordRef, Source } from '../../src/facts/record.ts'
import { LANGS } from '../../src/facts/record.ts'
import type { CitableKind } from '../../src/reply/citable.ts'
import { citableOf } from '../../src/reply/citable.ts'
import { citationPage } from '../../src/reply/citation-page.ts'
import { markdownCitation, plainCitation } from '../../src/reply/citation-text.ts'
import { cslItems } from '../../src/reply/csl-json.ts'
import { factBlock } from '../../src/reply/fact-block.ts'
import { capitalised, strings } from '../../src/reply/strings.ts'
import { realDossier } from '../real-dossier.ts'
import { CslItems } from './csl-schema.ts'

const base = (await realDossier()).base()
const of = <K extends CitableKind>(kind: K, id: string, of = base): Entry<K> => entryOf(of, kind, id) ?? expect.unreachable(`There is no ${id}`)

/** Everything that the three forms say of a record, each by itself. */
function formsOf(on: FactBase, entry: Entry<CitableKind>, lang: 'de' | 'en'): Record<'plain' | 'markdown' | 'csl', string> {
  const citable = citableOf(on, entry, lang)
  return {
    plain: plainCitation(on, citable, lang),
    markdown: readMarkdown(markdownCitation(on, citable, lang)),
    csl: cslItems(on, citable, lang).map(({ note }) => note).join('\n'),
  }
}
/** What a reader of Markdown sees. */
const readMarkdown = (markdown: string): string => markdown.replace(/\\[!-/:-@[-`{-~]|[*`]/gu, (mark) => mark.slice(1))

describe.each(LANGS)('every fact of the dossier, cited in %s', (lang) => {
  test.each(entriesOf(base, 'fact').map((entry) => [entry.record.id, entry] as const))('%s keeps who said it, how certainly, where, and its mark, in every form', (_id, entry) => {
    const { text, attribution, certaintyText, citations, mark, ref } = factBlock(base, entry, lang)
    for (const form of Object.values(formsOf(base, entry, lang))) {
      for (const part of [text, `(${capitalised(attribution)}; ${certaintyText}.)`, ref, mark ?? '', ...('hedge' in entry.record ? [entry.record.hedge] : [])]) expect(form).toContain(part)
      for (const { source, paragraph, anchor } of citations) {
        expect(form).toContain(source)
        expect(form).toMatch(paragraph === 0 ? /Überschrift|headline/u : new RegExp(`(?:Absatz|paragraph) ${paragraph} `, 'u'))
        expect(form).toContain(strings[lang].quote(anchor))
      }
    }
  })
})

test('every record that can be cited is valid CSL-JSON, with ids of their own, in both languages', () => {
  const kinds = ['fact', 'gap', 'note', 'source'] as const
  const entries = kinds.flatMap((kind): Entry<CitableKind>[] => entriesOf(base, kind))
  expect(entries.length).toBeGreaterThan(100)
  for (const lang of LANGS) {
    const items = entries.flatMap((entry) => cslItems(base, citableOf(base, entry, lang), lang))
    expect(() => CslItems.parse(JSON.parse(JSON.stringify(items)))).not.toThrow()
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  }
})

describe('a mark', () => {
  const retracted = (entry: Entry<CitableKind>): Entry<CitableKind> => ({ ...entry, retracted: { reason: 'The source took it back.' } })

  test.each([
    ['retracted fact', of('fact', 'f18')],
    ['retracted open question', of('gap', 'g01')],
    ['retracted note', of('note', 'n01')],
    ['retracted source', of('source', 's-rusi')],
  ])('of a %s stands in every form', (_name, entry) => {
    for (const form of Object.values(formsOf(base, retracted(entry), 'en'))) expect(form).toContain(strings.en.retracted('The source took it back.'))
  })

  test('of a source stands with every fact that rests on it', () => {
    const changed = withEntry(base, retracted(of('source', 's-article')))
    for (const form of Object.values(formsOf(changed, of('fact', 'f18', changed), 'en'))) expect(form).toMatch(/Source: \[?Retracted/u)
  })
})

const source = (more: Pick<Source, 'when'>): Entry<'source'> => ({ kind: 'source', version: 2, record: { id: 's-new', kind: 'article', access: 'cited', title: { de: 'T', en: 'T' }, by: [], via: ['s-article'], ...more } })
const itemOf = (entry: Entry<'source'>) => cslItems(base, citableOf(base, entry, 'en'), 'en')[0]

describe('the date of a source', () => {
  test.each<[string, Source['when'], unknown, string]>([
    ['a day', { edtf: '2023-10-16', basis: 'stated' }, { 'date-parts': [[2023, 10, 16]] }, ', 16 October 2023,'],
    ['a month', { edtf: '2023-10', basis: 'stated' }, { 'date-parts': [[2023, 10]] }, ', October 2023,'],
    ['a season', { edtf: '2023-23', basis: 'stated' }, { 'date-parts': [[2023]], season: 3 }, ', autumn 2023,'],
    ['a range', { edtf: '2023-09/2023-12', basis: 'stated' }, { 'date-parts': [[2023, 9], [2023, 12]] }, ', September to December 2023,'],
    ['a moment between two', { edtf: '[2023-09..2023-12]', basis: 'stated' }, { literal: 'between September and December 2023' }, ', between September and December 2023,'],
    ['an uncertain one', { edtf: '2023-10?', basis: 'stated' }, { literal: 'October 2023 (uncertain)' }, ', October 2023 (uncertain),'],
    ['an approximate one', { edtf: '2023-10~', basis: 'stated' }, { literal: 'about October 2023' }, ', about October 2023,'],
    ['an inferred one', { edtf: '2023-10', basis: 'inferred', note: { de: 'x', en: 'x' } }, { literal: 'October 2023 (inferred)' }, ', October 2023 (inferred),'],
    ['none', { edtf: null, basis: 'unresolved' }, undefined, ', no date in the source,'],
    ['a word for it', { edtf: null, said: 'Montag', basis: 'unresolved' }, undefined, ', “Montag”; the source gives no date,'],
  ])('is %s: as exact as it is known, and said where it is not', (_name, when, issued, said) => {
    const entry = source({ when })
    expect(itemOf(entry)?.issued).toEqual(issued)
    expect(plainCitation(base, citableOf(base, entry, 'en'), 'en')).toContain(said)
  })
})

test('nothing stands in CSL-JSON that the record does not have', () => {
  expect(itemOf(source({ when: { edtf: null, basis: 'unresolved' } }))).toEqual({
    type: 'document', title: 'T', genre: 'article', id: 's-new@2', source: base.info.title.en, note: expect.stringContaining('s-new@2'),
  })
  expect(itemOf(of('source', 's-photo'))).toMatchObject({ type: 'graphic', author: [{ literal: 'Vladimir Smirnov' }, { literal: expect.any(String) }, { literal: expect.any(String) }] })
  expect(itemOf(of('source', 'x-kbs'))).toMatchObject({ URL: of('source', 'x-kbs').record.url, language: 'en' })
})

test('a fact with several places names each paragraph and source once', () => {
  const record: Fact = { ...of('fact', 'f18').record, citations: [{ source: 's-article', paragraph: 4, anchor: 'a' }, { source: 's-article', paragraph: 4, anchor: 'b' }, { source: 's-article', paragraph: 0, anchor: 'c' }, { source: 's-rusi', paragraph: 2, anchor: 'd' }] }
  const citable = citableOf(base, { kind: 'fact', version: 1, record }, 'en')
  const text = plainCitation(base, citable, 'en')
  expect(text).toContain('paragraph 4 (“a”, “b”) and headline (“c”) [s-article].')
  expect(text).toContain('paragraph 2 (“d”) [s-rusi].')
  expect(cslItems(base, citable, 'en').map(({ id }) => id)).toEqual(['f18@1', 'f18@1/s-rusi'])
})

test('nothing of a record is markup in Markdown', () => {
  const bad = fc.string({ unit: fc.constantFrom(...'*_`[](){}<>~|\\#+-!&;.1 ab') , minLength: 1 }).map((text) => text.trim()).filter(Boolean)
  fc.assert(
    fc.property(bad, (text) => {
      const entry: Entry<'fact'> = { kind: 'fact', version: 1, record: { ...of('fact', 'f18').record, text: { de: text, en: text } } }
      const markdown = markdownCitation(base, citableOf(base, entry, 'en'), 'en')
      const shown = markdown.slice(0, markdown.indexOf(' (According'))
      expect(readMarkdown(shown)).toBe(text)
      expect(shown.replace(/\\[!-/:-@[-`{-~]/gu, '§')).not.toMatch(/[*_`[\]<>~|\\]|&#?\w+;|^[-+#]|^\d+[.)]/u)
    }),
  )
})

describe('a page of citations', () => {
  const page = (refs: readonly RecordRef[], format?: 'plain' | 'markdown' | 'csl', on = base) => citationPage(on, refs, 'en', format)
  const kinds = (...given: Parameters<typeof page>) => page(...given).blocks.map(({ kind }) => kind)
  const texts = (...given: Parameters<typeof page>) => page(...given).blocks.flatMap((block) => ('text' in block && block.kind !== 'file' ? [block.text] : []))
  const f18 = { id: 'f18' }

  test('has all three forms, or the one that is asked for', () => {
    expect(kinds([f18])).toEqual(['heading', 'text', 'heading', 'text', 'text', 'file'])
    expect([kinds([f18], 'plain'), kinds([f18], 'markdown'), kinds([f18], 'csl')]).toEqual([['heading', 'text'], ['heading', 'text'], ['text', 'file']])
    expect(texts([f18], 'csl')).toEqual(['f18.json: one reference as CSL-JSON, for reference managers.'])
  })

  test('cites each record once, says what there is not, and what is cited in its place', () => {
    const newer = withEntry(base, { ...of('fact', 'f20'), version: 3 })
    expect(texts([f18, f18, { id: 'f99' }, { id: 'f20', version: 1 }, { id: 'f20', version: 4 }], 'plain', newer).map((text) => text.slice(0, 70))).toEqual([
      'There is no record f99.',
      'Asked for f20@1; this is the present version, f20@3.',
      'There is no version f20@4; the present one is f20@3.',
      'As text',
      expect.stringContaining('The three ships take on containers'),
      expect.stringContaining('After loading at Najin'),
    ])
    expect(texts([{ id: 'f20', version: 1 }], 'plain', newer).at(-1)).toContain('f20@3')
  })

  test('cites the facts about a ship, but not those that were taken back', () => {
    const without = withEntry(base, { ...of('fact', 'f16'), retracted: { reason: 'wrong' } })
    expect(texts([{ id: 'ship-maia' }], 'plain').filter((text) => text.includes('Dossier'))).toHaveLength(4)
    expect(texts([{ id: 'ship-maia' }], 'plain', without).join('\n')).not.toContain('f16@')
  })

  test('says that there is no fact about it', () => {
    const bare = factBase(base.info, [base.entries.get('ship-maia')].filter((entry) => entry !== undefined))
    expect(page([{ id: 'ship-maia' }], 'plain', bare)).toEqual({ kind: 'notFound', lang: 'en', blocks: [{ kind: 'lead', text: 'There is no fact on record about ship-maia that could be cited.' }] })
  })

  test('says which are left out where there are too many', () => {
    const refs = Array.from({ length: 12 }, (_, at) => ({ id: `f${at + 10}` }))
    const [notice = '', ...rest] = texts(refs, 'plain')
    expect(notice).toBe('That is too much at once; left out: f20@1, f21@1.')
    expect(rest).toHaveLength(11)
  })
})
