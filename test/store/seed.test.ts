import { describe, expect, test } from 'vitest'
import type { Checked } from '../../src/facts/check-index.ts'
import { readRecord } from '../../src/facts/read-record.ts'
import type { Change, Draft, Revision } from '../../src/facts/revision.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { memoryLedger } from '../../src/store/memory-ledger.ts'
import { seed, seedDrafts, unsettled } from '../../src/store/seed.ts'
import type { NonEmpty } from '../../src/facts/record.ts'
import { readRecords } from '../facts/invented.ts'

const NOW = '2031-06-01T10:00:00.000Z'
const HUMAN = 'discord:7'

/** A gap that asks this. */
function gap(question: string): Checked {
  const read = readRecord('gap', { id: 'g01', kind: 'not-stated', question: { de: question, en: question }, about: ['f01'], status: 'open' })
  if (read.outcome === 'rejected') throw new Error(read.problems[0].message.en)
  return { kind: 'gap', record: read.record }
}

/** One revision after the other of the gap, each as "actor: question", or "actor: -" where it was retracted. */
function drafts(history: string): Draft[] {
  let question = ''
  return history.split(', ').filter(Boolean).map((step, at) => {
    const [actor = '', said = ''] = step.split(':')
    const change: Change = said === '-' ? { do: 'retracted', reason: 'wrong' } : at === 0 ? { do: 'added' } : { do: 'edited' }
    question = said === '-' ? question : said
    return { ...gap(question), id: 'g01', version: at + 1, change, actor: actor === 'human' ? HUMAN : actor, time: NOW }
  })
}

async function ledgerOf(...all: readonly Draft[]): Promise<Ledger> {
  const ledger = memoryLedger()
  const [first, ...rest] = all
  if (first) expect(await ledger.append([first, ...rest])).toMatchObject({ outcome: 'appended' })
  return ledger
}

const latestOf = async (ledger: Ledger): Promise<readonly Revision[]> => {
  const read = await ledger.latest()
  return read.outcome === 'read' ? read.value : []
}

describe('what the data files hold', () => {
  test.each<[ledger: string, file: string, comesTo: string]>([
    ['', 'A', 'added @1'],
    ['seed:A', 'A', 'nothing'],
    ['seed:A', 'B', 'edited @2'],
    ['seed:A, seed:B', 'A', 'edited @3'],
    // A human changed it, and the files have what the seed appended last, or what the ledger has.
    ['seed:A, human:B', 'A', 'nothing'],
    ['seed:A, human:B', 'B', 'nothing'],
    ['human:A', 'A', 'nothing'],
    // The files have what a human made of it before: they were exported then.
    ['seed:A, human:B, human:C', 'B', 'nothing'],
    ['human:A, human:B', 'A', 'nothing'],
    // Both changed it.
    ['seed:A, human:B', 'C', 'conflict with @2'],
    ['seed:A, seed:B, human:C', 'A', 'conflict with @3'],
    ['human:A', 'B', 'conflict with @1'],
    // A human took it back.
    ['seed:A, human:-', 'A', 'nothing'],
    ['seed:A, human:B, human:-', 'A', 'nothing'],
    ['seed:A, human:-', 'B', 'conflict with @2'],
  ])('after %j, where the file has %j: %s', async (history, file, comesTo) => {
    const ledger = await ledgerOf(...drafts(history))
    const before = await latestOf(ledger)
    const seeded = await seed(ledger, [gap(file)], NOW)
    if (seeded.outcome === 'failed') throw new Error(seeded.why)
    const [last] = await latestOf(ledger)
    const [conflict] = seeded.conflicts
    const found = conflict ? `conflict with @${conflict.version}` : seeded.appended > 0 ? `${last?.change.do} @${last?.version}` : 'nothing'
    expect(found).toBe(comesTo)
    expect(seeded.latest).toEqual(await latestOf(ledger))
    if (seeded.appended > 0) expect(last).toMatchObject({ actor: 'seed', time: NOW, record: gap(file).record })
    else expect(await latestOf(ledger)).toEqual(before)
    if (conflict) expect(conflict).toEqual({ id: 'g01', version: before[0]?.version, actor: HUMAN, wanted: gap(file).record })
  })

  test('is the same in any order of its fields', async () => {
    const { kind, record } = gap('A')
    const turned = { kind, record: Object.fromEntries(Object.entries(record).toReversed()) } as Checked
    const ledger = await ledgerOf(...drafts('seed:A'))
    expect(await seed(ledger, [turned], NOW)).toMatchObject({ appended: 0, conflicts: [] })
  })
})

describe('a whole dossier', () => {
  test('is appended in its order, and seeding again changes nothing', async () => {
    const [ledger, records] = [memoryLedger(), readRecords()]
    expect(await seed(ledger, records, NOW)).toMatchObject({ outcome: 'seeded', appended: records.length, conflicts: [] })
    const first = await latestOf(ledger)
    expect(first.map(({ kind, record }) => ({ kind, record }))).toEqual(records)
    expect(await seed(ledger, records, NOW)).toMatchObject({ outcome: 'seeded', appended: 0, conflicts: [] })
    expect(await latestOf(ledger)).toEqual(first)
  })

  test('leaves in the ledger what the files lack', async () => {
    const [ledger, records] = [memoryLedger(), readRecords()]
    await seed(ledger, records, NOW)
    expect(await seed(ledger, records.slice(1), NOW)).toMatchObject({ appended: 0 })
    expect(await latestOf(ledger)).toHaveLength(records.length)
  })

  test('of more records than are appended at once is appended whole', async () => {
    const records = Array.from({ length: 2500 }, (_, at): Checked => {
      const { kind, record } = gap(`question ${at}`)
      return { kind, record: { ...record, id: `g${String(at).padStart(4, '0')}` } }
    })
    expect(await seed(memoryLedger(), records, NOW)).toMatchObject({ appended: 2500 })
  })

  test('needs the history of those records alone that a human changed otherwise than the files', async () => {
    const records = readRecords()
    const ledger = memoryLedger()
    await seed(ledger, records, NOW)
    const [draft] = drafts('human:B')
    if (!draft) throw new Error('no draft')
    await ledger.append([{ ...draft, version: 2 }])
    expect(unsettled(records, await latestOf(ledger))).toEqual(['g01'])
    expect(seedDrafts(records, await latestOf(ledger), new Map(), NOW)).toMatchObject({ drafts: [], conflicts: [{ id: 'g01' }] })
  })
})

describe('where others write at the same time', () => {
  /** A ledger into which somebody else appends just before each append of ours. */
  const contested = (ledger: Ledger, others: (NonEmpty<Draft> | undefined)[]): Ledger => ({
    ...ledger,
    append: async (own) => {
      const theirs = others.shift()
      if (theirs) await ledger.append(theirs)
      return ledger.append(own)
    },
  })

  test('what another seed has appended is not appended again', async () => {
    const [draft] = drafts('seed:A')
    if (!draft) throw new Error('no draft')
    const ledger = memoryLedger()
    expect(await seed(contested(ledger, [[draft]]), [gap('A')], NOW)).toMatchObject({ outcome: 'seeded', appended: 0 })
    expect(await latestOf(ledger)).toMatchObject([{ version: 1 }])
  })

  test('what a human has changed meanwhile is kept', async () => {
    const [, edit] = drafts('seed:A, human:B')
    if (!edit) throw new Error('no draft')
    const ledger = await ledgerOf(...drafts('seed:A'))
    const seeded = await seed(contested(ledger, [[edit]]), [gap('C')], NOW)
    expect(seeded).toMatchObject({ outcome: 'seeded', appended: 0, conflicts: [{ id: 'g01', version: 2, actor: HUMAN }] })
    expect(await latestOf(ledger)).toMatchObject([{ version: 2, actor: HUMAN }])
  })

  test('it gives up at last', async () => {
    const ledger: Ledger = { ...memoryLedger(), append: async () => ({ outcome: 'conflict', id: 'g01', version: 1 }) }
    expect(await seed(ledger, [gap('A')], NOW)).toEqual({ outcome: 'failed', why: 'busy' })
  })

  test('two seeds at once append each record once', async () => {
    const [ledger, records] = [memoryLedger(), readRecords()]
    const seeds = await Promise.all([seed(ledger, records, NOW), seed(ledger, records, NOW)])
    expect(seeds.map((one) => one.outcome)).toEqual(['seeded', 'seeded'])
    expect(await latestOf(ledger)).toHaveLength(records.length)
    expect((await latestOf(ledger)).every(({ version }) => version === 1)).toBe(true)
  })
})

test.each(['latest', 'history', 'append'] as const)('a ledger that fails at %s is told as it is', async (call) => {
  const ledger = await ledgerOf(...drafts('seed:A, human:B'))
  const broken: Ledger = { ...ledger, [call]: async () => ({ outcome: 'failed', why: 'full' }) }
  const { kind, record } = gap('X')
  const fresh = { kind, record: { ...record, id: 'g02' } } as Checked
  expect(await seed(broken, [gap('C'), fresh], NOW)).toEqual({ outcome: 'failed', why: 'full' })
})
