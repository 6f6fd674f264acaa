import { describe, expect, test } from 'vitest'
import { begin } from './several-people.ts'
import type { Say } from './several-people.ts'

const HEDGED = { certainty: 'possible', hedge: 'offenbar' }
const MINE = 'Diplomaten sind besorgt.'

/** A colleague gives f28 a hedge. */
const hedge = async (say: Say, from = 'f28@1', draft = 'p01'): Promise<void> => {
  await say(`/mod edit ${from}\nCertainty: possible\nHedge of the source: offenbar`)
  expect(await say(`/mod confirm ${draft}`)).toContain('Saved: f28@')
}

/** The form in an answer, as it would be sent back whole. */
const formIn = (text: string): string => text.slice(text.lastIndexOf('\n/mod ') + 1)

describe('a change from an old version', () => {
  test('keeps what a colleague changed, where only something else was touched: the form goes back whole', async () => {
    const { moderator, admin, fact } = await begin()
    const opened = formIn(`\n${await moderator('/mod edit f28@1')}`)
    await hedge(admin)
    const refused = await moderator(opened.replace(/^Text \(German\): .*$/mu, `Text (German): ${MINE}`))
    expect(refused).toContain('Not saved: the record has been changed since (by test:admin) and is now at f28@2.')
    expect(refused).toMatch(/meantime:[\s\S]*Certainty[\s\S]*− unhedged[\s\S]*\+ possible[\s\S]*Hedge[\s\S]*\+ offenbar/u)
    const again = formIn(refused)
    expect(again).toMatch(/^\/mod edit f28@2$/mu)
    for (const line of [`Text (German): ${MINE}`, 'Certainty: possible', 'Hedge of the source: offenbar']) expect(again).toContain(line)
    const preview = await moderator(again)
    expect(preview).not.toContain('− possible')
    await moderator('/mod confirm p02')
    expect(fact('f28')).toMatchObject({ ...HEDGED, text: { de: MINE } })
  })

  test('written down before somebody was faster, is told against both, and goes on with what was changed alone', async () => {
    const { moderator, admin, fact } = await begin()
    await moderator(`/mod edit f28@1\nText (German): ${MINE}`)
    await hedge(admin, 'f28@1', 'p02')
    const refused = await moderator('/mod confirm p01')
    expect(refused).toMatch(/meantime:[\s\S]*\+ possible[\s\S]*carried over[\s\S]*sind besorgt/u)
    expect(refused).not.toContain('− possible')
    const resumed = await moderator('/mod resume p01')
    expect(resumed).toContain('Certainty: possible')
    await moderator(formIn(`\n${resumed}`))
    await moderator('/mod confirm p03')
    expect(fact('f28')).toMatchObject({ ...HEDGED, text: { de: MINE } })
  })

  test('of the same field is marked there', async () => {
    const { moderator, admin } = await begin()
    await admin('/mod edit f28@1\nText (English): Theirs.')
    await admin('/mod confirm p01')
    const refused = await moderator(`/mod edit f28@1\nText (English): Mine.\nText (German): ${MINE}`)
    expect(refused).toMatch(/Text \(English\): Mine\.\n! Somebody else has changed this as well/u)
    expect(refused).not.toMatch(new RegExp(`${MINE}\n! Somebody`, 'u'))
  })

  test('shown anew, as a form in parts is, stands on that version still, and says so', async () => {
    const { moderator, admin } = await begin()
    await hedge(admin)
    const shown = await moderator('/mod edit f28@1')
    expect(shown).toContain('f28@1; the record is at f28@2 by now')
    expect(formIn(shown)).toMatch(/^\/mod edit f28@1$/mu)
    expect(formIn(shown)).toContain('Certainty: unhedged')
    expect(await moderator('/mod edit f28@7')).toBe('There is no record f28@7.')
  })

  test('by a contributor is amended on what there is now, and once more where somebody is faster again', async () => {
    const { moderator, admin, desk, as, fact } = await begin()
    await desk.grant('test:contributor', 'contributor', { id: 'test:admin' })
    await as('test:contributor')(`/mod edit f28@1\nText (German): ${MINE}`)
    await as('test:contributor')('/mod confirm p01')
    await hedge(admin, 'f28@1', 'p02')
    expect(await moderator('/mod review p01')).not.toContain('possible')
    expect(await moderator('/mod approve p01')).toContain('/mod amend p01@2')
    const form = formIn(`\n${await moderator('/mod amend p01')}`)
    expect(form).toMatch(/^\/mod amend p01@2$/mu)
    for (const line of [`Text (German): ${MINE}`, 'Certainty: possible']) expect(form).toContain(line)
    await admin('/mod edit f28@2\nText (English): Theirs.')
    await admin('/mod confirm p03')
    const again = formIn(await moderator(form))
    expect(again).toMatch(/^\/mod amend p01@3$/mu)
    await moderator(again)
    await moderator('/mod confirm p04')
    expect(fact('f28')).toMatchObject({ ...HEDGED, text: { de: MINE, en: 'Theirs.' } })
    expect(await desk.proposal('p01')).toMatchObject({ status: 'done' })
  })

  test('that would take the record back is told with what is different now', async () => {
    const { moderator, admin } = await begin()
    await hedge(admin)
    expect(await moderator('/mod retract f28@1 misread')).toMatch(/is now at f28@2[\s\S]*\+ offenbar/u)
  })
})

test('a new record under an id that is taken is told so', async () => {
  const { moderator } = await begin()
  const refused = await moderator('/mod add name\nId: port-najin\nName (German): Naschin\nName (English): Nashin\nKind: port')
  expect(refused).toContain('that id is taken already, by port-najin@1')
  expect(refused).toContain('Name (English): Nashin')
})
