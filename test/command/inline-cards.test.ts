import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { commandCard, inlineCards, wordsOfLine } from '../../src/command/inline-cards.ts'
import type { Dossier } from '../../src/dossier.ts'
import { makeDossier } from '../../src/dossier.ts'
import { makeEngine } from '../../src/engine/ask.ts'
import { entriesOf, refOf, withEntry } from '../../src/facts/fact-base.ts'
import type { Lang } from '../../src/facts/record.ts'
import { compose } from '../../src/reply/compose.ts'
import { lineOfRef } from '../../src/reply/ref.ts'
import { realDossier, realThesaurus } from '../real-dossier.ts'
import { fakeContext, keptLog } from './fakes.ts'

const dossier = await realDossier()
const base = dossier.base()
const page = (query: string, more: { offset?: string; lang?: Lang; langChosen?: boolean; of?: Dossier } = {}) => inlineCards(more.of ?? dossier, { query, offset: '', lang: 'de', ...more })
const linesOf = (...args: Parameters<typeof page>) => page(...args).cards.map(({ id }) => lineOfRef(id))
const QUESTION = 'Welche Schiffe werden genannt?'

describe('what is offered for words', () => {
  test('is the answer first, as ask gives it, with its question', () => {
    const [first] = page(QUESTION).cards
    expect(lineOfRef(first?.id ?? '')).toBe(`/ask ${QUESTION}`)
    const { blocks, ...answer } = compose(base, dossier.ask(QUESTION, { fallback: 'de' }))
    expect(first?.message).toEqual({ ...answer, blocks: [{ kind: 'text', text: `Zu „${QUESTION}“:` }, ...blocks] })
    expect(first?.title).toContain('Angara')
  })

  test('is each fact by itself then, with its citation, attribution and certainty', () => {
    const facts = page(QUESTION).cards.slice(1).filter(({ id }) => /^\/fact f\d/u.test(lineOfRef(id) ?? ''))
    expect(facts.length).toBeGreaterThan(5)
    for (const { message, title, description } of facts) {
      const [fact, sources, ...others] = message.blocks.filter(({ kind }) => kind !== 'actions')
      expect(others).toEqual([])
      if (fact?.kind !== 'fact' || sources?.kind !== 'sources') return expect.unreachable()
      expect(title).toBe(fact.text)
      expect(description).toBe(`${fact.certaintyText} · ${fact.attribution} · ${sources.items[0]?.title}`)
    }
  })

  test('is a record that is named by its id', () => {
    expect(linesOf('f18')[0]).toBe('/fact f18@1')
    expect(page('f18@1').cards[0]?.description).toMatch(/^ohne Vorbehalt · laut /u)
    expect(page('f18').cards.some(({ message }) => message.kind === 'notFound')).toBe(false)
  })

  test('is what a name may become', () => {
    expect([linesOf('ang')[0], linesOf('ang').at(-1)]).toEqual(['/fact ship-angara@1', '/ask ang'])
    expect(page('ang').cards[0]?.message.kind).toBe('profile')
  })

  test('is that the dossier does not say, where it does not', () => {
    expect(page('xyzzy quux?').cards.map(({ message }) => message.kind)).toEqual(['notFound'])
    expect(linesOf('xyzzy quux')).toEqual(['/timeline', '/gaps', '/ask xyzzy quux'])
    const [first, ...others] = page('Was wiegt die Bulawa?').cards
    expect(first?.message.kind).toBe('notFound')
    expect(first?.description).not.toContain('angeblich')
    expect(others.length).toBeGreaterThan(0)
  })

  test.each(['W', 'We', 'Wel', 'Welc', 'Welch', 'Welche Sch', 'Wann wur', 'Whi', 'Which sh', 'xyz'])('is not first that the dossier does not say, while a word is being typed: %s', (query) => {
    expect(['notFound', 'silent']).not.toContain(page(query).cards[0]?.message.kind)
  })

  test('is nobody’s name with a question before it', () => {
    expect(page('Angara').cards[0]?.message.blocks[0]).toHaveProperty('kind', 'heading')
  })

  test('is an open question with its question as title', () => {
    const gap = page('Was wiegt die Bulawa?').cards.find(({ id }) => lineOfRef(id)?.startsWith('/fact g'))
    expect(gap?.title).toMatch(/^Offene Frage: .+\?$/u)
    expect(gap?.message.kind).toBe('unknown')
  })

  test('is in the language of the question, unless another was chosen', () => {
    const question = 'Which ships are named in the report?'
    const langs = (langChosen: boolean) => new Set(page(question, { langChosen }).cards.map(({ message }) => message.lang))
    expect([langs(false), langs(true)]).toEqual([new Set(['en']), new Set(['de'])])
  })

  test('shows with its mark what is held to be wrong', async () => {
    const fact = entriesOf(base, 'fact').find(({ record }) => record.id === 'f16')
    if (!fact) return expect.unreachable()
    const record = { ...fact.record, rank: 'deprecated' as const, why: { de: 'Verwechslung.', en: 'Mistaken.' } }
    const engine = makeEngine(withEntry(base, { ...fact, version: 2, record }), await realThesaurus())
    const of = makeDossier(() => engine)
    const [card] = page('f16', { of }).cards
    expect(lineOfRef(card?.id ?? '')).toBe('/fact f16@2')
    expect(card?.description).toContain('⚠ Diese Lesart gilt als falsch. Verwechslung.')
    expect(card?.message.blocks.find((block) => block.kind === 'fact')).toHaveProperty('mark')
    expect(linesOf('', { of })).not.toContain('/fact f16@2')
  })
})

describe('what is offered for nothing', () => {
  test.each(['', '  ', 'hallo'])('is the timeline, the open questions and the facts: %j', (query) => {
    const facts = entriesOf(base, 'fact').filter(({ record }) => record.rank !== 'deprecated').map((fact) => `/fact ${refOf(fact)}`)
    const lines: (string | undefined)[] = []
    for (let offset: string | undefined = ''; offset !== undefined; ) {
      const { cards, next } = page(query, { offset })
      lines.push(...cards.map(({ id }) => lineOfRef(id)))
      offset = next
    }
    expect(lines).toEqual(['/timeline', '/gaps', ...facts])
  })
})

describe('a command', () => {
  const card = (line: string) => commandCard(line, fakeContext({ dossier, commands, lang: 'de', langTold: true }), { log: keptLog() })

  test.each([
    ['/fact f18', 'Fakt f18@1'],
    ['/fakt f18', 'Fakt f18@1'],
    ['/timeline 2023', undefined],
    ['/cite f18', 'Als Text'],
    ['/cite f18 format markdown', 'Als Markdown'],
  ])('of readers is run: %s', async (line, title) => {
    const made = await card(line)
    expect(lineOfRef(made?.id ?? '')).toBe(line)
    expect(made?.message.lang).toBe('de')
    if (title !== undefined) expect(made?.title).toContain(title)
    expect(made?.message.blocks.some(({ kind }) => kind === 'file')).toBe(false)
  })

  test.each(['/fact', '/fact nonsense', '/ship', '/nothing', '/ask Angara?', 'Angara', '/export angara', '/cite f18 format csl'])('is none yet, or needs what no card can send: %s', async (line) => {
    expect(await card(line)).toBeUndefined()
  })

  test.each([['/fact f18', 'f18'], ['/ask  Wie viele?', 'Wie viele?'], ['/fact', ''], ['Angara', 'Angara']])('leaves words to look for: %j', (line, words) => {
    expect(wordsOfLine(line)).toBe(words)
  })
})

test('the timeline tells all dated events before any that is undated', () => {
  const timeline = dossier.timeline([], 'de')
  const message = page('').cards[0]?.message
  expect(message).toEqual(timeline && compose(base, timeline, { whole: true }))
})

describe('pages', () => {
  test('follow each other without a gap or a card twice', () => {
    const [first, second] = [page(''), page('', { offset: page('').next ?? '' })]
    expect(first.cards).toHaveLength(20)
    expect(new Set([...first.cards, ...second.cards].map(({ id }) => id)).size).toBe(first.cards.length + second.cards.length)
  })

  test('end', () => {
    expect(page('', { offset: '9999' })).toEqual({ cards: [] })
    expect(page('xyzzy quux')).not.toHaveProperty('next')
  })

  test.each(['-1', 'x', '1e9', '1.5', '12345678', '٣'])('begin with the first where the offset is none: %j', (offset) => {
    expect(page('', { offset })).toEqual(page(''))
  })

  test('have an id for each card, also of a question that is too long for one', () => {
    const ids = page('Wie viele Schiffe nahmen in Najin Container an Bord, und wohin fuhren sie dann weiter?').cards.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/u)
  })
})
