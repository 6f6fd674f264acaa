import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { complete } from '../../src/adapters/terminal/complete.ts'
import { commandNamed } from '../../src/command/command.ts'
import { dispatchLine } from '../../src/command/dispatch.ts'
import { keptLog } from '../command/fakes.ts'
import { realDesk } from '../real-desk.ts'

const { dossier, desk, context } = await realDesk()
const suggested = (typed: string) => commandNamed(commands, 'cite')?.options['ids']?.suggest?.(dossier, typed, 'en', desk).map(({ value }) => value) ?? []

describe('ids to cite', () => {
  test.each([
    ['f1', 'f10'],
    ['F18', 'f18'],
    ['f18 f2', 'f18 f20'],
    ['f18, ship-m', 'f18, ship-maia'],
    ['f18 ', 'f18 f01'],
    ['s-ar', 's-article'],
  ])('%j go on with the last one: %j', (typed, value) => {
    expect(suggested(typed)).toContain(value)
  })

  test('are completed at the terminal', () => {
    expect(complete('/cite f18 f20', { commands, dossier, desk }, 'en')).toEqual([['f18 f20'], 'f18 f20'])
    expect(complete('/zitieren f18 format m', { commands, dossier, desk }, 'de')[0]).toEqual(['markdown'])
  })
})

test('what a moderator takes back is marked in a citation and in the export of everything, and not found by words', async () => {
  const say = async (line: string) => {
    const { blocks } = await dispatchLine(line, context('test:admin'), { log: keptLog() })
    return blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n')
  }
  const written = await desk.propose({ do: 'retract', id: 'f22', version: 1, reason: 'Misread.' }, { id: 'test:admin' })
  const id = written.outcome === 'drafted' ? written.proposal.id : expect.unreachable(JSON.stringify(written))
  expect(await desk.confirm(id, { id: 'test:admin' })).toMatchObject({ outcome: 'made' })
  const cited = await say('/cite f22@1')
  expect(cited).toContain('Asked for f22@1; this is the present version, f22@2.')
  expect(cited.match(/Retracted\. Misread\./gu)).toHaveLength(3)
  expect(await say('/export')).toContain('"f22@2","Retracted. Misread."')
  expect(await say('/export angara')).not.toContain('f22')
})
