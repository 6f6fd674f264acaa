import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderMessage } from '../../../src/adapters/telegram/render.ts'
import { CERTAINTIES } from '../../../src/facts/record.ts'
import { cleanText } from '../../../src/reply/clean-text.ts'
import type { Block, FactBlock, Message } from '../../../src/reply/message.ts'
import { refOfLine } from '../../../src/reply/ref.ts'
import { allSeen, expectWithinLimits, linesOf, tagged } from './shown.ts'

const fact: FactBlock = {
  kind: 'fact',
  ref: 'f16@1',
  text: 'Three ships were loaded in Rajin.',
  attribution: 'according to the UK report',
  certainty: 'likely',
  certaintyText: 'presented as likely (“probably”)',
  citations: [{ record: 'f16', source: 's-article', paragraph: 4, anchor: 'loaded with containers' }],
}
const bare = { attribution: '', certaintyText: '', citations: [] }
const sources: Block = { kind: 'sources', items: [{ id: 's-article', title: 'The headline' }] }
const numbered = (count: number, more: (at: number) => object = () => ({})): FactBlock[] =>
  Array.from({ length: count }, (_, at) => ({ ...fact, ...bare, ref: `f${at}@1`, text: `Fact ${at}.`, ...more(at) }))
const render = (blocks: readonly Block[], kind: Message['kind'] = 'found') => renderMessage({ kind, lang: 'en', blocks }, { bot: 'dossierbot' })
const only = (blocks: readonly Block[]) => {
  const pages = render(blocks)
  for (const page of pages) expectWithinLimits(page)
  expect(pages).toHaveLength(1)
  return pages[0] ?? { text: '', entities: [] }
}

describe('a message as text with entities', () => {
  test.each<[string, Block[], string]>([
    ['leads with the answer', [{ kind: 'lead', text: 'Three.' }, { kind: 'text', text: 'They are.' }], '<b>Three.</b>\n\nThey are.'],
    ['heads a page', [{ kind: 'heading', text: 'Fact f1@1' }, { kind: 'text', text: 'Old.' }], '<b>Fact f1@1</b>\nOld.'],
    [
      'gives a fact with certainty, attribution, citation and ref',
      [fact],
      '◕ Three ships were loaded in Rajin.\n<i>according to the UK report · presented as likely (“probably”) · [s-article ¶4] <a>f16@1</a></i>',
    ],
    ['marks what is superseded', [{ ...fact, ...bare, mark: 'superseded' }], '◕ <b>⚠ superseded</b> Three ships were loaded in Rajin.\n<a><i>f16@1</i></a>'],
    ['names a citation once', [{ ...fact, ...bare, citations: [...fact.citations, ...fact.citations] }], '◕ Three ships were loaded in Rajin.\n<i>[s-article ¶4] <a>f16@1</a></i>'],
    ['calls a note a note', [{ kind: 'note', text: 'The caption says so.', ref: 'n05@1' }], '<b>Note:</b> The caption says so. <a><i>n05@1</i></a>'],
    ['lists', [{ kind: 'list', items: [{ text: 'Angara', ref: 'ship-angara@1' }, { text: 'Maria' }, { text: 'Maia' }] }], '• Angara <a><i>ship-angara@1</i></a>\n• Maria\n• Maia'],
    ['links no ref that is none', [{ kind: 'text', text: 'Draft', ref: 'p3' }], 'Draft <i>p3</i>'],
    ['introduces an event\'s fact', [{ kind: 'text', text: '2023: Meeting', ref: 'ev-a@1' }, { ...fact, ...bare }], '2023: Meeting <a><i>ev-a@1</i></a>\n◕ Three ships were loaded in Rajin.\n<a><i>f16@1</i></a>'],
    ['names sources at the end', [sources, { kind: 'text', text: 'Text' }], 'Text\n\n<i>Source <a>[s-article]</a>: The headline</i>'],
    [
      'strikes out what was removed and makes bold what was added',
      [{ kind: 'difference', field: 'Text', parts: [{ text: 'The ', change: 'same' }, { text: 'old ', change: 'removed' }, { text: 'new ', change: 'added' }, { text: 'way', change: 'same' }] }],
      '<b>Text:</b>\n− The <s>old</s> way\n+ The <b>new</b> way',
    ],
    ['leaves out the side that is empty', [{ kind: 'difference', field: 'Text', parts: [{ text: 'new', change: 'added' }] }], '<b>Text:</b>\n+ <b>new</b>'],
    ['takes no letter for markup', [{ kind: 'lead', text: '*a* <b> `c` _d_ \\ [e](f)' }], '<b>*a* <b> `c` _d_ \\ [e](f)</b>'],
    ['counts in UTF-16 units', [{ kind: 'lead', text: '😀 한국' }, { kind: 'note', text: 'ok', ref: 'n1@1' }], '<b>😀 한국</b>\n\n<b>Note:</b> ok <a><i>n1@1</i></a>'],
    ['has some text where there is none', [], '…'],
    ['has some text where it is invisible', [{ kind: 'text', text: '\u200b\u00ad \u2800' }], '…'],
    ['says what its buttons say where there is nothing else', [{ kind: 'choices', items: [{ label: 'Ship', send: '/ship s' }] }], '• Ship'],
  ])('%s', (_name, blocks, text) => {
    expect(tagged(only(blocks))).toBe(text)
  })

  test('links each record to the bot', () => {
    expect(only([fact]).entities).toContainEqual({ type: 'text_link', offset: 115, length: 5, url: `https://t.me/dossierbot?start=${refOfLine('/fact f16@1')}` })
  })

  test('has a sign of its own for each certainty', () => {
    expect(new Set(CERTAINTIES.map((certainty) => only([{ ...fact, certainty }]).text.slice(0, 1))).size).toBe(CERTAINTIES.length)
  })
})

describe('details', () => {
  const quoted = (blocks: readonly Block[]) => tagged(only(blocks)).replace(/<\/?[ia]>/gu, '')

  test('stand open where they are few', () => {
    expect(quoted(numbered(5))).not.toContain('<quote>')
  })

  test('are folded away after the first facts, the answer never', () => {
    expect(quoted([{ kind: 'lead', text: 'Six.' }, ...numbered(6), { kind: 'text', text: 'End.' }])).toBe(
      '<b>Six.</b>\n\n◕ Fact 0.\nf0@1\n\n◕ Fact 1.\nf1@1\n\n◕ Fact 2.\nf2@1\n<quote>◕ Fact 3.\nf3@1\n\n◕ Fact 4.\nf4@1\n\n◕ Fact 5.\nf5@1</quote>\nEnd.',
    )
  })

  test('leave headings and what has no ref outside', () => {
    const shown = quoted([...numbered(4), { kind: 'heading', text: 'Undated' }, ...numbered(4), { kind: 'list', items: [{ text: 'plain' }] }])
    expect(shown).toContain('<quote>◕ Fact 3.\nf3@1</quote>\n<b>Undated</b>\n<quote>◕ Fact 0.')
    expect(shown).toContain('f3@1</quote>\n• plain')
  })

  test('fold an event with its fact', () => {
    const rows = numbered(6).flatMap((one, at): Block[] => [{ kind: 'text', text: `Event ${at}`, ref: `ev-${at}@1` }, one])
    expect(quoted(rows)).toContain('f2@1\n<quote>Event 3 ev-3@1\n◕ Fact 3.')
  })

  test('fold open questions, but no list of commands', () => {
    const list = (more: object): Block => ({ kind: 'list', items: Array.from({ length: 9 }, (_, at) => ({ text: `Item ${at}`, ...more })) })
    expect(quoted([list({ ref: 'g1@1' })])).toContain('<quote>• Item 3')
    expect(quoted([list({})])).not.toContain('<quote>')
  })
})

describe('a long message', () => {
  const long = numbered(60, (at) => ({ attribution: 'according to the UK report', text: `Fact ${at}: ${'word '.repeat(40)}end.` }))

  test('is divided between facts, with the number of each page', () => {
    const pages = render([{ kind: 'heading', text: 'Many' }, ...long, sources])
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, at) => {
      expectWithinLimits(page)
      expect(page.text.endsWith(`\n\n${at + 1}/${pages.length}`)).toBe(true)
      expect(page.text.match(/Fact \d+:/gu)?.length).toBe(page.text.match(/ f\d+@1/gu)?.length)
    })
    for (const { text, ref } of long) expect(pages.filter((page) => page.text.includes(`${text}\naccording to the UK report · ${ref}`))).toHaveLength(1)
  })

  test('fills its pages', () => {
    const pages = render(long)
    for (const page of pages.slice(0, -1)) expect(page.text.length).toBeGreaterThan(3700)
  })

  test('does not leave a heading at the end of a page', () => {
    for (let length = 3950; length < 4080; length += 5) {
      const [first] = render([{ kind: 'text', text: 'x '.repeat(length / 2) }, { kind: 'heading', text: 'Next' }, { kind: 'text', text: 'and more of it' }])
      expect(first?.text.replace(/\n\n1\/2$/u, '')).not.toMatch(/Next$/u)
    }
  })

  test('divides a fact that no page can hold between words', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w${at}`)
    const pages = render([{ ...fact, text: words.join(' ') }])
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expectWithinLimits(page)
    expect(allSeen(pages).match(/\bw\d+\b/gu)).toEqual(words)
    expect(allSeen(pages)).toContain('f16@1')
  })

  test.each([['letters', 'x'], ['pairs', '😀'], ['marks', 'e\u0301'], ['families', '👩‍👩‍👧']])('divides a word of 10,000 %s, and no character', (_name, letter) => {
    const pages = render([{ kind: 'lead', text: letter.repeat(10_000) }])
    for (const page of pages) expectWithinLimits(page)
    expect(allSeen(pages).replaceAll('\n', '')).toBe(letter.repeat(10_000))
    for (const page of pages) expect(page.text.replace(/\n\n\d+\/\d+$/u, '').replaceAll(letter, '')).toBe('')
  })

  test('keeps the text of small parts where they are too many to be styled', () => {
    const page = only([{ kind: 'list', items: Array.from({ length: 120 }, (_, at) => ({ text: `Item ${at}`, ref: `f${at}@1` })) }])
    expect(page.entities).toHaveLength(100)
    expect(page.entities.filter(({ type }) => type === 'expandable_blockquote')).toHaveLength(1)
    for (let at = 0; at < 120; at++) expect(page.text).toContain(`• Item ${at} f${at}@1`)
  })
})

describe('files', () => {
  const file: Block = { kind: 'file', name: 'facts.csv', mediaType: 'text/csv', text: 'id,text\r\nf1,"a"\r\n' }

  test('are documents with a short text as caption', () => {
    expect(only([{ kind: 'lead', text: 'Two facts.' }, file])).toMatchObject({ text: 'Two facts.', file: { name: 'facts.csv', mediaType: 'text/csv', text: file.text } })
  })

  test('follow a long text, each as its own', () => {
    const pages = render([{ kind: 'text', text: 'word '.repeat(300) }, file, { ...file, name: 'b.csv', text: '' }])
    for (const page of pages) expectWithinLimits(page)
    expect(pages.map((page) => [page.text === '', page.file?.name])).toEqual([[false, undefined], [true, 'facts.csv'], [true, 'b.csv']])
  })

  test('need no text', () => {
    expect(render([file]).map(({ text }) => text)).toEqual([''])
  })
})

describe('a form', () => {
  const form = (value: string, problem?: string): Block => ({
    kind: 'form',
    target: '/mod edit f18@1',
    title: 'Change f18@1',
    fields: [{ key: 'text', label: 'Text', help: 'One sentence.', value, required: true, long: true, ...(problem && { problem }) }],
  })

  test('is a template that a tap copies, with what is wrong in it', () => {
    const text = tagged(only([form('Three ships.', 'Too short.')]))
    expect(text).toMatch(/^<b>Change f18@1<\/b>\n<i>Tap .+<\/i>\n<pre>\/mod edit f18@1\n[^<]*Text: Three ships\.\n! Too short\.[^<]*<\/pre>$/u)
  })

  test('holds what is in the record, letter by letter', () => {
    const text = 'Call @everyone, @a_user and f18@1 on /lücken.'
    const [shown, long] = [only([form(text)]).text, render([form(`${text} ${'word '.repeat(1000)}`)])[0]?.file?.text]
    expect([shown, long]).toEqual([expect.stringContaining(`Text: ${text}`), expect.stringContaining(`Text: ${text}`)])
  })

  test('is never divided: a file where it is too long', () => {
    const [page, ...others] = render([form('word '.repeat(1000), 'Too long.')])
    expect(others).toEqual([])
    expect(page?.text).toContain('⚠ Text: Too long.')
    expect(page?.file?.text).toContain('word word')
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('😀', 'e\u0301', '\u0301', '\u200b', '\u200d', '\u202e', ' ', '\n', '\t', 'a', '@', '/', '\ud800') }),
  fc.constantFrom('x'.repeat(10_000), 'word '.repeat(1500), '😀'.repeat(2500), '\u0301'.repeat(5000), ' '.repeat(5000), '\n'.repeat(3), '\u200b', '\u2067bidi\u2069', 'Слово '.repeat(900)),
)
const cited = { ref: fc.constantFrom('f1@1', 'n2@3', 'p7'), citations: fc.array(fc.record({ record: fc.constant('f1'), source: fc.constantFrom('s-a', 's-b'), paragraph: fc.nat(20), anchor: anyText }), { maxLength: 3 }) }
const anyChoices = fc.array(fc.record({ label: anyText, send: anyText }), { maxLength: 40 })
const anyBlock = fc.oneof<fc.Arbitrary<Block>[]>(
  fc.record({ kind: fc.constantFrom('heading', 'lead'), text: anyText }),
  fc.record({ kind: fc.constant('text'), text: anyText, ...cited }),
  fc.record({ kind: fc.constant('fact'), text: anyText, attribution: anyText, certainty: fc.constantFrom(...CERTAINTIES), certaintyText: anyText, mark: anyText, ...cited }),
  fc.record({ kind: fc.constant('note'), text: anyText, ref: cited.ref }),
  fc.record({ kind: fc.constant('list'), items: fc.array(fc.record({ text: anyText, ...cited }), { maxLength: 60 }) }),
  fc.record({ kind: fc.constant('sources'), items: fc.array(fc.record({ id: fc.constantFrom('s-a', 's-b'), title: anyText }), { maxLength: 3 }) }),
  fc.record({ kind: fc.constantFrom('choices', 'actions'), items: anyChoices }),
  fc.record({ kind: fc.constant('difference'), field: anyText, parts: fc.array(fc.record({ text: anyText, change: fc.constantFrom('same', 'removed', 'added') }), { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('file'), name: anyText, mediaType: fc.constantFrom('text/csv', 'text/plain'), text: anyText }),
  fc.record({ kind: fc.constant('form'), target: fc.constant('/mod add fact'), title: anyText, fields: fc.array(fc.record({ key: fc.constant('text'), label: fc.constant('Text'), help: fc.constant('Help'), value: anyText, required: fc.boolean(), long: fc.boolean(), problem: anyText }), { maxLength: 3 }) }),
)

/** What can be seen of a text, without the spaces at which it may be divided. */
const visible = (text: string) => cleanText(text).replace(/[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\u2800\ufffc]/gu, '')

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'fact':
      return [block.text, block.attribution, block.certaintyText, block.mark ?? '', ...block.citations.map(({ source, paragraph }) => `[${source} ¶${paragraph}]`), block.ref]
    case 'text':
    case 'note':
    case 'heading':
    case 'lead':
      return [block.text]
    case 'list':
      return block.items.flatMap(({ text, ref = '' }) => [text, ref])
    case 'sources':
      return block.items.map(({ id, title }) => `[${id}]: ${title}`)
    case 'difference':
      return [block.field, ...(['removed', 'added'] as const).map((change) => block.parts.filter((part) => part.change !== change).map(({ text }) => text).join(''))]
    case 'form':
      return [block.title, ...block.fields.flatMap(({ problem }) => problem?.split('\n') ?? [])]
    case 'file':
      return [block.name]
    case 'choices':
    case 'actions':
      return []
  }
}

test('any message is within all limits and loses nothing', () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 6 }), fc.constantFrom('found', 'page', 'notFound'), (blocks, kind) => {
      const pages = renderMessage({ kind, lang: 'de', blocks }, { bot: 'dossierbot', asked: '/ask x' })
      expect(pages.length).toBeGreaterThan(0)
      for (const page of pages) expectWithinLimits(page)
      const shown = visible(allSeen(pages))
      for (const text of blocks.flatMap(textsOf)) expect(shown).toContain(visible(text))
      for (const block of blocks) if (block.kind === 'file') expect(pages.map(({ file }) => file?.text)).toContain(block.text || '\n')
      const offered = pages.flatMap(linesOf)
      for (const { send } of blocks.flatMap((block) => (block.kind === 'choices' || block.kind === 'actions' ? block.items : []))) {
        expect(offered.includes(send) || offered.includes(send.toWellFormed()) || shown.includes(visible(send))).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})
