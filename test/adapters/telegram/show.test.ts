import { GrammyError } from 'grammy'
import { describe, expect, test } from 'vitest'
import type { Bot } from '../../../src/adapters/telegram/bot.ts'
import { sendPage } from '../../../src/adapters/telegram/show.ts'

const PLACE = { chat: -5, isPrivate: false, replyTo: 3 }
const PAGE = { text: 'Angara', entities: [] }
const failure = (code: number, description: string, parameters = {}) => new GrammyError('Call failed!', { ok: false, error_code: code, description, parameters }, 'sendMessage', {})

/** A bot whose first message fails; the chats to which it sent. */
function botFailingOnce(error: unknown): { readonly bot: Bot; readonly chats: number[] } {
  const chats: number[] = []
  const sendMessage = async (chat: number): Promise<void> => {
    chats.push(chat)
    if (chats.length === 1) throw error
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { bot: { api: { sendMessage } } as unknown as Bot, chats }
}

describe('a message that does not arrive', () => {
  test.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [403, 'Forbidden: bot was kicked from the supergroup chat'],
    [400, 'Bad Request: chat not found'],
  ])('is let be with %i %s', async (code, description) => {
    const { bot, chats } = botFailingOnce(failure(code, description))
    expect(await sendPage(PAGE, PLACE, bot)).toBe('gone')
    expect(chats).toEqual([-5])
  })

  test('goes where the group has moved to', async () => {
    const { bot, chats } = botFailingOnce(failure(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1005 }))
    expect(await sendPage(PAGE, PLACE, bot)).toBe('sent')
    expect(chats).toEqual([-5, -1005])
  })

  test('is an error otherwise', async () => {
    await expect(sendPage(PAGE, PLACE, botFailingOnce(failure(400, 'Bad Request: message is too long')).bot)).rejects.toThrow('too long')
  })
})
