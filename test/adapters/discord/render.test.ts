import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderMessage } from '../../../src/adapters/discord/render.ts'
import { sendable } from '../../../src/adapters/discord/sendable.ts'
import { CERTAINTIES } from '../../../src/facts/record.ts'
import type { Block, FactBlock, Message } from '../../../src/reply/message.ts'
import { lineOfRef, refOfLine } from '../../../src/reply/ref.ts'
import { allSeen, componentsOf, expectWithinLimits, markupOf, refsOf, seen } from './shown.ts'

const fact: FactBlock = {
  kind: 'fact',
  ref: 'f16@1',
  text: 'Three ships were loaded in Rajin.',
  attribution: 'according to the UK report',
  certainty: 'likely',
  certaintyText: 'presented as likely (“probably”)',
  citations: [{ record: 'f16', source: 's-article', paragraph: 4, anchor: 'loaded with containers' }],
}
const sources: Block = { kind: 'sources', items: [{ id: 's-article', title: 'The **headline**' }] }
const choices = (count: number, more: (at: number) => object = () => ({})): Block => ({ kind: 'choices', items: Array.from({ length: count }, (_, at) => ({ label: `Ship ${at}`, send: `/ship s${at}`, ...more(at) })) })
const render = (blocks: readonly Block[], embeds = true, lang: Message['lang'] = 'en') => renderMessage({ kind: 'found', lang, blocks }, { embeds })
const only = (blocks: readonly Block[], embeds = false) => {
  const pages = render(blocks, embeds)
  expect(pages).toHaveLength(1)
  return pages[0] ?? {}
}

describe('a message as markup', () => {
  test.each<[string, Block[], string]>([
    ['leads with the answer', [{ kind: 'lead', text: 'Three.' }, { kind: 'text', text: 'They are:' }], '**Three.**\n\nThey are:'],
    ['styles each line of a lead', [{ kind: 'lead', text: 'A: 1.\n B' }], '**A: 1.**\n **B**'],
    ['heads a page', [{ kind: 'heading', text: 'Fact f1@1' }], String.raw`## Fact f1\@1`],
    [
      'gives a fact with certainty, attribution, citation and ref',
      [fact],
      '◕ Three ships were loaded in Rajin.\n-# according to the UK report · presented as likely (“probably”) · \\[s-article ¶4\\] f16\\@1',
    ],
    ['marks what is superseded', [{ ...fact, mark: 'superseded', attribution: '', certaintyText: '', citations: [] }], '◕ **⚠ superseded** Three ships were loaded in Rajin.\n-# f16\\@1'],
    ['calls a note a note', [{ kind: 'note', text: 'The caption says so.', ref: 'n05@1' }], '**Note:** The caption says so.\n-# n05\\@1'],
    ['opens the address of a record', [{ kind: 'text', text: 'https://example.org/a_b?c=*d*', isAddress: true }], '<https://example.org/a_b?c=*d*>'],
    ['ends it nowhere else', [{ kind: 'text', text: 'https://example.org/a>b c @everyone', isAddress: true }], '<https://example.org/a%3Eb%20c%20@everyone>'],
    ['opens nothing but the web', [{ kind: 'text', text: 'javascript:alert(1)', isAddress: true }], String.raw`javascript\:alert(1)`],
    ['opens no address that is long beyond measure', [{ kind: 'text', text: `https://example.org/${'x'.repeat(1000)}`, isAddress: true }], String.raw`https\:\/\/example.org\/${'x'.repeat(1000)}`],
    ['opens no address that a text merely holds', [{ kind: 'text', text: 'https://example.org' }], String.raw`https\:\/\/example.org`],
    ['lists', [{ kind: 'list', items: [{ text: 'Angara', ref: 'ship-angara@1' }, { text: 'Maria' }] }], '• Angara\n-# ship-angara\\@1\n\n• Maria'],
    ['names sources in small type', [sources], '-# Source \\[s-article\\]: The \\*\\*headline\\*\\*'],
    [
      'strikes out what was removed and makes bold what was added',
      [{ kind: 'difference', field: 'Text', parts: [{ text: 'The ', change: 'same' }, { text: 'old ', change: 'removed' }, { text: 'new ', change: 'added' }, { text: 'way', change: 'same' }] }],
      '**Text:**\n− The ~~old~~ way\n＋ The **new** way',
    ],
    ['leaves out the side that is empty', [{ kind: 'difference', field: 'Text', parts: [{ text: 'new', change: 'added' }] }], '**Text:**\n＋ **new**'],
    ['has some text where there is none', [], '…'],
    ['says what its buttons say where there is nothing else', [choices(1)], '• Ship 0'],
  ])('%s', (_name, blocks, text) => {
    expect(markupOf(only(blocks))).toBe(text)
    expectWithinLimits(only(blocks))
  })

  test('is the same in an embed, with the sources in the footer and the colour of the weakest certainty', () => {
    const colours = CERTAINTIES.map((certainty) => only([{ ...fact, certainty }], true).embeds?.[0]?.color)
    expect(new Set(colours).size).toBe(CERTAINTIES.length)
    const { embeds, content } = only([fact, { ...fact, certainty: 'alleged' }, fact, sources], true)
    expect(content).toBeUndefined()
    expect(embeds?.[0]).toMatchObject({ color: colours[CERTAINTIES.indexOf('alleged')], footer: { text: 'Source [s-article]: The **headline**' } })
  })

  const GREY = 0x757575
  const colour = (kind: Message['kind'], ...blocks: Block[]) => renderMessage({ kind, lang: 'en', blocks }, { embeds: true })[0]?.embeds?.[0]?.color
  const sure: FactBlock = { ...fact, certainty: 'asserted' }

  test.each(['silent', 'notFound', 'refused'] as const)('has no colour of certainty where nothing is answered: %s', (kind) => {
    expect(colour(kind, { kind: 'lead', text: 'The dossier says nothing.' }, sure)).toBeUndefined()
  })

  test.each<[string, Message['kind'], FactBlock[]]>([
    ['what is superseded', 'page', [{ ...sure, mark: 'superseded' }]],
    ['a page with something superseded', 'found', [sure, { ...sure, mark: 'superseded' }]],
    ['what nobody knows', 'unknown', [sure]],
  ])('is grey for %s', (_what, kind, facts) => {
    expect(colour(kind, ...facts)).toBe(GREY)
    expect(colour('found', sure)).not.toBe(GREY)
  })

  test('has a sign of its own for each certainty', () => {
    expect(new Set(CERTAINTIES.map((certainty) => markupOf(only([{ ...fact, certainty }])).slice(0, 1))).size).toBe(CERTAINTIES.length)
  })

  test('is for the caller alone where that is asked, and unfurls nothing where there are no embeds', () => {
    const flags = (ephemeral: boolean, embeds: boolean) => renderMessage({ kind: 'page', lang: 'de', blocks: [fact] }, { ephemeral, embeds })[0]?.flags
    expect([flags(false, true), flags(true, true), flags(false, false), flags(true, false)]).toEqual([undefined, 64, 4, 68])
  })
})

describe('choices', () => {
  const lead: Block = { kind: 'lead', text: 'Which one?' }

  test.each([1, 5])('%i are buttons', (count) => {
    const page = only([lead, choices(count)])
    expect(componentsOf(page).map(({ type }) => type)).toEqual(Array(count).fill(2))
    expect(refsOf(page).map(lineOfRef)).toEqual(Array.from({ length: count }, (_, at) => `/ship s${at}`))
    expect(markupOf(page)).toBe('**Which one?**')
  })

  test('of several readings are a menu, however few', () => {
    const [page] = renderMessage({ kind: 'choose', lang: 'de', blocks: [lead, choices(2)] }, { embeds: true })
    expect(page && componentsOf(page).map(({ type }) => type)).toEqual([3])
  })

  test('leave a row for what may be wanted next', () => {
    const next: Block = { kind: 'actions', items: [{ label: 'Zeitleiste', send: '/timeline' }, { label: 'Zu lang für einen Knopf', send: `/ask ${'x'.repeat(80)}` }] }
    const page = only([lead, choices(100), next])
    expect(page.components).toHaveLength(5)
    expect(componentsOf(page).at(-1)).toMatchObject({ type: 2, label: 'Zeitleiste', custom_id: refOfLine('/timeline', 'en') })
    expect(markupOf(page)).not.toContain('Zu lang')
  })

  test.each([[6, 1], [25, 1], [26, 2], [100, 4]])('%i are %i menus', (count, menus) => {
    const page = only([lead, choices(count)])
    expectWithinLimits(page)
    expect(componentsOf(page).map(({ type }) => type)).toEqual(Array(menus).fill(3))
    expect(refsOf(page)).toHaveLength(count)
  })

  test.each<[string, (at: number) => object]>([
    ['too long for a button', () => ({ send: `/search ${'x'.repeat(80)}` })],
    ['the same twice', () => ({ send: '/ship same' })],
  ])('that are %s are told with what to type', (_name, more) => {
    const text = seen(markupOf(only([lead, choices(2, more)])))
    expect(text).toMatch(/• Ship 1 → \/(?:search x{80}|ship same)$/u)
  })

  test('whose labels are cut are told whole', () => {
    const label = `Ship ${'long '.repeat(30)}`.trim()
    const page = only([lead, choices(1, () => ({ label }))])
    expectWithinLimits(page)
    expect(refsOf(page)).toHaveLength(1)
    expect(seen(markupOf(page))).toContain(label)
  })

  test('that are too many for one message are told', () => {
    const page = render([lead, choices(150)], false)
    expect(allSeen(page)).toContain('• Ship 149 → /ship s149')
    expect(refsOf(page.at(-1) ?? {})).toHaveLength(100)
  })
})

describe('a long message', () => {
  const facts = Array.from({ length: 60 }, (_, at) => ({ ...fact, ref: `f${at}@1`, text: `Fact ${at}: ${'word '.repeat(20)}end.`, ...(at > 50 && { citations: [{ ...fact.citations[0], source: 's-late', record: 'f1', paragraph: 1, anchor: '' }] }) }))
  const late: Block = { kind: 'sources', items: [{ id: 's-article', title: 'First' }, { id: 's-late', title: 'Late' }, { id: 's-none', title: 'None' }] }

  test.each([true, false])('is divided between facts (embeds: %s)', (embeds) => {
    const pages = render([{ kind: 'heading', text: 'Many' }, ...facts, late, choices(2)], embeds)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      expectWithinLimits(page)
      const text = seen(markupOf(page))
      expect(text.match(/Fact \d+:/gu)?.length).toBe(text.match(/ f\d+@1/gu)?.length)
    }
    for (const { text, ref } of facts) expect(pages.filter((page) => seen(markupOf(page)).includes(text) && seen(markupOf(page)).includes(` ${ref}`))).toHaveLength(1)
    expect(pages.map((page) => refsOf(page).length)).toEqual([...Array(pages.length - 1).fill(0), 2])
  })

  test('names on each page the sources that it cites, and the rest on the last', () => {
    const footers = render([...facts, late]).map(({ embeds }) => embeds?.[0]?.footer?.text ?? '')
    expect(footers[0]).toBe(`Source [s-article]: First\n1/${footers.length}`)
    expect(footers.at(-1)).toContain('Source [s-late]: Late\nSource [s-none]: None')
  })

  test.each([10, 24, 40, 200])('has room for %i sources as well', (count) => {
    const items = Array.from({ length: count }, (_, at) => ({ id: `s-${at}`, title: `${'Long title '.repeat(7)}${at}` }))
    const pages = render([{ kind: 'text', text: 'word '.repeat(2000) }, { kind: 'sources', items }])
    for (const page of pages) expectWithinLimits(page)
    for (const { id, title } of items) expect(allSeen(pages)).toContain(`[${id}]: ${title}`)
  })

  test('does not leave a heading at the end of a page', () => {
    for (let length = 1850; length < 1990; length += 5) {
      const [first] = render([{ kind: 'text', text: 'x '.repeat(length / 2) }, { kind: 'heading', text: 'Next' }, { kind: 'text', text: 'and more' }], false)
      expect(markupOf(first ?? {})).not.toMatch(/## Next(?:\n-# 1\/2)?$/u)
    }
  })

  test('does not leave the source alone on the last page', () => {
    for (let words = 150; words < 190; words++) {
      const pages = render([{ ...fact, text: 'ten chars '.repeat(words), ref: 'f1@1' }, { ...fact, text: 'And more.', ref: 'f2@1' }, sources], false)
      expect(markupOf(pages.at(-1) ?? {})).toMatch(/f[12]\\@1[^]*Source/u)
    }
  })

  test('divides a fact that no page can hold between words', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w${at}`)
    for (const embeds of [true, false]) {
      const pages = render([{ ...fact, text: words.join(' ') }], embeds)
      for (const page of pages) expectWithinLimits(page)
      expect(allSeen(pages).match(/\bw\d+\b/gu)).toEqual(words)
      expect(allSeen(pages)).toContain('f16@1')
    }
  })
})

describe('files', () => {
  const file = (name: string): Block => ({ kind: 'file', name, mediaType: 'text/csv', text: `\ufeff"${name}"\r\n` })

  test.each([true, false])('are attached as they are, all to the last page (embeds: %s)', (embeds) => {
    const pages = render([file('a.csv'), { kind: 'text', text: 'word '.repeat(2000) }, file('b.csv')], embeds)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.map(({ files }) => files)).toEqual([...Array(pages.length - 1).fill(undefined), ['a.csv', 'b.csv'].map((name) => ({ name, text: `\ufeff"${name}"\r\n` }))])
    expect(sendable(pages.at(-1) ?? {}).files).toEqual(['a.csv', 'b.csv'].map((name) => ({ name, attachment: Buffer.from(`\ufeff"${name}"\r\n`) })))
  })

  test('stand under some text, as Discord wants it', () => {
    const page = only([file('a.csv')])
    expectWithinLimits(page)
    expect(page.files).toHaveLength(1)
  })

  test('that may not be sent are said to be missing', () => {
    const [page, ...others] = renderMessage({ kind: 'page', lang: 'en', blocks: [file('a.csv')] }, { embeds: false, files: false })
    expect([page?.files, others]).toEqual([undefined, []])
    expect(seen(markupOf(page ?? {}))).toBe('⚠ a.csv is missing: the bot may not attach files in this channel.')
  })
})

test('nothing of what a record or user says takes effect, wherever it stands', () => {
  const bad = '@everyone <@1> <@&2> <#3> <t:1700000000:R> https://c.example [a](https://c.example) ||x|| `y` discord.gg/abc\n# z\n> q\n- l\n1. n'
  const blocks: Block[] = [
    { kind: 'heading', text: bad },
    { kind: 'lead', text: bad },
    { kind: 'text', text: bad, ref: bad },
    { ...fact, text: bad, attribution: bad, certaintyText: bad, mark: bad, citations: [{ record: 'f1', source: bad, paragraph: 1, anchor: bad }] },
    { kind: 'note', text: bad, ref: bad },
    { kind: 'list', items: [{ text: bad }] },
    { kind: 'sources', items: [{ id: bad, title: bad }] },
    { kind: 'choices', items: [{ label: bad, send: bad }] },
    { kind: 'difference', field: bad, parts: [{ text: bad, change: 'same' }, { text: bad, change: 'removed' }, { text: bad, change: 'added' }] },
    { kind: 'form', target: '/mod add fact', title: bad, fields: [{ key: 'hedge', label: bad, help: bad, value: bad, required: false, long: true, problem: bad }] },
    { kind: 'form', target: bad.repeat(9), title: bad, fields: [{ key: 'hedge', label: bad, help: bad, value: bad, required: false, long: true, problem: bad }] },
  ]
  for (const embeds of [true, false]) {
    const markup = render(blocks, embeds).map(markupOf).join('\n')
    const effective = markup.replace(/\\[!-/:-@[-`{-~]/gu, 'x')
    expect(effective).not.toMatch(/@|<|>|:\/\/|\]|\|\||`|discord\.gg\/|^# |^- |^1\. /mu)
  }
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'*_~`<>@:/-#.1 \n') }),
  fc.constantFrom('a [b](https://c.example) <@1>', '@everyone', 'x'.repeat(6000), '*'.repeat(3000), 'word '.repeat(1500), '😀'.repeat(2500), ' ', '\u202e'),
)
const cited = { ref: fc.constantFrom('f1@1', 'n2@3'), citations: fc.array(fc.record({ record: fc.constant('f1'), source: fc.constantFrom('s-a', 's-b'), paragraph: fc.nat(20), anchor: anyText }), { maxLength: 3 }) }
const anyBlock = fc.oneof<fc.Arbitrary<Block>[]>(
  fc.record({ kind: fc.constantFrom('heading', 'lead'), text: anyText }),
  fc.record({ kind: fc.constant('text'), text: anyText, ...cited }),
  fc.record({ kind: fc.constant('fact'), text: anyText, attribution: anyText, certainty: fc.constantFrom(...CERTAINTIES), certaintyText: anyText, mark: anyText, ...cited }),
  fc.record({ kind: fc.constant('note'), text: anyText, ref: cited.ref }),
  fc.record({ kind: fc.constant('list'), items: fc.array(fc.record({ text: anyText, ...cited }), { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('sources'), items: fc.array(fc.record({ id: fc.constantFrom('s-a', 's-b'), title: anyText }), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('actions'), items: fc.array(fc.record({ label: anyText, send: anyText }), { maxLength: 7 }) }),
  fc.record({ kind: fc.constant('choices'), items: fc.array(fc.record({ label: anyText, send: anyText }), { maxLength: 30 }) }),
  fc.record({ kind: fc.constant('difference'), field: anyText, parts: fc.array(fc.record({ text: anyText, change: fc.constantFrom('same', 'removed', 'added') }), { maxLength: 5 }) }),
)
const letters = (text: string) => text.replace(/[\s*~\\#-]/gu, '')
const textsOf = (block: Block): readonly string[] => (block.kind === 'list' ? block.items.map(({ text }) => text) : 'text' in block ? [block.text] : [])

test('any message is within all limits and loses no text', () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 6 }), fc.boolean(), fc.boolean(), (blocks, embeds, ephemeral) => {
      const pages = renderMessage({ kind: 'page', lang: 'de', blocks }, { embeds, ephemeral })
      for (const page of pages) expectWithinLimits(page)
      const shown = letters(allSeen(pages))
      for (const text of blocks.flatMap(textsOf)) expect(shown).toContain(letters(text.replace(/[\p{Cc}\u202a-\u202e\u200e\u200f\u2066-\u2069\u2028\u2029\u061c]/gu, ' ').toWellFormed()))
      for (const line of blocks.flatMap((block) => (block.kind === 'choices' ? block.items : [])).map(({ send }) => send)) {
        const ref = refOfLine(line, 'de')
        expect((ref !== undefined && pages.flatMap(refsOf).includes(ref)) || shown.includes(letters(line.replace(/[\p{Cc}\u202e]/gu, ' ')))).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})
