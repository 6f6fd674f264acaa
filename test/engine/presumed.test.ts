import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/engine/answer.ts'
import { realDossier } from '../real-dossier.ts'

const dossier = await realDossier()
const ask = (question: string): Answer => dossier.ask(question, { fallback: 'en' })
const shown = (answer: Answer): string[] => ('facts' in answer ? answer.facts.map(({ record }) => record.id) : [])

describe('what a question presumes wrongly is not affirmed', () => {
  test.each([
    'Was the RUSI report published on 17 October 2023?',
    'Stammt der RUSI-Bericht vom 16. November 2023?',
    'Was the cosmodrome visit on 14 September 2023?',
    'Did the Guardian report on Tuesday?',
    'Did Putin visit the cosmodrome on 14 September 2023?',
    'Did Putin and Kim meet in October 2023?',
    'Hat der Guardian am Sonntag berichtet?',
  ])('another date: %j', (question) => {
    expect(ask(question)).toMatchObject({ kind: 'corrected', correction: { kind: 'date' } })
  })

  test.each([
    ['Did Russia supply weapons to North Korea?', 'country-kp'],
    ['Bekommt Nordkorea Waffen aus Russland?', 'country-kp'],
    ['Schickt Moskau Munition nach Pjöngjang?', 'country-kp'],
    ['Russia supplies North Korea with ballistic missiles?', 'country-kp'],
    ['Beliefert Moskau Pjöngjang mit Munition?', 'country-kp'],
    ['are the ships going from dunai to najin?', 'country-kp'],
    ['Did the ships carry containers from Russia to North Korea?', 'country-kp'],
    ['Wurden die Container in Dunai auf Schiffe nach Nordkorea verladen?', 'country-kp'],
  ])('the other way round: %j', (question, from) => {
    expect(ask(question)).toMatchObject({ kind: 'corrected', correction: { kind: 'direction', from: { record: { id: from } } } })
  })

  test.each(['Is North Korea sending ammunition to Russia?', 'Hat Russland Technologie an Nordkorea geliefert?', 'Why does Dunai matter to Pyongyang and Moscow?', 'Hat Russland Nordkorea dafür bezahlt?', 'Did Kim travel from North Korea to meet Putin in Russia?', 'When did the UN get the images?', 'Does North Korea supply Russia with missiles?', 'Does Russia get missiles from North Korea?', 'Were the UN experts given the images?', 'Did the UN see the images?', 'Hat die UNO die Bilder geprüft?', 'Hat Nordkorea Raketen in der Ukraine?', 'In welche Ecke von Russland wurde die koreanische Ladung gebracht?'])('no other way round where it is so, or where it is another matter: %j', (question) => {
    expect(ask(question)).not.toMatchObject({ kind: 'corrected' })
  })

  test.each([
    ['Did Kim give the UN satellite images?', 'country-gb'],
    ['Hat RUSI der UNO Bilder gegeben?', 'country-gb'],
    ['Did North Korea hand satellite images to the United Nations?', 'country-gb'],
    ['russia gave the sat pics to the un right?', 'country-gb'],
    ['Did Vaddi meet Kim?', 'person-putin'],
    ['Why did Kim give the satellite images to the UN?', 'country-gb'],
    ['Warum hat die UNO London die Satellitenbilder übergeben?', 'country-gb'],
    ['Hat Nordkorea Raketen in der Ukraine stationiert?', 'country-ru'],
  ])('somebody else: %j', (question, actor) => {
    expect(ask(question)).toMatchObject({ kind: 'corrected', correction: { kind: 'part', named: [{ record: { id: actor } }] } })
  })

  test.each(['Die Bilder wurden doch von Japan vorgelegt, oder?', 'Were the images handed over by the US?', 'Did the US hand over the images?'])('nor by another: %j', (question) => {
    expect(ask(question)).toMatchObject({ kind: 'corrected', correction: { kind: 'part', did: true, named: [{ record: { id: 'country-gb' } }] } })
  })

  test.each(['Did South Korea deliver weapons to Russia?', 'Did Putin warn of nuclear deterrence?'])('another one: %j', (question) => {
    expect(ask(question).kind).toBe('silent')
  })

  test.each([
    ['Did the three ships load containers at Najin?', 'f18'],
    ['Were more than a hundred pits built?', 'f43'],
    ['Haben die drei Schiffe in Najin Container geladen?', 'f18'],
  ])('nor is called unknown or doubtful what a neighbour of it is: %j', (question, fact) => {
    const answer = ask(question)
    expect(answer.kind).toBe('found')
    expect(shown(answer)[0]).toBe(fact)
    expect(answer).not.toMatchObject({ lead: { kind: 'status' } })
  })

  test.each(['Where does the evidence come from?', 'Where are the trains from?', 'How much ammunition was delivered?', 'Which countries delivered weapons?'])('nor is told first what was not asked: %j', (question) => {
    expect(ask(question)).not.toMatchObject({ lead: { kind: expect.stringMatching(/names|count/) as unknown } })
  })

  test.each(['When were the satellite images handed over?', 'Wann wurden die Bilder übergeben?'])('the date of another event is not told first: %j', (question) => {
    expect(ask(question)).not.toMatchObject({ lead: { kind: 'dates' } })
  })
})

test.each([
  ['Did North Korea deliver tanks?', 'tanks'],
  ['Did the satellite photos show North Korean soldiers?', 'soldiers'],
  ['Hat Großbritannien Sanktionen gefordert?', 'Sanktionen'],
  ['Is RUSI a US institute?', 'the US'],
])('what is asked whether it is so, and no source says, is not answered by what comes near: %j', (question) => {
  expect(ask(question)).toMatchObject({ kind: 'found', lead: { kind: 'lacks', what: 'words' } })
})

test.each(['Did North Korea deliver shells?', 'Wurden Züge am Depot gesichtet?', 'Hat Großbritannien eine Untersuchung gefordert?', 'Is RUSI a think tank?'])('nor is missed what a source says: %j', (question) => {
  expect(ask(question)).not.toMatchObject({ lead: { kind: 'lacks' } })
  expect(ask(question).kind).toBe('found')
})

test.each(['Enthalten die Container Waffen?', 'Are there weapons in the containers?', "Doesn't the article say the containers hold weapons?"])('facts that are not equally sure are told so: %j', (question) => {
  const answer = ask(question)
  expect(answer).toMatchObject({ kind: 'found', lead: { kind: 'strengths' } })
  expect(shown(answer).toSorted()).toEqual(expect.arrayContaining(['f21', 'f36']))
})

test.each(['Warnt Vaddi vor einem Atomkrieg?', 'Did Vaddi warn of a nuclear war?'])('in German any verb may ask whether: %j', (question) => {
  expect(ask(question)).toMatchObject({ lead: { kind: 'lacks', what: 'words' } })
})

test.each([
  ['Wann legte das Vereinigte Königreich die Bilder vor?', 'date'],
  ['an welchem datum hat london die bilder übergeben?', 'date'],
  ['When did the UK hand over the images?', 'date'],
] as const)('the date of something else is no date for it: %j', (question, what) => {
  expect(ask(question)).toMatchObject({ lead: { kind: 'lacks', what } })
})

test.each([
  ['Hat die UNO die Waffenlieferungen bestätigt?', 'org-un'],
  ['Did the UN confirm the deliveries?', 'org-un'],
  ['Hat Putin die Lieferungen bestätigt?', 'country-ru'],
])('nobody is quoted who is not: %j', (question, who) => {
  expect(ask(question)).toMatchObject({ kind: 'found', lead: { kind: 'lacks', what: 'quotation', of: [{ record: { id: who } }] } })
})

test('no date is told of what is placed where no fact is', () => {
  expect(ask('Wann war das Treffen in Wladiwostok?').kind).toBe('silent')
})

test('of what is elsewhere, the place is corrected and not the number', () => {
  expect(ask('Genau hundert Gruben wurden in Najin gebaut?')).toMatchObject({ kind: 'corrected', correction: { kind: 'place', located: { record: { id: 'facility-depot' } } } })
})

test.each(['exactly 100 pits?', 'Wurden genau hundert Gruben gebaut?'])('a bound is no exact number: %j', (question) => {
  expect(ask(question)).toMatchObject({ kind: 'corrected', correction: { kind: 'value', is: { gt: 100 } } })
})

test.each([
  ['Did Putin visit Kim in North Korea in September?', 'country-ru'],
  ['Trafen sich Putin und Kim in Nordkorea?', 'country-ru'],
  ['Did Putin and Kim meet in Japan?', 'country-ru'],
  ['Is it true that Putin visited Pyongyang?', 'place-vostochny'],
  ['Hat Putin Pjöngjang besucht?', 'place-vostochny'],
  ['When did Putin visit Kim in Moscow?', 'place-vostochny'],
  ['wann traf putin kim in moskau?', 'place-rfe'],
  ['how many pits were built in najin?', 'facility-depot'],
  ['Wurden Züge in Najin gesichtet?', 'facility-depot'],
  ['Why were the pits built in Japan?', 'country-ru'],
  ['Is Najin a Russian port?', 'country-kp'],
])('an event in another country: %j', (question, located) => {
  expect(ask(question)).toMatchObject({ kind: 'corrected', correction: { kind: 'place', located: { record: { id: located } } } })
})

test.each(['wann trafen sich putin und kim in russland?', 'wie viele gruben gibt es in dunai?', 'wann wurden raketen in russland stationiert?', 'Did Putin and Kim meet in Russia?', 'Welche Schiffe kommen sowohl im britischen Geheimbericht als auch bei RUSI vor?'])('nor is one corrected that is there, or a paper: %j', (question) => {
  expect(ask(question).kind).toBe('found')
})

test.each([
  ['Is it confirmed that North Korea delivers weapons to Russia?', { kind: 'lacks', what: 'confirmation' }],
  ['Ist bestätigt, dass Putin und Kim sich getroffen haben?', { kind: 'status', of: { record: { id: 'f11' } } }],
  ['Is it confirmed that Russia deployed North Korean missiles in Ukraine?', { kind: 'status', of: { record: { id: 'f23' } } }],
  ['Sind die Waffenlieferungen bewiesen?', { kind: 'status', of: { record: { id: 'f03' } } }],
])('a verdict is on what was asked, and on nothing near it: %j', (question, lead) => {
  expect(ask(question)).toMatchObject({ kind: 'found', lead })
})

test.each([
  ['how many ukrainian ships loaded in najin', 3],
  ['Welche nordkoreanischen Schiffe wurden in Najin beladen?', 3],
  ['the ukrainian freighter maria', 1],
])('ships of another country: %j', (question, count) => {
  const answer = ask(question)
  expect(answer).toMatchObject({ kind: 'corrected', correction: { kind: 'flag', is: { record: { id: 'country-ru' } } } })
  expect(answer.kind === 'corrected' && answer.correction.kind === 'flag' ? answer.correction.of : []).toHaveLength(count)
})

test.each(['how many russian ships loaded in najin', 'are the ships russian or north korean?', 'die maia fährt unter nordkoreanischer flagge?'])('no other country where it is so, is chosen from, or is not told: %j', (question) => {
  expect(ask(question).kind).not.toBe('corrected')
})

test.each([
  ['seit wann ist najin ein russischer hafen?', 'country-kp'],
  ['since when is dunai a north korean port?', 'country-ru'],
])('what else is asked of a place presumes where it lies: %j', (question, located) => {
  expect(ask(question)).toMatchObject({ kind: 'corrected', correction: { kind: 'place', located: { record: { id: located } } } })
})
