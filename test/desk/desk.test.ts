import { describe, expect, test } from 'vitest'
import type { Fact } from '../../src/facts/record.ts'
import type { Intent } from '../../src/facts/revision.ts'
import { brokenLink } from '../../src/store/hash-revision.ts'
import { realDesk } from '../real-desk.ts'

const admin = { id: 'test:admin' }
const moderator = { id: 'test:moderator' }
const contributor = { id: 'test:contributor' }
const reader = { id: 'test:reader' }

type Opened = Awaited<ReturnType<typeof realDesk>>

/** The dossier with one of each role. */
async function staffed(more: Parameters<typeof realDesk>[0] = {}): Promise<Opened> {
  const opened = await realDesk(more)
  await opened.desk.grant(moderator.id, 'moderator', admin)
  await opened.desk.grant(contributor.id, 'contributor', admin)
  return opened
}

const factNow = ({ dossier }: Opened, id: string): Fact => dossier.base().entries.get(id)?.record as Fact
const withText = (record: Fact, en: string): Fact => ({ ...record, text: { ...record.text, en } })
const edit = (opened: Opened, id: string, en: string, version = 1): Intent => ({ do: 'edit', id, version, record: withText(factNow(opened, id), en) })

async function drafted(opened: Opened, intent: Intent, by = moderator): Promise<string> {
  const written = await opened.desk.propose(intent, by)
  if (written.outcome !== 'drafted') throw new Error(`Not drafted: ${JSON.stringify(written)}`)
  return written.proposal.id
}

describe('roles', () => {
  test('are given, raised and taken back in the ledger', async () => {
    const { desk } = await staffed()
    expect([admin, moderator, contributor, reader].map(desk.roleOf)).toEqual(['admin', 'moderator', 'contributor', 'reader'])
    expect(await desk.grant(contributor.id, 'moderator', admin)).toEqual({ outcome: 'granted' })
    expect(await desk.grant(moderator.id, 'reader', admin)).toEqual({ outcome: 'granted' })
    expect([moderator, contributor].map(desk.roleOf)).toEqual(['reader', 'moderator'])
    expect(desk.grants()).toEqual([{ id: contributor.id, role: 'moderator' }])
    expect(await desk.grant(moderator.id, 'reader', admin)).toEqual({ outcome: 'unknown' })
  })

  test('may be given to a group of a platform, but never count for whoever is anonymous', async () => {
    const { desk } = await staffed()
    await desk.grant('discord-role:42', 'moderator', admin)
    expect(desk.roleOf({ id: 'discord:1', groups: ['discord-role:42'] })).toBe('moderator')
    expect(desk.roleOf({ id: 'discord:1', groups: ['discord-role:42'], anonymous: true })).toBe('reader')
    expect(desk.roleOf({ id: admin.id, anonymous: true })).toBe('reader')
  })
})

describe('a moderator changes a fact', () => {
  test('after looking at the change, and the next question knows', async () => {
    const opened = await staffed()
    const id = await drafted(opened, edit(opened, 'f32', 'RUSI issued its zebra report in October 2023.'))
    expect(factNow(opened, 'f32').text.en).not.toContain('zebra')
    const settled = await opened.desk.confirm(id, moderator)
    expect(settled).toMatchObject({ outcome: 'made', proposal: { status: 'done', result: 'f32@2' }, entry: { version: 2 } })
    expect(opened.dossier.ask('zebra report', { fallback: 'en' })).toMatchObject({ kind: 'found', facts: [{ version: 2 }] })
  })

  test('but not from a version that somebody has changed since', async () => {
    const opened = await staffed()
    const [mine, theirs] = [await drafted(opened, edit(opened, 'f32', 'Mine.')), await drafted(opened, edit(opened, 'f32', 'Theirs.'), admin)]
    expect(await opened.desk.confirm(theirs, admin)).toMatchObject({ outcome: 'made' })
    expect(await opened.desk.confirm(mine, moderator)).toMatchObject({ outcome: 'conflict', current: { version: 2 } })
    expect(factNow(opened, 'f32').text.en).toBe('Theirs.')
    expect(await opened.desk.propose(edit(opened, 'f32', 'Mine.'), moderator)).toMatchObject({ outcome: 'conflict' })
    expect(await opened.desk.proposal(mine)).toMatchObject({ status: 'draft', wants: { record: { text: { en: 'Mine.' } } } })
  })

  test('once, however often it is confirmed', async () => {
    const opened = await staffed()
    const id = await drafted(opened, edit(opened, 'f32', 'Once.'))
    const all = await Promise.all([1, 2, 3].map(() => opened.desk.confirm(id, moderator)))
    expect(all.map(({ outcome }) => outcome).toSorted()).toEqual(['made', 'settled', 'settled'])
    expect(opened.dossier.base().entries.get('f32')?.version).toBe(2)
  })

  test('once, when the platform tells the same press twice', async () => {
    const opened = await staffed()
    const id = await drafted(opened, edit(opened, 'f32', 'Once.'))
    await opened.desk.confirm(id, moderator, 'telegram:1')
    const { id: again } = { id: await drafted(opened, edit(opened, 'f32', 'Twice.', 2)) }
    expect(await opened.desk.confirm(again, moderator, 'telegram:1')).toMatchObject({ outcome: 'made' })
    expect(factNow(opened, 'f32').text.en).toBe('Once.')
  })

  test('and nobody else can confirm it', async () => {
    const opened = await staffed()
    const id = await drafted(opened, edit(opened, 'f32', 'Mine.'))
    expect(await opened.desk.confirm(id, admin)).toMatchObject({ outcome: 'notYours' })
    expect(await opened.desk.approve(id, admin)).toMatchObject({ outcome: 'notYours' })
    expect(await opened.desk.reject(id, admin, 'no')).toMatchObject({ outcome: 'notYours' })
  })

  test.each([
    ['a record that there is not', { do: 'retract', id: 'f99', version: 1, reason: 'x' }, { outcome: 'missing', id: 'f99' }],
    ['what others refer to', { do: 'retract', id: 'port-najin', version: 1, reason: 'x' }, { outcome: 'referred' }],
    ['what is so already', { do: 'restore', id: 'f32', version: 1 }, { outcome: 'unchanged' }],
  ] as const)('%s is refused', async (_, intent, outcome) => {
    const opened = await staffed()
    expect(await opened.desk.propose(intent, moderator)).toMatchObject(outcome)
  })

  test('what breaks a rule is refused with the rule', async () => {
    const opened = await staffed()
    const record = { ...factNow(opened, 'f32'), about: ['port-nowhere'] } as unknown as Fact
    expect(await opened.desk.propose({ do: 'edit', id: 'f32', version: 1, record }, moderator)).toMatchObject({ outcome: 'rejected', problems: expect.arrayContaining([expect.objectContaining({ code: 'reference-dangling' })]) })
  })

  test('to another id is refused, with the list of what refers to it where there is any', async () => {
    const opened = await staffed()
    const renamed = (id: string): Intent => ({ do: 'edit', id, version: 1, record: { ...factNow(opened, id), id: 'f99' } })
    expect(await opened.desk.propose(renamed('f28'), moderator)).toMatchObject({ outcome: 'rejected', problems: [{ code: 'id-changed' }] })
    expect(await opened.desk.propose(renamed('f21'), moderator)).toMatchObject({ outcome: 'referred', by: expect.arrayContaining(['g01']) })
  })
})

describe('retracting', () => {
  test('takes a fact out of every answer, and restoring brings it back', async () => {
    const opened = await staffed()
    const asked = () => JSON.stringify(opened.dossier.ask('Who has the photo credit?', { fallback: 'en' })).includes('"id":"f40"')
    expect(asked()).toBe(true)
    await opened.desk.confirm(await drafted(opened, { do: 'retract', id: 'f40', version: 1, reason: 'misread' }), moderator)
    expect(asked()).toBe(false)
    expect(opened.dossier.base().entries.get('f40')).toMatchObject({ version: 2, retracted: { reason: 'misread' } })
    await opened.desk.confirm(await drafted(opened, { do: 'restore', id: 'f40', version: 2 }), moderator)
    expect(asked()).toBe(true)
  })
})

describe('review', () => {
  test('a contributor proposes, a moderator makes it, and the author hears', async () => {
    const opened = await staffed()
    const heard: string[] = []
    opened.desk.onSettled((proposal) => heard.push(`${proposal.by} ${proposal.status} ${proposal.result ?? ''}`))
    const id = await drafted(opened, edit(opened, 'f32', 'Better.'), contributor)
    expect(await opened.desk.confirm(id, contributor)).toMatchObject({ outcome: 'queued', proposal: { status: 'open' } })
    expect(opened.desk.proposals('open')).toHaveLength(1)
    expect(await opened.desk.approve(id, moderator)).toMatchObject({ outcome: 'made', proposal: { settledBy: moderator.id } })
    expect(heard).toEqual([`${contributor.id} done f32@2`])
    const missed: string[] = []
    opened.desk.onSettled((proposal) => missed.push(proposal.id))()
    expect(missed).toEqual([id])
    const [settled] = opened.desk.proposalsOf(contributor)
    if (!settled) return expect.unreachable()
    expect([await opened.desk.takeOnTelling(settled), await opened.desk.takeOnTelling(settled)]).toEqual([true, false])
    opened.desk.onSettled((proposal) => missed.push(proposal.id))()
    expect(missed).toEqual([id])
    expect(await opened.desk.approve(id, moderator)).toMatchObject({ outcome: 'settled' })
    expect(await opened.desk.history('f32')).toMatchObject({ value: [{ actor: 'seed' }, { actor: contributor.id }] })
  })

  test('with two, nobody approves what they wrote', async () => {
    const opened = await staffed({ review: 'two' })
    const id = await drafted(opened, edit(opened, 'f32', 'Better.'))
    expect(await opened.desk.confirm(id, moderator)).toMatchObject({ outcome: 'queued' })
    expect(factNow(opened, 'f32').text.en).not.toBe('Better.')
    expect(await opened.desk.approve(id, moderator)).toMatchObject({ outcome: 'needsSecond' })
    expect(await opened.desk.approve(id, admin)).toMatchObject({ outcome: 'made' })
  })

  test('a reader suggests in free words, which somebody writes as a change', async () => {
    const opened = await staffed()
    const suggested = await opened.desk.propose({ do: 'suggest', about: 'f32', text: 'The day is wrong' }, reader)
    expect(suggested).toMatchObject({ outcome: 'suggested', proposal: { id: 'p01', status: 'open' } })
    expect(await opened.desk.approve('p01', moderator)).toMatchObject({ outcome: 'needsWriting' })
    const written = await opened.desk.propose(edit(opened, 'f32', 'Right.'), moderator, { amends: 'p01' })
    expect(written).toMatchObject({ outcome: 'drafted' })
    await opened.desk.confirm('p02', moderator)
    expect(await opened.desk.proposal('p01')).toMatchObject({ status: 'done', settledBy: moderator.id, result: 'f32@2' })
  })

  test('what is rejected stays, with its reason', async () => {
    const opened = await staffed()
    await opened.desk.propose({ do: 'suggest', text: 'Nonsense' }, reader)
    expect(await opened.desk.reject('p01', moderator, 'no source')).toMatchObject({ outcome: 'turnedDown', proposal: { status: 'rejected', reason: 'no source' } })
    expect(await opened.desk.reject('p01', moderator, 'again')).toMatchObject({ outcome: 'settled' })
    expect(opened.desk.proposalsOf(reader)).toMatchObject([{ status: 'rejected' }])
  })
})

describe('new records', () => {
  test('take the next free number, also when two are written at once', async () => {
    const opened = await staffed()
    const fact = (en: string): Intent => ({ do: 'add', kind: 'fact', record: { ...withText(factNow(opened, 'f32'), en), id: 'f48' } })
    const [one, two] = [await drafted(opened, fact('A new quokka.')), await drafted(opened, fact('Another quokka.'), admin)]
    expect(await opened.desk.confirm(one, moderator)).toMatchObject({ outcome: 'made', proposal: { result: 'f48@1' } })
    expect(await opened.desk.confirm(two, admin)).toMatchObject({ outcome: 'made', proposal: { result: 'f49@1' } })
    expect(opened.dossier.ask('quokka', { fallback: 'en' })).toMatchObject({ kind: 'found' })
  })
})

describe('the ledger behind it', () => {
  test('is one unbroken chain, whatever was done', async () => {
    const opened = await staffed()
    await opened.desk.confirm(await drafted(opened, edit(opened, 'f32', 'One.')), moderator)
    const all = await opened.ledger.since(0)
    expect(all.outcome === 'read' && all.value.length > 150 && brokenLink(all.value)).toBe(undefined)
  })

  test('may be away: questions are answered, changes are refused, and nothing is lost', async () => {
    const opened = await staffed()
    const id = await drafted(opened, edit(opened, 'f32', 'Later.'))
    await opened.ledger.close()
    expect(opened.dossier.ask('Angara', { fallback: 'en' }).kind).toBe('profile')
    expect(await opened.desk.confirm(id, moderator)).toEqual({ outcome: 'failed', why: 'unreachable' })
    expect(await opened.desk.status()).toMatchObject({ revisions: null })
  })

  test('is followed by another process', async () => {
    const opened = await staffed()
    const other = await realDesk({}, opened.ledger)
    await opened.desk.confirm(await drafted(opened, edit(opened, 'f32', 'Wombat seen.')), moderator)
    await expect.poll(() => other.dossier.ask('wombat', { fallback: 'en' }).kind).toBe('found')
    expect(other.desk.roleOf(moderator)).toBe('moderator')
  })
})

describe('questions without an answer', () => {
  test('are counted, alike ones together', async () => {
    const { desk } = await staffed()
    for (const text of ['Who is the captain?', 'who is the CAPTAIN', 'price of tea']) desk.noteUnanswered(text, 'en')
    await expect.poll(async () => desk.unanswered()).toEqual({ outcome: 'read', value: [{ text: 'who is the CAPTAIN', count: 2 }, { text: 'price of tea', count: 1 }] })
  })
})

describe('what is not finished yet', () => {
  test('a name without a fact can be added, and the fact on it after that', async () => {
    const opened = await staffed()
    const ship: Intent = { do: 'add', kind: 'entity', record: { id: 'ship-lena', kind: 'ship', name: { de: 'Lena', en: 'Lena' }, aliases: [] } }
    const id = await drafted(opened, ship)
    expect(await opened.desk.confirm(id, moderator)).toMatchObject({ outcome: 'made', entry: { record: { id: 'ship-lena' } } })
    const fact: Intent = { do: 'add', kind: 'fact', record: { ...factNow(opened, 'f32'), id: 'f48', about: ['ship-lena'] } }
    expect(await opened.desk.confirm(await drafted(opened, fact), moderator)).toMatchObject({ outcome: 'made' })
  })

  test('a retracted record is restored before it is edited', async () => {
    const opened = await staffed()
    await opened.desk.confirm(await drafted(opened, { do: 'retract', id: 'f40', version: 1, reason: 'misread' }), moderator)
    expect(await opened.desk.propose(edit(opened, 'f40', 'New.', 2), moderator)).toMatchObject({ outcome: 'rejected', problems: [{ code: 'edit-retracted' }] })
  })

  test('a version that there never was is missing, not changed since', async () => {
    const opened = await staffed()
    expect(await opened.desk.propose({ do: 'restore', id: 'f40', version: 7 }, moderator)).toEqual({ outcome: 'missing', id: 'f40@7' })
  })
})
