import { expect } from 'vitest'
import type { Context } from '../../src/command/command.ts'
import { dispatchLine } from '../../src/command/dispatch.ts'
import type { Fact } from '../../src/facts/record.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { keptLog } from '../command/fakes.ts'
import { realDesk } from '../real-desk.ts'

export type Say = (line: string, more?: Partial<Context>) => Promise<string>

/** Speaks to one dossier as several people. */
export async function begin(settings: Parameters<typeof realDesk>[0] = {}) {
  const opened = await realDesk(settings)
  await opened.desk.grant('test:moderator', 'moderator', { id: 'test:admin' })
  const as = (actor: string): Say => async (line, more = {}) => {
    const log = keptLog()
    const text = renderText(await dispatchLine(line, opened.context(actor, more), { log }), { colour: false })
    expect(log.entries).toEqual([])
    return text
  }
  const fact = (id: string) => opened.dossier.base().entries.get(id)?.record as Fact
  return { ...opened, fact, admin: as('test:admin'), moderator: as('test:moderator'), reader: as('test:reader'), as }
}
