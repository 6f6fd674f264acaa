import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Context } from '../../src/command/command.ts'
import { dispatch, dispatchLine } from '../../src/command/dispatch.ts'
import { exampleOf, usageOf } from '../../src/command/usage.ts'
import { entriesOf } from '../../src/facts/fact-base.ts'
import type { Lang } from '../../src/facts/record.ts'
import { ENTITY_KINDS, LANGS, parseRef } from '../../src/facts/record.ts'
import type { Message, MessageKind } from '../../src/reply/message.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { keptLog } from '../command/fakes.ts'
import { realDesk } from '../real-desk.ts'

const { dossier, desk } = await realDesk()
const base = dossier.base()
const context = (more: Partial<Context> = {}): Context => ({ dossier, desk, commands, actor: { id: 'test:admin' }, lang: 'en', langChosen: false, setLang: () => ({ outcome: 'set', reach: 'everywhere' }), ...more })

async function say(line: string, more: Partial<Context> = {}): Promise<{ message: Message; text: string; errors: readonly unknown[] }> {
  const log = keptLog()
  const message = await dispatchLine(line, context(more), { log })
  return { message, text: renderText(message, { colour: false }), errors: log.entries }
}

/** Every record that a message shows by its ref. */
const refsIn = (text: string): string[] => (text.match(/[a-z][a-z0-9-]*@\d+/g) ?? []).filter((ref) => parseRef(ref))

type Case = readonly [line: string, kind: MessageKind, lang: Lang, shown: readonly string[]]
const table: readonly Case[] = [
  ['/ask Which ships are named?', 'found', 'en', ['Maia, Angara and Maria', 'f16@1', '[s-article ¶4]']],
  ['/frage Welche Schiffe werden genannt?', 'found', 'de', ['Maia, Angara und Maria', 'f16@1', '[s-article ¶4]']],
  ['Welche Schiffe werden genannt?', 'found', 'de', ['Maia, Angara und Maria', 'f16@1']],
  ['f18', 'page', 'en', ['Fact f18@1', '[s-article ¶4]']],
  ['F18@1', 'page', 'en', ['Fact f18@1']],
  ['was ist f18?', 'page', 'de', ['Fakt f18@1']],
  ['zeig mir f18, g09', 'page', 'de', ['2 Einträge', 'f18@1', 'g09@1']],
  ['What is ship-maia?', 'page', 'en', ['Ship: Maia (ship-maia@1)']],
  ['/search munitions depot', 'page', 'en', ['records, nearest first', 'f42@1', 'ev-depot@1']],
  ['/suche Munitionsdepot', 'page', 'de', ['Einträge, die nächstliegenden zuerst', 'f42@1', 'ev-depot@1']],
  ['/ship Angara', 'profile', 'en', ['Angara (ship)', 'f16@1', 'f17@1', 'f18@1', 'f37@1']],
  ['/schiff Angara', 'profile', 'de', ['Angara (Schiff)', 'f16@1', 'f17@1', 'f18@1', 'f37@1']],
  ['/ship Ангара', 'profile', 'en', ['Angara (ship)']],
  ['/ship 앙가라', 'profile', 'en', ['Angara (ship)']],
  ['/ship "Angara"', 'profile', 'en', ['Angara (ship)']],
  ['/ship angera', 'profile', 'en', ['Angara (ship)']],
  ['/ship Mara', 'choose', 'en', ['1. Maia (ship)', '2. Maria (ship)']],
  ['/ship Najin', 'profile', 'en', ['Najin port (port)']],
  ['/port Najin', 'profile', 'en', ['Najin port (port)', 'f18@1', 'f19@1']],
  ['/hafen Wostotschny', 'profile', 'de', ['Kosmodrom Wostotschny (Ort)', 'f38@1']],
  ['/port Russian Far East', 'profile', 'en', ['Russian Far East (place)', 'f11@1']],
  ['/hafen Munitionsdepot', 'profile', 'de', ['Munitionsdepot', 'f42@1']],
  ['/date 16.10.2023', 'timeline', 'en', ['16 October 2023', 'ev-rusi@1', 'ev-loading@1']],
  ['/date before October 2023', 'timeline', 'en', ['ev-meeting@1', 'ev-vostochny@1']],
  ['/datum Herbst 2023', 'timeline', 'de', ['13. September 2023', 'ev-vostochny@1', 'ev-rusi@1']],
  ['/datum 13.9.', 'timeline', 'de', ['ev-vostochny@1']],
  ['/timeline', 'timeline', 'en', ['ev-vostochny@1', 'ev-rusi@1', 'Without a date:', 'ev-guardian@1']],
  ['/zeitleiste', 'timeline', 'de', ['ev-vostochny@1', 'ev-rusi@1', 'Ohne Datum:', 'ev-guardian@1']],
  ['/timeline September 2023 to 16 October 2023', 'timeline', 'en', ['ev-vostochny@1', 'ev-rusi@1']],
  ['/zeitleiste September 2023 bis 16.10.2023', 'timeline', 'de', ['ev-vostochny@1', 'ev-rusi@1']],
  ['/zeitleiste zu Guardian', 'page', 'de', ['Zum Guardian ist kein Ereignis mit Datum verzeichnet, aber ohne Datum:', 'ev-guardian@1']],
  ['/who United States', 'profile', 'en', ['according to the United States']],
  ['/timeline to September 2023', 'timeline', 'en', ['ev-vostochny@1']],
  ['/statement RUSI', 'page', 'en', ['statements by the Royal United Services Institute', 'f35@1']],
  ['/aussage RUSI', 'page', 'de', ['Aussagen von RUSI', 'f35@1']],
  ['/statement RUSI containing containers', 'page', 'en', ['with “containers”', 'f36@1']],
  ['/aussage von:RUSI mit Container', 'page', 'de', ['mit „Container“', 'f36@1']],
  ['/statement containers', 'page', 'en', ['with “containers”', 'f36@1']],
  ['/statement', 'page', 'en', ['statements', 'f16@1', 'f23@1']],
  ['/who Vaddi', 'profile', 'en', ['Pranay Vaddi (person)', 'f29@1']],
  ['/wer Путин', 'profile', 'de', ['Wladimir Putin (Person)', 'f11@1']],
  ['/who uk', 'profile', 'en', ['United Kingdom (country)', 'f02@1']],
  ['/who Vladimir', 'choose', 'en', ['Vladimir Putin (person)', 'Vladimir Smirnov (person)']],
  ['/source', 'page', 'en', ['19 sources', 's-article@1', 's-rusi@1']],
  ['/quelle', 'page', 'de', ['19 Quellen', 's-article@1', 's-rusi@1']],
  ['/source s-rusi', 'page', 'en', ['Source s-rusi@1', 'Report; known through other sources only', 'f32@1', 'n13@1', 'facts rest on it, among them:']],
  ['/quelle s-article', 'page', 'de', ['Artikel; liegt vor', 'Sprache: Deutsch', 'Umfang: Titel und 11 Absätze', '47 Fakten beruhen darauf, darunter:', 'f01@1', 'n17@1']],
  ['/quelle S-RUSI', 'page', 'de', ['Quelle s-rusi@1', 'f32@1', 'n13@1']],
  ['/source rusi', 'page', 'en', ['Source s-rusi@1']],
  ['/fact f16', 'page', 'en', ['Fact f16@1', 'Maia, Angara', '[s-article ¶4]', 'History']],
  ['/fakt f16', 'page', 'de', ['Fakt f16@1', 'Maia, Angara', '[s-article ¶4]', 'Verlauf']],
  ['/fact F16@1', 'page', 'en', ['Fact f16@1']],
  ['/fact f12', 'page', 'en', ['Fact f12@1', 'n05@1', 'held to be wrong']],
  ['/fact g01', 'page', 'en', ['Open question g01@1']],
  ['/fakt n05', 'page', 'de', ['Hinweis n05@1']],
  ['/fact ev-us', 'page', 'en', ['Event ev-us@1', 'f23@1']],
  ['/fact ship-angara', 'page', 'en', ['Ship: Angara (ship-angara@1)', 'Ангара', 'f16@1']],
  ['/fakt ship-maia', 'page', 'de', ['Schiff: Maia (ship-maia@1)']],
  ['/fakt g12 g09 g13', 'page', 'de', ['3 offene Fragen', 'Wie viele Container und wie viele Fahrten waren es? Das gibt die Quelle nicht an.']],
  ['/fakt g02 g03', 'page', 'de', ['2 offene Fragen', 'keine Angabe der Quelle: Vermutlich Übersetzung']],
  ['/fact f16 f17', 'page', 'en', ['2 facts', 'f17@1']],
  ['/fact f16 g12 ev-us', 'page', 'en', ['3 records', 'g12@1']],
  ['/source s-article s-rusi', 'page', 'en', ['2 sources', 's-rusi@1']],
  ['/cite f18', 'page', 'en', ['As text', 'As Markdown', 'According to UK Defence Intelligence, as seen by The Guardian; unhedged', 'paragraph 4 (“Verladung von”)', 'f18@1, as of 22 November 2026.', 'f18.json']],
  ['/zitieren f18, F12@1', 'page', 'de', ['Als Text', 'Als Markdown', 'Laut dem britischen Verteidigungsgeheimdienst', '[Diese Lesart gilt als falsch.', 'f12@1, Stand: 22. November 2026.', 'nachweise.json: 2 Literaturangaben']],
  ['/zitieren f18 und f20', 'page', 'de', ['f18@1', 'f20@1']],
  ['/cite f18, f20 and f22 markdown', 'page', 'en', ['As Markdown', '`f22@1`']],
  ['/zitieren f18 csl', 'page', 'de', ['f18.json']],
  ['/zitieren f18 text', 'page', 'de', ['Als Text', 'f18@1']],
  ['/cite Angara', 'page', 'en', ['For ship-angara the', 'f16@1']],
  ['/zitieren Royal United Services Institute', 'page', 'de', ['f35@1']],
  ['/cite ship-maia format plain', 'page', 'en', ['For ship-maia the 4 facts on record about it are cited.', 'f16@1', 'f20@1']],
  ['/zitieren g01 format csl', 'page', 'de', ['g01.json', '"id": "g01@1"', 'Als offene Frage vermerkt']],
  ['/cite s-rusi x-rusi format:markdown', 'page', 'en', ['Source: RUSI report on the port of Dunai, by Royal United Services Institute, 16 October 2023, known through other sources only', '](<https://www.wired-gov.net/']],
  ['/export angara', 'page', 'en', ['facts.csv: 9 facts on “angara”, nearest first.', '"Who says it"', '"f16@1"']],
  ['/export angara format json', 'page', 'en', ['facts.json: 9 facts', '"query":"angara"', '"ref":"f16@1"']],
  ['/export', 'page', 'en', ['facts.csv: 47 facts.', 'held to be wrong']],
  ['/export S-RUSI', 'page', 'en', ['facts.csv: 4 facts on “S-RUSI”.', '"f32@1"']],
  ['/gaps', 'page', 'en', ['open questions', 'g01@1']],
  ['/lücken', 'page', 'de', ['offene Fragen', 'g01@1']],
  ['/gaps ships', 'page', 'en', ['g12@1']],
  ['/lücken Schiffe', 'page', 'de', ['g12@1']],
  ['/lücken zu Schiffe', 'page', 'de', ['g12@1']],
  ['/statement by RUSI', 'page', 'en', ['statements by the Royal United Services Institute']],
  ['/hilfe lücken', 'page', 'de', ['/lücken [<Schiffe>]']],
  ['/suggest f16 There is a fourth ship.', 'page', 'en', ['your suggestion p0']],
  ['/vorschlagen f16 Es gibt ein viertes Schiff.', 'page', 'de', ['Der Vorschlag p0']],
  ['/mod', 'page', 'en', ['/mod retract: Take a record back', '/mod role: Who may change what']],
  ['/language german', 'page', 'de', ['Deutsch']],
  ['/sprache englisch', 'page', 'en', ['English']],
  ['/help', 'help', 'en', commands.map((command) => usageOf(command, 'en'))],
  ['/hilfe', 'help', 'de', commands.map((command) => usageOf(command, 'de'))],
  ['/help timeline', 'page', 'en', ['/timeline [<from>] [to <16 October 2023>]', 'Example: /timeline September 2023']],
  ['/hilfe /zeitleiste', 'page', 'de', ['/zeitleiste [<von>] [bis <16.10.2023>]']],
]

const wrong: readonly Case[] = [
  ['/ship Titanic', 'notFound', 'en', ['“Titanic”', '1. Maia (ship)', '2. Angara (ship)', '3. Maria (ship)']],
  ['/schiff Titanic', 'notFound', 'de', ['„Titanic“', '1. Maia (Schiff)']],
  ['/who Nobody', 'notFound', 'en', ['“Nobody”', 'Vladimir Putin (person)']],
  ['/port 🚢', 'notFound', 'en', ['“🚢”', 'Najin port (port)']],
  ['f18@7', 'notFound', 'en', ['There is no version f18@7']],
  ['f99', 'notFound', 'en', ['That is not in the dossier.']],
  ['/ship', 'refused', 'en', ['“name” is missing', 'For example: Angara', 'Usage: /ship <name>']],
  ['/schiff', 'refused', 'de', ['Es fehlt „name“', 'Zum Beispiel: Angara', 'Aufruf: /schiff <name>']],
  ['/ship \u0007\u202e', 'refused', 'en', ['“name” is missing']],
  ['/date nonsense', 'refused', 'en', ['Cannot read “nonsense” as a date.', 'Example: /date before October 2023']],
  ['/datum 30.2.2023', 'refused', 'de', ['„30.2.2023“ ist kein Datum', 'Beispiel: /datum Herbst 2023']],
  ['/date 32.9.2023', 'refused', 'en', ['Cannot read “32.9.2023” as a date.']],
  ['/date 1999', 'notFound', 'en', ['no event of that time']],
  ['/timeline 2023-12 to 2023-09', 'refused', 'en', ['The end is before the start.']],
  ['/zeitleiste 2023-12 bis 2023-09', 'refused', 'de', ['Das Ende liegt vor dem Anfang.']],
  ['/timeline soon to later', 'refused', 'en', ['“soon”']],
  ['/timeline 2023 to later', 'refused', 'en', ['“later”']],
  ['/timeline to', 'refused', 'en', ['missing after “to”']],
  ['/search qqqq', 'notFound', 'en', ['No record holds these words.']],
  ['/search', 'refused', 'en', ['“words” is missing']],
  ['/statement Klingon', 'notFound', 'en', ['No statement with “Klingon” is on record.']],
  ['/aussage AFP mit Klingone', 'notFound', 'de', ['Von AFP ist keine Aussage mit „Klingone“ verzeichnet.']],
  ['/aussage Klingone', 'notFound', 'de', ['Keine Aussage mit „Klingone“ ist verzeichnet.']],
  ['/zeitleiste zu:AFP', 'notFound', 'de', ['Zu AFP ist kein Ereignis verzeichnet.']],
  ['/timeline about AFP', 'notFound', 'en', ['No event is on record for AFP.']],
  ['/zeitleiste 1999 zu Angara', 'notFound', 'de', ['Zu Angara ist aus dieser Zeit kein Ereignis verzeichnet.']],
  ['/source nope', 'notFound', 'en', ['There is no source “nope”. /source lists all.']],
  ['/fact f99', 'notFound', 'en', ['There is no record f99.']],
  ['/fakt f99', 'notFound', 'de', ['Einen Eintrag f99 gibt es nicht.']],
  ['/fact f16@9', 'notFound', 'en', ['There is no version f16@9; the present one is f16@1.']],
  ['/fakt f16@9', 'notFound', 'de', ['Eine Fassung f16@9 gibt es nicht; die jetzige ist f16@1.']],
  ['/fact 16', 'refused', 'en', ['Cannot read “16” as “id”', 'For example: f16']],
  ['/fact f16@0', 'refused', 'en', ['Cannot read “f16@0” as “id”']],
  ['/fact ships', 'refused', 'en', ['Cannot read “ships” as “id”']],
  ['/cite', 'refused', 'en', ['“ids” is missing', 'For example: f18 f20']],
  ['/cite f18 ships', 'notFound', 'en', ['“f18 ships”']],
  ['/zitieren xyzzy', 'notFound', 'de', ['„xyzzy“']],
  ['/cite f18 format pdf', 'refused', 'en', ['Choices: plain, markdown, csl.']],
  ['/cite f99 f18@9', 'notFound', 'en', ['There is no record f99.', 'There is no version f18@9; the present one is f18@1.']],
  ['/zitieren f99, g99@1', 'notFound', 'de', ['Einen Eintrag f99 gibt es nicht.', 'Einen Eintrag g99 gibt es nicht.']],
  ['/export qqqq', 'notFound', 'en', ['No fact holds “qqqq”.']],
  ['/export angara format xml', 'refused', 'en', ['Choices: csv, json.']],
  ['/gaps 😀', 'notFound', 'en', ['No open question is on record about this.']],
  ['/language klingon', 'refused', 'en', ['Choices: german, english.']],
  ['/language', 'refused', 'en', ['“language” is missing']],
  ['/help nope', 'help', 'en', ['There is no command “nope”.', '/ship <name>']],
  ['/shp Angara', 'refused', 'en', ['There is no command /shp.', '/ship Angara']],
  ['/', 'refused', 'en', ['missing after the slash']],
  [`/ship ${'x'.repeat(3_000)}`, 'refused', 'en', ['too long', '2,000']],
  [`/fact ${'f'.repeat(1_500)}`, 'refused', 'en', [`${'f'.repeat(59)}…`]],
]

describe.each([['asked rightly', table], ['asked wrongly', wrong]] as const)('%s, a command answers', (_name, cases) => {
  test.each(cases.map(([line, ...rest]) => [line.length > 60 ? `${line.slice(0, 60)}…` : line, line, ...rest] as const))('%s', async (_title, line, kind, lang, shown) => {
    const { message, text, errors } = await say(line)
    for (const part of shown) expect(text).toContain(part)
    expect([message.kind, message.lang, errors]).toEqual([kind, lang, []])
    expect(text).not.toMatch(/undefined|\[object|NaN/)
    const unknown = refsIn(text).filter((ref) => !base.entries.has(ref.replace(/@.*$/, '')))
    expect(unknown.filter((ref) => !line.toLowerCase().includes(ref))).toEqual([])
  })
})

test.each(['/ship Titanic', '/port 🚢', '/who Nobody'])('what may have been meant by %s can be pressed, and answers', async (line) => {
  const choices = (await say(line)).message.blocks.flatMap((block) => (block.kind === 'choices' ? block.items : []))
  expect(choices.length).toBeGreaterThan(0)
  for (const { send } of choices) expect((await say(send)).message.kind).toBe('profile')
})

describe('each command', () => {
  test('is in the table, by its name in both languages', () => {
    const lines = table.map(([line]) => line.split(' ')[0])
    expect(commands.flatMap(({ name }) => [`/${name.en}`, `/${name.de}`]).filter((name) => !lines.includes(name))).toEqual([])
  })

  test('has a name, a description and options in both languages, none of them used twice', () => {
    const names = commands.flatMap(({ name }) => (name.de === name.en ? [name.de] : [name.de, name.en]))
    expect(names).toHaveLength(new Set(names).size)
    for (const { name, description, options } of commands) {
      for (const lang of LANGS) {
        expect(name[lang]).toMatch(/^[a-zäöüß]{2,32}$/)
        const texts = [description, ...Object.values(options).flatMap((option) => [option.name, option.description, option.example])]
        for (const text of texts) expect(text[lang].trim()).not.toBe('')
        expect(description[lang].length).toBeLessThanOrEqual(100)
      }
    }
  })

  test.each(LANGS.flatMap((lang) => commands.map((command) => [lang, exampleOf(command, lang)] as const)))('answers its own example, in %s: %s', async (lang, line) => {
    const { message, errors } = await say(line, { lang })
    expect(['refused', 'notFound', 'silent']).not.toContain(message.kind)
    expect([message.lang, errors]).toEqual([lang, []])
  })

  test('speaks the chosen language, whatever its name is in', async () => {
    const spoken = await Promise.all(['/schiff Angara', '/ship Angara', '/quelle', 'Where is Najin?'].map(async (line) => (await say(line, { lang: 'de', langChosen: true })).message.lang))
    expect(spoken).toEqual(['de', 'de', 'de', 'de'])
  })
})

describe('/language', () => {
  test.each([
    ['/language german', ['de', 'self']],
    ['/sprache englisch', ['en', 'self']],
    ['/language german for me', ['de', 'self']],
    ['/language german for all', ['de', 'here']],
    ['/sprache deutsch für alle', ['de', 'here']],
    ['/sprache deutsch alle', undefined],
    ['/language klingon', undefined],
    ['/language german for them', undefined],
  ])('%s sets %j', async (line, wanted) => {
    let set: unknown
    await say(line, { setLang: (...chosen) => ((set = chosen), { outcome: 'set', reach: 'everywhere' }) })
    expect(set).toEqual(wanted)
  })

  test.each([
    [{ outcome: 'set', reach: 'here' }, 'de', /hier jetzt für alle auf Deutsch/u],
    [{ outcome: 'set', reach: 'private' }, 'de', /^Private Antworten/u],
    [{ outcome: 'notAllowed' }, 'en', /may manage the server/u],
    [{ outcome: 'nowhere' }, 'en', /cannot be chosen here/u],
    [{ outcome: 'failed', why: 'unreachable' }, 'en', /^Not saved/u],
  ] as const)('says what came of it: %j', async (outcome, lang, text) => {
    const { message } = await say('/language german for all', { setLang: () => outcome })
    expect([message.lang, message.kind]).toEqual([lang, outcome.outcome === 'set' ? 'page' : 'refused'])
    expect(message.blocks).toEqual([{ kind: 'lead', text: expect.stringMatching(text) }])
  })
})

describe('whatever the dossier has is found', () => {
  test.each(LANGS)('every entity by its name, in %s', async (lang) => {
    for (const { record } of entriesOf(base, 'entity')) {
      const command = record.kind === 'ship' ? 'ship' : ['port', 'place', 'facility'].includes(record.kind) ? 'port' : 'who'
      const message = await dispatch({ command, args: { name: record.name[lang] } }, context({ lang }), { log: keptLog() })
      expect([record.id, message.kind]).toEqual([record.id, 'profile'])
    }
  })

  test('every record by its id, with its own ref', async () => {
    for (const [id, entry] of base.entries.entries()) {
      const { message, text } = await say(`/fact ${id}`)
      expect([id, message.kind]).toEqual([id, 'page'])
      expect(refsIn(text)).toContain(`${id}@${entry.version}`)
    }
  })

  test('every entity is suggested by the beginning of its name', () => {
    for (const { record } of entriesOf(base, 'entity').filter(({ record: { kind } }) => kind !== 'object')) {
      const suggested = dossier.suggest(record.name.en.slice(0, 8), ENTITY_KINDS, 25).map((entity) => entity.record.id)
      expect(suggested).toContain(record.id)
    }
  })
})
