import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Entry } from '../../src/facts/fact-base.ts'
import { entriesOf } from '../../src/facts/fact-base.ts'
import { LANGS } from '../../src/facts/record.ts'
import { exportPage } from '../../src/reply/export-page.ts'
import { factBlock } from '../../src/reply/fact-block.ts'
import { csvHead, csvLine } from '../../src/reply/facts-csv.ts'
import { COLUMNS, newsroomStrings } from '../../src/reply/newsroom-strings.ts'
import { strings } from '../../src/reply/strings.ts'
import { realDossier } from '../real-dossier.ts'

const base = (await realDossier()).base()
const facts = entriesOf(base, 'fact')

/** The cells of a table by RFC 4180. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  let at = 0
  while (at < csv.length) {
    const quoted = /"((?:[^"]|"")*)"(,|\r\n)/uy
    quoted.lastIndex = at
    const [whole = '', cell = '', end] = quoted.exec(csv) ?? expect.unreachable(`No cell at ${at}: ${csv.slice(at, at + 40)}`)
    cells.push(cell.replaceAll('""', '"'))
    at += whole.length
    if (end === ',') continue
    rows.push(cells)
    cells = []
  }
  return rows
}

const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u
const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;\'a＝') }), fc.constantFrom('=HYPERLINK("http://c.example";"x")', '@SUM(1)', '-1', 'a\r\nb', '"', ''))

describe('a line of a table', () => {
  test('is read back to the same cells, whatever they hold, but for an apostrophe before what would be run', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const read = parseCsv(rows.map(csvLine).join(''))
        expect(read).toEqual(rows.map((cells) => cells.map((text) => (STARTS_FORMULA.test(text) ? `'${text}` : text))))
        for (const text of read.flat()) expect(text).not.toMatch(STARTS_FORMULA)
      }),
    )
  })

  test.each([
    [['a', 'b "c"', ''], '"a","b ""c""",""\r\n'],
    [['=1+1', '+1', '-1', '@x', '\tx', "'=1", 'a=1'], `"'=1+1","'+1","'-1","'@x","'\tx","'=1","a=1"\r\n`],
    [['two\nlines'], '"two\nlines"\r\n'],
  ])('of %j is %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line)
  })
})

const fileOf = (...args: Parameters<typeof exportPage>) => {
  const message = exportPage(...args)
  const file = message.blocks.find((block) => block.kind === 'file')
  return { message, file, text: file?.text ?? '', said: message.blocks.flatMap((block) => (block.kind === 'lead' || block.kind === 'text' ? [block.text] : [])) }
}

describe.each(LANGS)('the facts of the dossier in %s', (lang) => {
  const words = newsroomStrings[lang]

  test('as CSV have all that belongs to each, in the columns that the head names', () => {
    const { file, text, said } = fileOf(base, facts, { format: 'csv', query: undefined, lang })
    expect(file).toMatchObject({ name: `${words.facts}.csv`, mediaType: 'text/csv' })
    expect(text.startsWith(`\ufeff"${words.columns.ref}",`)).toBe(true)
    const [head = [], ...rows] = parseCsv(text.replace(/^\ufeff/u, ''))
    expect(head).toEqual(COLUMNS.map((column) => words.columns[column]))
    expect(rows).toHaveLength(facts.length)
    for (const [at, entry] of facts.entries()) {
      const block = factBlock(base, entry, lang)
      const hedge = 'hedge' in entry.record ? entry.record.hedge : ''
      const row = Object.fromEntries(COLUMNS.map((column, place) => [column, rows[at]?.[place]]))
      expect(row).toMatchObject({ ref: block.ref, mark: block.mark ?? '', text: block.text, attribution: block.attribution, certainty: strings[lang].certainty(block.certainty, undefined), hedge, url: '' })
      expect([row['source'], row['paragraph'], row['anchor']]).toEqual([block.citations.map(({ source }) => source), block.citations.map(({ paragraph }) => paragraph), block.citations.map(({ anchor }) => anchor)].map((parts) => parts.join('\n')))
    }
    expect(said).toEqual([words.exported(facts.length, `${words.facts}.csv`, undefined), expect.stringContaining(Object.values(words.columns).join(', '))])
  })

  test('as JSON have the same, with what was looked for', () => {
    const { file, text } = fileOf(base, facts.slice(0, 20), { format: 'json', query: { words: 'a long "query"', shown: 'a long…', isRanked: true }, lang })
    expect(file).toMatchObject({ name: `${words.facts}.json`, mediaType: 'application/json' })
    const { facts: read, ...head } = z.looseObject({ facts: z.array(z.unknown()) }).parse(JSON.parse(text))
    expect(head).toEqual({ dossier: { id: base.info.id, title: base.info.title[lang], updated: base.info.updated }, language: lang, query: 'a long "query"', found: 20 })
    expect(read).toHaveLength(20)
    for (const [at, entry] of facts.slice(0, 20).entries()) {
      const { ref, text: says, attribution, certainty, certaintyText, mark } = factBlock(base, entry, lang)
      const citations = entry.record.citations.map((citation) => expect.objectContaining({ ...citation, title: expect.any(String) }))
      expect(read[at]).toEqual({ ref, text: says, attribution, certainty, certaintyText, kind: entry.record.kind, about: entry.record.about, citations, ...(mark !== undefined && { mark }), ...('hedge' in entry.record && { hedge: entry.record.hedge }) })
    }
  })

  test('say so where there is none', () => {
    expect(exportPage(base, [], { format: 'csv', query: { words: 'x y', shown: 'x y', isRanked: true }, lang })).toEqual({ kind: 'notFound', lang, blocks: [{ kind: 'lead', text: words.noFact('x y') }] })
  })
})

test('a retracted fact has its mark in the table and in the object', () => {
  const [fact] = facts
  const retracted = { ...fact, retracted: { reason: 'Taken back.' } } as Entry<'fact'>
  for (const format of ['csv', 'json'] as const) expect(fileOf(base, [retracted], { format, query: undefined, lang: 'en' }).text).toContain(strings.en.retracted('Taken back.'))
})

describe('a file that would be too large', () => {
  test.each(['csv', 'json'] as const)('holds as many whole facts as fit, and says of how many (%s)', (format) => {
    const whole = Buffer.byteLength(fileOf(base, facts, { format, query: undefined, lang: 'de' }).text)
    for (const maxBytes of [whole, whole - 1, 10_000, 3_000]) {
      const { text, said } = fileOf(base, facts, { format, query: undefined, lang: 'de', maxBytes })
      const count = format === 'csv' ? parseCsv(text.slice(1)).length - 1 : z.object({ facts: z.array(z.unknown()) }).parse(JSON.parse(text)).facts.length
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes)
      expect(count).toBeGreaterThan(0)
      expect(count === facts.length).toBe(maxBytes === whole)
      expect(said[0]).toBe(newsroomStrings.de.exported(count, `fakten.${format}`, undefined))
      expect(said.includes(newsroomStrings.de.notAll(count, facts.length))).toBe(count < facts.length)
    }
  })

  test('has nothing but its head where none fits', () => {
    expect(fileOf(base, facts, { format: 'csv', query: undefined, lang: 'en', maxBytes: 10 }).text).toBe(csvHead('en'))
  })
})
