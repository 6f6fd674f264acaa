import { expect, test } from 'vitest'
import { memoryLedger } from '../../src/store/memory-ledger.ts'
import { got } from '../contract/drafts.ts'
import { ledgerContract } from '../contract/ledger-contract.ts'

ledgerContract('a ledger in memory', async () => {
  const ledger = memoryLedger()
  return { ledger, again: async () => ledger, close: ledger.close }
})

test('the last ten thousand unanswered questions are kept', async () => {
  const ledger = memoryLedger()
  for (let i = 1; i <= 10_005; i++) await ledger.noteUnanswered({ text: `${i}`, lang: 'de', day: '2031-06-01' })
  const kept = await got(ledger.unanswered(20_000))
  expect([kept.length, kept[0]?.text, kept.at(-1)?.text]).toEqual([10_000, '10005', '6'])
})
