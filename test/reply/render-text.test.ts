import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CERTAINTIES } from '../../src/facts/record.ts'
import { messageToJson } from '../../src/reply/json.ts'
import type { Block, FactBlock, Message, ShownCitation } from '../../src/reply/message.ts'
import { renderText } from '../../src/reply/render-text.ts'

const fact: FactBlock = {
  kind: 'fact',
  ref: 'f16@1',
  text: 'Three ships were loaded in Rajin.',
  attribution: 'according to the UK report, as seen by The Guardian',
  certainty: 'likely',
  certaintyText: 'likely: "probably"',
  citations: [{ record: 'f16', source: 's-article', paragraph: 4, anchor: 'loaded with containers' }],
}
const rendered = (blocks: readonly Block[], lang: Message['lang'] = 'en') => renderText({ kind: 'found', lang, blocks }, { colour: false })

describe('a message as plain text', () => {
  test.each<[string, Block[], string]>([
    ['leads with the answer', [{ kind: 'lead', text: 'Three.' }, { kind: 'text', text: 'They are:' }], 'Three.\nThey are:'],
    ['sets a heading off from what is before it', [{ kind: 'heading', text: 'A' }, { kind: 'heading', text: 'B' }], 'A\n\nB'],
    [
      'gives a fact with attribution, certainty, citation and ref',
      [fact],
      '• Three ships were loaded in Rajin. (according to the UK report, as seen by The Guardian; likely: "probably") [s-article ¶4] f16@1',
    ],
    ['marks what is superseded', [{ ...fact, attribution: '', mark: 'superseded: see f20' }], '• (superseded: see f20) Three ships were loaded in Rajin. (likely: "probably") [s-article ¶4] f16@1'],
    [
      'cites a paragraph once and every paragraph',
      [{ kind: 'text', text: 'A', citations: [4, 4, 6].map((paragraph) => ({ record: 'f1', source: 's-a', paragraph, anchor: '' })) }],
      'A [s-a ¶4] [s-a ¶6]',
    ],
    ['calls a note a note', [{ kind: 'note', text: 'The caption says so.', ref: 'n05@1' }], 'Note: The caption says so. n05@1'],
    ['lists', [{ kind: 'list', items: [{ text: 'Angara', ref: 'ship-angara@1' }, { text: 'Maria' }] }], '• Angara ship-angara@1\n• Maria'],
    ['indents the further lines of an item', [{ kind: 'list', items: [{ text: 'a\nb' }] }], '• a\n  b'],
    ['names each source', [{ kind: 'sources', items: [{ id: 's-article', title: 'The headline' }] }], 'Source [s-article]: The headline'],
    ['numbers choices with what to type', [{ kind: 'choices', items: [{ label: 'Angara (ship)', send: '/ship angara' }] }], '1. Angara (ship)  →  /ship angara'],
    ['drops what steers a terminal', [{ kind: 'lead', text: 'a\u001b[31mb\u0007\u202ec\td' }], 'a[31mbc d'],
    ['has the text of a file below its name, without the mark for spreadsheets', [{ kind: 'lead', text: 'Two.' }, { kind: 'file', name: 'facts.csv', mediaType: 'text/csv', text: '\ufeff"a"\r\n"b"\r\n' }], 'Two.\nfacts.csv\n"a"\n"b"\n'],
    ['is empty where the message is', [], ''],
  ])('%s', (_name, blocks, text) => {
    expect(rendered(blocks)).toBe(text)
  })

  test('labels notes and sources in the language of the message', () => {
    expect(rendered([{ kind: 'note', text: 'x', ref: 'n1' }, { kind: 'sources', items: [{ id: 's', title: 'T' }] }], 'de')).toBe('Hinweis: x n1\nQuelle [s]: T')
  })
})

test('colour adds nothing but escape sequences', () => {
  const message: Message = { kind: 'found', lang: 'en', blocks: [{ kind: 'heading', text: 'H' }, { kind: 'lead', text: 'L' }, fact] }
  const coloured = renderText(message, { colour: true })
  expect(coloured).toContain('\u001b[1mL\u001b[22m')
  expect(coloured).toContain('\u001b[36mlikely: "probably"\u001b[39m')
  // oxlint-disable-next-line no-control-regex
  expect(coloured.replace(/\u001b\[\d+m/gu, '')).toBe(renderText(message, { colour: false }))
})

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\u001b[2Jb', '\u202e', 'x\r\ny'))
const anyRef = fc.tuple(fc.constantFrom('f', 'g', 'n'), fc.nat(999), fc.integer({ min: 1, max: 99 })).map(([letter, id, version]) => `${letter}${id}@${version}`)
const citation = fc.record({ record: fc.constantFrom('f1', 'f2'), source: fc.constantFrom('s-article', 's-note'), paragraph: fc.nat(20), anchor: anyText })
const citations = fc.array(citation, { maxLength: 3 })
const anyBlock = fc.oneof<fc.Arbitrary<Block>[]>(
  fc.record({ kind: fc.constantFrom('heading', 'lead'), text: anyText }),
  fc.record({ kind: fc.constant('text'), text: anyText, ref: anyRef, citations }),
  fc.record({ kind: fc.constant('fact'), ref: anyRef, text: anyText, attribution: anyText, certainty: fc.constantFrom(...CERTAINTIES), certaintyText: anyText, citations, mark: anyText }),
  fc.record({ kind: fc.constant('note'), text: anyText, ref: anyRef }),
  fc.record({ kind: fc.constant('list'), items: fc.array(fc.record({ text: anyText, ref: anyRef, citations })) }),
  fc.record({ kind: fc.constant('sources'), items: fc.array(fc.record({ id: fc.constantFrom('s-article'), title: anyText })) }),
  fc.record({ kind: fc.constant('choices'), items: fc.array(fc.record({ label: anyText, send: anyText })) }),
)
const anyMessage = fc.record({ kind: fc.constantFrom<Message['kind'][]>('found', 'page', 'refused', 'silent'), lang: fc.constantFrom<Message['lang'][]>('de', 'en'), blocks: fc.array(anyBlock, { maxLength: 5 }) })

const partsOf = (block: Block): readonly { readonly ref?: string; readonly citations?: readonly ShownCitation[] }[] => {
  if (block.kind === 'list') return block.items
  return block.kind === 'fact' || block.kind === 'text' || block.kind === 'note' ? [block] : []
}
/** Every ref and citation that stands anywhere in a block. */
const marksIn = (block: Block): string[] =>
  partsOf(block).flatMap(({ ref, citations: cited = [] }) =>
    cited.map(({ source, paragraph }) => `[${source} ¶${paragraph}]`).concat(ref ?? []),
  )

describe('for any message', () => {
  test('the text has every ref and citation as given', () => {
    fc.assert(fc.property(anyMessage, (message) => {
      const text = renderText(message, { colour: false })
      for (const mark of message.blocks.flatMap(marksIn)) expect(text).toContain(mark)
    }))
  })

  test('the text has no control character but line breaks', () => {
    fc.assert(fc.property(anyMessage, (message) => {
      expect(renderText(message, { colour: false }).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
    }))
  })

  test('the JSON has every citation once', () => {
    fc.assert(fc.property(anyMessage, (message) => {
      const keys = messageToJson(message).citations.map((shown) => JSON.stringify(shown))
      expect(new Set(keys).size).toBe(keys.length)
      const given = message.blocks.flatMap(partsOf).flatMap((part) => part.citations ?? [])
      expect(new Set(keys)).toEqual(new Set(given.map((shown) => JSON.stringify(shown))))
    }))
  })
})

test.each([
  ['found', false],
  ['page', false],
  ['unknown', false],
  ['notFound', true],
  ['silent', true],
  ['help', true],
  ['refused', true],
] as const)('a message of kind %s: abstained is %s', (kind, abstained) => {
  expect(messageToJson({ kind, lang: 'en', blocks: [] })).toEqual({ kind, lang: 'en', text: '', citations: [], abstained })
})

test('the JSON has each file as it is, and not in its text once more', () => {
  const files = [{ name: 'a.csv', mediaType: 'text/csv', text: '\ufeff"a"\r\n' }, { name: 'b.json', mediaType: 'application/json', text: '[]' }] as const
  const blocks: Block[] = [{ kind: 'lead', text: 'Two files.' }, ...files.map((file) => ({ kind: 'file', ...file }) as const)]
  expect(messageToJson({ kind: 'page', lang: 'en', blocks })).toEqual({ kind: 'page', lang: 'en', text: 'Two files.', citations: [], files, abstained: false })
})
