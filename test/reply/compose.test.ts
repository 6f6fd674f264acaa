import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, AnswerKind, Correction, Lead, Nameable } from '../../src/engine/answer.ts'
import type { Entry } from '../../src/facts/fact-base.ts'
import { entriesOf, entryOf, factBase, refOf } from '../../src/facts/fact-base.ts'
import type { Lang, NonEmpty, RecordId, RecordKind } from '../../src/facts/record.ts'
import { LANGS } from '../../src/facts/record.ts'
import { compose } from '../../src/reply/compose.ts'
import { factBlock } from '../../src/reply/fact-block.ts'
import type { Block, FactBlock, Message } from '../../src/reply/message.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { strings } from '../../src/reply/strings.ts'
import { realDossier } from '../real-dossier.ts'

const base = (await realDossier()).base()
const get = <K extends RecordKind>(kind: K, id: RecordId): Entry<K> => {
  const found = entryOf(base, kind, id)
  if (!found) throw new Error(id)
  return found
}
const [f16, f21, f12] = [get('fact', 'f16'), get('fact', 'f21'), get('fact', 'f12')]
const [angara, najin, putin] = [get('entity', 'ship-angara'), get('entity', 'port-najin'), get('entity', 'person-putin')]
const [vostochny, meeting] = [get('event', 'ev-vostochny'), get('event', 'ev-meeting')]
const [gap, note, rusi] = [get('gap', 'g01'), get('note', 'n05'), get('source', 's-rusi')]

const render = (message: Message): string => renderText(message, { colour: false })
const factsIn = ({ blocks }: Message): FactBlock[] => blocks.filter((block) => block.kind === 'fact')
/** Every ref that stands in a block. */
const refsIn = (block: Block): string[] => (block.kind === 'list' ? block.items.flatMap(({ ref }) => ref ?? []) : 'ref' in block && block.ref ? [block.ref] : [])

type Sample = { readonly [K in AnswerKind]: Omit<Extract<Answer, { kind: K }>, 'lang' | 'kind'> }
/** One answer of every kind, and what must be read in it, in German and in English. */
const SAMPLES: Sample = {
  found: { lead: { kind: 'names', items: [angara, najin], counted: false }, facts: [f16, f21], notes: [note] },
  profile: { of: angara, facts: [f16], notes: [note] },
  timeline: { range: null, items: [{ event: vostochny, facts: [f16] }], undated: [{ event: meeting, facts: [f21] }], more: 0 },
  unknown: { gap, facts: [f21], notes: [note] },
  corrected: { correction: { kind: 'count', asked: 4, items: [angara] }, facts: [f16], notes: [] },
  choose: { options: [angara, vostochny, rusi] },
  silent: { about: [angara], gap: null, unknownWords: ['Kapitän'], nearest: [f16] },
  notFound: { unknownWords: ['Titanic'], nearest: [vostochny] },
  help: { reason: 'greeting' },
}
const READ: Readonly<Record<AnswerKind, readonly [de: readonly string[], en: readonly string[]]>> = {
  found: [['Namentlich im Dossier: Angara und Hafen Najin.', 'f16@1', 'f21@1', 'n05@1'], ['Named in the dossier: Angara and Najin port.', 'f16@1', 'f21@1', 'n05@1']],
  profile: [['Angara (Schiff)', 'f16@1', 'n05@1'], ['Angara (ship)', 'f16@1', 'n05@1']],
  timeline: [['13. September 2023', 'ev-vostochny@1', 'f16@1', 'Ohne Datum:', 'ev-meeting@1', 'f21@1'], ['13 September 2023', 'ev-vostochny@1', 'f16@1', 'Without a date:', 'ev-meeting@1', 'f21@1']],
  unknown: [['g01@1', gap.record.question.de, 'f21@1'], ['g01@1', gap.record.question.en, 'f21@1']],
  corrected: [['ein Schiff', 'Angara', 'f16@1'], ['one ship', 'Angara', 'f16@1']],
  choose: [['1. Angara (Schiff)', '2. Besuch des Kosmodroms Wostotschny (13. September 2023)', '3. '], ['1. Angara (ship)', '2. Visit to Vostochny Cosmodrome (13 September 2023)', '3. ']],
  silent: [['„Kapitän“', 'zu: Angara', 'f16@1'], ['“Kapitän”', 'on Angara', 'f16@1']],
  notFound: [['„Titanic“', '1. Besuch des Kosmodroms Wostotschny (13. September 2023)', '/fact ev-vostochny'], ['“Titanic”', '1. Visit to Vostochny Cosmodrome (13 September 2023)', '/fact ev-vostochny']],
  help: [[base.info.title.de, '/hilfe'], [base.info.title.en, '/help']],
}

const kinds = Object.keys(SAMPLES) as AnswerKind[]
const answerOf = (kind: AnswerKind, lang: Lang): Answer => ({ kind, ...SAMPLES[kind], lang }) as Answer

describe.each(LANGS)('every kind of answer is composed, in %s', (lang) => {
  test.each(kinds)('%s', (kind) => {
    const message = compose(base, answerOf(kind, lang))
    const text = render(message)
    expect(message).toMatchObject({ kind, lang })
    for (const part of READ[kind][LANGS.indexOf(lang)] ?? []) expect(text).toContain(part)
    expect(text).not.toMatch(/undefined|\[object|NaN/)
  })
})

describe('a lead', () => {
  test.each<[Lead, string, string]>([
    [{ kind: 'names', items: [angara, get('entity', 'ship-maia')], counted: true }, 'Zwei Schiffe namentlich: Angara und Maia.', 'Two ships by name: Angara and Maia.'],
    [{ kind: 'count', of: get('entity', 'object-pits'), is: { gt: 10 } }, 'Mehr als 10 (neue Munitionsgruben).', 'More than 10 (new munitions pits).'],
    [{ kind: 'count', of: get('entity', 'object-pits'), is: { lt: 10 } }, 'Weniger als 10 (neue Munitionsgruben).', 'Fewer than 10 (new munitions pits).'],
    [{ kind: 'count', of: get('entity', 'object-pits'), is: 10 }, '10 (neue Munitionsgruben).', '10 (new munitions pits).'],
    [{ kind: 'dates', items: [vostochny] }, 'Besuch des Kosmodroms Wostotschny: 13. September 2023.', 'Visit to Vostochny Cosmodrome: 13 September 2023.'],
    [{ kind: 'status', of: f21 }, 'Das ist laut Quelle unbekannt.', 'Unknown, says the source.'],
    [{ kind: 'status', of: f16 }, 'Die Quelle gibt das ohne Einschränkung an (laut dem britischen Verteidigungsgeheimdienst, der Bericht lag dem Guardian vor); eine unabhängige Bestätigung enthält das Dossier nicht.', 'The source states this without a hedge (according to UK Defence Intelligence, as seen by The Guardian); the dossier holds no independent confirmation.'],
    [{ kind: 'language', of: rusi, lang: 'de' }, 'Deutsch.', 'German.'],
    [{ kind: 'language', of: rusi, lang: 'tlh' }, 'tlh.', 'tlh.'],
  ])('%o', (lead, de, en) => {
    const leads = LANGS.map((lang) => compose(base, { kind: 'found', lead, facts: [f16], notes: [], lang }).blocks[0])
    expect(leads).toEqual([{ kind: 'lead', text: de }, { kind: 'lead', text: en }])
  })

  test('is none where a fact is the answer', () => {
    expect(compose(base, { kind: 'found', lead: { kind: 'fact' }, facts: [f16], notes: [], lang: 'de' }).blocks[0]).toMatchObject({ kind: 'fact', ref: 'f16@1' })
  })
})

test.each<[Correction, string, string]>([
  [{ kind: 'value', asked: 5, of: get('entity', 'object-pits'), is: { gt: 10 } }, 'mehr als 10', 'more than 10'],
  [{ kind: 'place', of: najin, asked: get('entity', 'country-ru'), located: get('entity', 'country-kp') }, 'in Nordkorea, nicht in Russland', 'in North Korea according to the dossier, not in Russia'],
  [{ kind: 'direction', from: get('entity', 'country-kp'), to: get('entity', 'country-ru') }, 'Herkunft Nordkorea, Ziel Russland', 'from North Korea to Russia'],
  [{ kind: 'part', did: false, event: meeting, asked: angara, named: [putin] }, 'Wladimir Putin, nicht Angara', 'Vladimir Putin, not Angara'],
  [{ kind: 'part', did: true, event: meeting, asked: angara, named: [putin] }, 'Als handelnd nennt das Dossier: Wladimir Putin, nicht Angara', 'has Vladimir Putin doing this, not Angara'],
])('a correction says what the dossier has and what was asked: %o', (correction, de, en) => {
  const texts = LANGS.map((lang) => render(compose(base, { kind: 'corrected', correction, facts: [f16], notes: [], lang })))
  expect(texts[0]).toContain(de)
  expect(texts[1]).toContain(en)
})

test.each([['thanks', 'Gern.'], ['empty', 'Hier fehlt die Frage.']] as const)('help for %s', (reason, said) => {
  expect(render(compose(base, { kind: 'help', reason, lang: 'de' }))).toContain(said)
})

describe('no fact is shown without what belongs to it', () => {
  const all = [...base.entries.values()].filter((entry): entry is Entry<'fact'> => entry.kind === 'fact')

  test.each(LANGS)('ref, attribution, certainty in words, hedge and every citation, in %s', (lang) => {
    for (const fact of all) {
      const block = factBlock(base, fact, lang)
      const text = render({ kind: 'found', lang, blocks: [block] })
      expect(block).toMatchObject({ attribution: expect.stringMatching(/\S/), certaintyText: expect.stringMatching(/\S/), citations: expect.arrayContaining([expect.anything()]) })
      const { record } = fact
      const hedge = record.certainty === 'asserted' ? [] : [record.hedge]
      const places = record.citations.map(({ source, paragraph }) => `[${source} ¶${paragraph}]`)
      for (const part of [refOf(fact), block.text, block.attribution, block.certaintyText, ...hedge, ...places]) expect(text).toContain(part)
    }
  })

  test('and its attribution names everyone in the chain', () => {
    for (const fact of all) {
      for (const id of fact.record.attribution.flatMap((hop) => hop.who)) {
        expect(factBlock(base, fact, 'en').attribution).toContain(get('entity', id).record.name.en)
      }
    }
  })

  test('whether by name or by context alone', () => {
    expect(factBlock(base, get('fact', 'f20'), 'de').attribution).toContain(strings.de.implied.trim())
    expect(factBlock(base, f16, 'de').attribution).not.toContain(strings.de.implied.trim())
  })
})

test('a timeline shows a fact on several events once, and says under its heading alone that there is no date', () => {
  const guardian = get('event', 'ev-guardian')
  const answer: Answer = { kind: 'timeline', range: null, items: [{ event: vostochny, facts: [f16] }, { event: meeting, facts: [f16] }], undated: [{ event: guardian, facts: [f21] }], more: 0, lang: 'de' }
  const message = compose(base, answer, { whole: true })
  expect(factsIn(message).map(({ ref }) => ref)).toEqual(['f16@1', 'f21@1'])
  expect(message.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).slice(1, 3)).toEqual([expect.stringMatching(/^September 2023 \(erschlossen\): .* – siehe oben, f16@1$/u), 'Guardian berichtet („Montag“)'])
})

test.each([
  [get('fact', 'f19'), 'Zum Hafen Najin ist ein weiterer Fakt verzeichnet.', 'One more fact is on record for Najin port.'],
  [f16, 'Zu Maia sind 3 weitere Fakten verzeichnet.', '3 more facts are on record for Maia.'],
  [get('fact', 'f18'), 'Zu „Containerverladung in Najin“ sind 4 weitere', 'for “Container loading at Najin”'],
])('what else there is on the same is counted: %#', (fact, de, en) => {
  const texts = LANGS.map((lang) => render(compose(base, { kind: 'found', lead: { kind: 'fact' }, facts: [fact], notes: [], lang })))
  expect(texts).toEqual([expect.stringContaining(de), expect.stringContaining(en)])
})

test('no brackets stand in brackets where something is named with its date', () => {
  const named = render(compose(base, { kind: 'choose', options: [get('event', 'ev-loading'), get('event', 'ev-guardian')], lang: 'de' }))
  expect(named).toContain('Containerverladung in Najin (September bis Dezember 2023, erschlossen)')
})

describe('a fact that does not stand is marked', () => {
  test('where it is held to be wrong, with why', () => {
    for (const lang of LANGS) {
      const text = render(compose(base, { kind: 'found', lead: { kind: 'fact' }, facts: [f12], notes: [], lang }))
      expect(text).toContain(`(${strings[lang].deprecated(f12.record.why?.[lang] ?? '').trim()})`)
      expect(f12.record.why?.[lang]).toBeTruthy()
    }
  })

  test('where it was taken back, with the reason', () => {
    const retracted: Entry<'fact'> = { ...f16, retracted: { reason: 'wrong ship' } }
    const changed = factBase(base.info, [...base.entries.values(), retracted])
    expect(render(compose(changed, { kind: 'found', lead: { kind: 'fact' }, facts: [retracted], notes: [], lang: 'en' }))).toContain('(Retracted. wrong ship)')
  })

  test('and any other is not', () => {
    expect(factBlock(base, f16, 'de')).not.toHaveProperty('mark')
  })
})

describe('an answer that is too long', () => {
  const many = entriesOf(base, 'fact').slice(0, 20) as unknown as NonEmpty<Entry<'fact'>>
  const answer: Answer = { kind: 'profile', of: angara, facts: many, notes: entriesOf(base, 'note').slice(0, 8), lang: 'en' }

  test('shows the first facts whole and tells how many more there are', () => {
    const message = compose(base, answer)
    const shown = factsIn(message)
    expect(shown.map(({ ref }) => ref)).toEqual(many.slice(0, shown.length).map(refOf))
    expect(shown.length).toBeGreaterThan(0)
    expect(render(message)).toContain(strings.en.more(many.length - shown.length))
  })

  test('shows all of it where the whole is wanted, but for what is noted for maintainers', () => {
    const message = compose(base, answer, { whole: true })
    expect(factsIn(message)).toHaveLength(many.length)
    expect(message.blocks.flatMap((block) => (block.kind === 'note' ? [block.ref] : []))).toEqual(['n05@1', 'n06@1', 'n07@1', 'n08@1'])
  })
})

test('of an unknown word no more is told back than tells which one is meant, and no letter is cut in two', () => {
  const word = '𐌰'.repeat(500)
  const text = render(compose(base, { kind: 'notFound', unknownWords: [word, word, 'b', 'c', 'd'], nearest: [], lang: 'en' }))
  expect(text).toContain(`“${'𐌰'.repeat(39)}…”, “b” and “c”`)
  expect(text.isWellFormed()).toBe(true)
})

const one = <T>(items: readonly T[]) => fc.constantFrom(...items)
const some = <T>(items: readonly T[], maxLength = 4) => fc.uniqueArray(one(items), { minLength: 1, maxLength }).map((found) => found as unknown as NonEmpty<T>)
const [facts, notes, gaps, entities, events, sources] = [entriesOf(base, 'fact'), entriesOf(base, 'note'), entriesOf(base, 'gap'), entriesOf(base, 'entity'), entriesOf(base, 'event'), entriesOf(base, 'source')]
const nameables: readonly Nameable[] = [...entities, ...events, ...sources]
const lang = one(LANGS)
const words = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 })
const anyNotes = fc.uniqueArray(one(notes), { maxLength: 3 })
const bound = fc.oneof(fc.nat(), fc.record({ gt: fc.nat() }), fc.record({ lt: fc.nat() }))
const anyLead: fc.Arbitrary<Lead> = fc.oneof(
  fc.record({ kind: fc.constant('fact') }),
  fc.record({ kind: fc.constant('status'), of: one(facts) }),
  fc.record({ kind: fc.constant('names'), items: some(nameables), counted: fc.boolean() }),
  fc.record({ kind: fc.constant('count'), of: one(entities), is: bound }),
  fc.record({ kind: fc.constant('dates'), items: some<Entry<'event'> | Entry<'source'>>([...events, ...sources]) }),
)
const anyItem = fc.record({ event: one(events), facts: some(facts) })
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ kind: fc.constant('found'), lead: anyLead, facts: some(facts), notes: anyNotes, lang }),
  fc.record({ kind: fc.constant('profile'), of: one(nameables), facts: some(facts, 12), notes: anyNotes, lang }),
  fc.record({ kind: fc.constant('timeline'), range: fc.constant(null), items: fc.uniqueArray(anyItem, { minLength: 1, maxLength: 6 }).map((items) => items as unknown as NonEmpty<(typeof items)[number]>), undated: fc.array(anyItem, { maxLength: 3 }), more: fc.constant(0), lang }),
  fc.record({ kind: fc.constant('unknown'), gap: one(gaps), facts: fc.uniqueArray(one(facts), { maxLength: 3 }), notes: anyNotes, lang }),
  fc.record({ kind: fc.constant('choose'), options: some(nameables), lang }),
  fc.record({ kind: fc.constant('silent'), about: fc.uniqueArray(one(nameables), { maxLength: 3 }), gap: fc.option(one(gaps)), unknownWords: words, nearest: fc.uniqueArray(one(facts), { maxLength: 3 }), lang }),
  fc.record({ kind: fc.constant('notFound'), unknownWords: words, nearest: fc.uniqueArray(one(nameables), { maxLength: 3 }), lang }),
  fc.record({ kind: fc.constant('help'), reason: one(['greeting', 'thanks', 'empty'] as const), lang }),
)

describe('for any answer', () => {
  test('every ref and citation of the message is in its text, and every source cited is titled once', () => {
    fc.assert(fc.property(anyAnswer, fc.boolean(), (answer, whole) => {
      const message = compose(base, answer, { whole })
      const text = render(message)
      for (const ref of message.blocks.flatMap(refsIn)) expect(text).toContain(ref)
      const cited = message.blocks.flatMap((block) => ('citations' in block ? (block.citations ?? []) : []))
      for (const { source, paragraph } of cited) expect(text).toContain(`[${source} ¶${paragraph}]`)
      const titled = message.blocks.flatMap((block) => (block.kind === 'sources' ? block.items.map(({ id }) => id) : []))
      expect(titled.toSorted()).toEqual([...new Set(cited.map(({ source }) => source))].toSorted())
      expect(text).not.toMatch(/undefined|\[object|NaN/)
    }))
  })

  test('facts come with the answer’s own, whole, and all of them where the whole is wanted', () => {
    fc.assert(fc.property(anyAnswer, fc.boolean(), (answer, whole) => {
      const given = answer.kind === 'timeline' ? [...answer.items, ...answer.undated].map((item) => item.facts[0]) : 'facts' in answer ? answer.facts : answer.kind === 'silent' ? answer.nearest : []
      const shown = factsIn(compose(base, answer, { whole }))
      const own = new Map(given.map((fact) => [refOf(fact), factBlock(base, fact, answer.lang)]))
      for (const block of shown) expect(block).toEqual(own.get(block.ref))
      if (whole && 'facts' in answer) expect(shown).toHaveLength(given.length)
      if (given.length > 0) expect(shown.length).toBeGreaterThan(0)
    }))
  })
})
