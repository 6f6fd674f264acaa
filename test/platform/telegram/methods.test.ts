import { autoRetry } from '@grammyjs/auto-retry'
import { Api, InputFile } from 'grammy'
import type { BotCommand, Message } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Group } from './shapes.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'

let telegram: FakeTelegram
let api: Api
let chat: Group
beforeAll(async () => {
  telegram = await startTelegram()
  api = new Api(telegram.token, { apiRoot: telegram.api })
  api.config.use(autoRetry())
  await telegram.privateMessage({ user: ann, text: 'hello', silent: true })
  chat = telegram.group({ title: 'Desk', username: 'the_desk' })
  telegram.promote({ chat, user: ann, rank: 'creator' })
  telegram.promote({ chat, user: ben, rank: 'member' })
})
afterAll(() => telegram.stop())
const ann = { id: 1, first_name: 'Ann', username: 'ann_the_editor', language_code: 'de' }
const ben = { id: 2, first_name: 'Ben' }
/** What a call is refused with. */
const refusal = (call: Promise<unknown>): Promise<string> => call.then(() => 'nothing', (error: { description: string }) => error.description)

describe('a call', () => {
  const address = (token: string, method: string): string => `${telegram.api}/bot${token}/${method}`
  const read = async (url: string, init: RequestInit = {}): Promise<readonly [number, unknown]> => {
    const response = await fetch(url, init)
    return [response.status, await response.json()]
  }
  test.each([
    ['in its address', () => [address(telegram.token, 'sendMessage?chat_id=1&text=5'), {}] as const],
    ['as a form', () => [address(telegram.token, 'sendmessage'), { method: 'POST', body: new URLSearchParams({ chat_id: '1', text: '5', entities: '[{"type":"bold","offset":0,"length":1}]' }) }] as const],
    ['as JSON', () => [address(telegram.token, 'sendMessage'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"chat_id":1,"text":"5"}' }] as const],
  ])('can be made %s', async (_way, made) => {
    const [status, body] = await read(...made())
    expect([status, body]).toMatchObject([200, { ok: true, result: { text: '5', chat: { id: 1 } } }])
    expect(telegram.calls.at(-1)?.params).toMatchObject({ chat_id: 1, text: '5' })
  })

  test.each(['Übersicht 1.csv', '불라바.csv'])('sends a file called %s', async (name) => {
    const { document } = await api.sendDocument(1, new InputFile(Buffer.from('\r\n--x'), name))
    expect(document).toMatchObject({ file_name: name, file_size: 5 })
  })

  test('with a form of parts is one with files', async () => {
    const form = new FormData()
    form.set('chat_id', '@the_desk')
    form.set('document', new File(['a,b'], 'facts.csv', { type: 'text/csv' }))
    const [, body] = await read(address(telegram.token, 'sendDocument'), { method: 'POST', body: form })
    const { document } = (body as { result: Message }).result
    expect(document).toMatchObject({ file_name: 'facts.csv', mime_type: 'text/csv', file_size: 3 })
    expect(await refusal(api.sendMessage('@ann_the_editor', 'x'))).toBe('Bad Request: chat not found')
    expect(telegram.fileText((body as { result: Message }).result)).toBe('a,b')
  })

  test.each([
    ['with another token', () => address('5:x', 'getMe'), 401, 'Unauthorized'],
    ['of no method', () => address(telegram.token, 'getNothing'), 404, 'Not Found'],
    ['of no bot', () => `${telegram.api}/getMe`, 404, 'Not Found'],
    ['for a file with another token', () => `${telegram.api}/file/bot5:x/documents/1`, 401, 'Unauthorized'],
    ['for a file that is not there', () => `${telegram.api}/file/bot${telegram.token}/documents/1`, 404, 'Not Found'],
  ])('%s is refused', async (_what, url, status, description) => {
    expect(await read(url())).toEqual([status, { ok: false, error_code: status, description }])
  })

  test('of no method is noted, and nothing else', () => {
    expect(telegram.violations.map(({ rule, method }) => `${rule} ${method}`)).toEqual(['unknown getNothing'])
  })

  test('that cannot be read is refused', async () => {
    const [status, body] = await read(address(telegram.token, 'sendMessage'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"chat_id":' })
    expect([status, body]).toMatchObject([400, { description: "Bad Request: can't parse JSON object" }])
  })

  test('is kept with its time and how it was answered', async () => {
    const before = telegram.calls.length
    await refusal(api.sendMessage(99, 'x'))
    expect(telegram.calls.slice(before)).toMatchObject([{ method: 'sendMessage', params: { chat_id: 99, text: 'x' }, status: 400, description: 'Bad Request: chat not found' }])
  })
})

describe('a message', () => {
  const keyboard = { inline_keyboard: [[{ text: 'b', callback_data: 'd' }]] }
  test('is told of without space around it, and with what Telegram finds in it', async () => {
    const sent = await api.sendMessage(1, '  a bold /ship \n', { entities: [{ type: 'bold', offset: 4, length: 4 }], link_preview_options: { is_disabled: true } })
    expect(sent).toMatchObject({ text: 'a bold /ship', entities: [{ type: 'bold', offset: 2, length: 4 }, { type: 'bot_command', offset: 7, length: 5 }], link_preview_options: { is_disabled: true } })
  })

  test('is changed, but not to what it is', async () => {
    const sent = await api.sendMessage(1, 'a', { reply_markup: keyboard })
    expect(await refusal(api.editMessageText(1, sent.message_id, 'a', { reply_markup: keyboard }))).toContain('Bad Request: message is not modified')
    expect(await api.editMessageText(1, sent.message_id, 'b', { reply_markup: keyboard })).toMatchObject({ text: 'b', reply_markup: keyboard, edit_date: expect.any(Number) as number })
    expect(await api.editMessageReplyMarkup(1, sent.message_id)).toMatchObject({ text: 'b' })
    expect(telegram.messageNow(sent)?.reply_markup).toBeUndefined()
    expect(await refusal(api.editMessageReplyMarkup(1, sent.message_id))).toContain('message is not modified')
    expect(await api.deleteMessage(1, sent.message_id)).toBe(true)
    expect([telegram.messageNow(sent), await refusal(api.deleteMessage(1, sent.message_id)), await refusal(api.editMessageText(1, sent.message_id, 'c'))]).toEqual([undefined, 'Bad Request: message to delete not found', 'Bad Request: message to edit not found'])
  })

  test('with a file has a caption', async () => {
    const sent = await api.sendDocument(1, new InputFile(Buffer.from('{}'), 'a.json'), { caption: 'a', reply_markup: keyboard })
    expect(await api.editMessageCaption(1, sent.message_id, { caption: 'b' })).toMatchObject({ caption: 'b', document: { file_name: 'a.json' } })
    expect(await refusal(api.editMessageText(1, sent.message_id, 'c'))).toBe('Bad Request: there is no text in the message to edit')
    expect(await api.sendDocument(1, sent.document.file_id)).toMatchObject({ document: { file_id: sent.document.file_id } })
  })

  test.each([
    ['without content', new InputFile(Buffer.from(''), 'a.json'), 'file must be non-empty'],
    ['in a folder', new InputFile(Buffer.from('x'), 'a/b.json'), 'FILE_NAME_INVALID'],
    ['without a name', new InputFile(Buffer.from('x'), 'blob'), 'FILE_NAME_INVALID'],
  ])('is not sent with a file %s', async (_what, file, says) => {
    expect(await refusal(api.sendDocument(1, file))).toBe(`Bad Request: ${says}`)
  })

  test('replies to one that is there', async () => {
    const sent = await api.sendMessage(1, 'a question')
    expect(await api.sendMessage(1, 'b', { reply_parameters: { message_id: sent.message_id, quote: 'quest' } })).toMatchObject({ reply_to_message: { text: 'a question' } })
    expect(await refusal(api.sendMessage(1, 'b', { reply_parameters: { message_id: sent.message_id, quote: 'other' } }))).toBe('Bad Request: QUOTE_TEXT_INVALID')
    expect(await refusal(api.sendMessage(1, 'b', { reply_parameters: { message_id: 999_999 } }))).toBe('Bad Request: message to be replied not found')
    expect(await api.sendMessage(1, 'b', { reply_parameters: { message_id: 999_999, allow_sending_without_reply: true } })).not.toHaveProperty('reply_to_message')
  })

  test('of somebody else cannot be changed, and is deleted by an administrator only', async () => {
    const { update } = await telegram.groupMessage({ chat, user: ben, text: '/hello', silent: true })
    const id = update?.message?.message_id ?? 0
    expect([await refusal(api.editMessageText(chat.id, id, 'x')), await refusal(api.deleteMessage(chat.id, id))]).toEqual(["Bad Request: message can't be edited", "Bad Request: message can't be deleted"])
    telegram.promote({ chat })
    expect(await api.deleteMessage(chat.id, id)).toBe(true)
    telegram.promote({ chat, rank: 'member' })
  })

  test('is numbered in each supergroup anew', async () => {
    const ids = [await api.sendMessage(telegram.group().id, 'x'), await api.sendMessage(telegram.group().id, 'x')].map((sent) => sent.message_id)
    expect(ids).toEqual([1, 1])
  })
})

describe('menus of commands', () => {
  const list = (name: string): BotCommand[] => [{ command: name, description: name }]
  test('are kept by scope and language, each for itself', async () => {
    await api.setMyCommands(list('ship'))
    await api.setMyCommands(list('schiff'), { language_code: 'de' })
    await api.setMyCommands(list('mod'), { scope: { type: 'chat', chat_id: 1 }, language_code: 'de' })
    expect(await api.getMyCommands()).toEqual(list('ship'))
    expect(await api.getMyCommands({ language_code: 'de' })).toEqual(list('schiff'))
    expect(await api.getMyCommands({ language_code: 'fr' })).toEqual([])
    expect(await api.getMyCommands({ scope: { type: 'all_private_chats' } })).toEqual([])
    expect(telegram.commands({ type: 'chat', chat_id: 1 }, 'de')).toEqual(list('mod'))
    await api.deleteMyCommands({ language_code: 'de' })
    expect([telegram.commands(), telegram.commands({ type: 'default' }, 'de')]).toEqual([list('ship'), undefined])
  })

  test('are for chats that are known', async () => {
    expect(await refusal(api.setMyCommands(list('mod'), { scope: { type: 'chat', chat_id: 99 } }))).toBe('Bad Request: chat not found')
    expect(await refusal(api.setMyCommands(list('mod'), { scope: { type: 'chat', chat_id: ben.id } }))).toBe('Bad Request: chat not found')
    expect(await refusal(api.setMyCommands(list('mod'), { scope: { type: 'chat_administrators', chat_id: 1 } }))).toContain('private chat')
    expect(await api.setMyCommands(list('mod'), { scope: { type: 'chat_administrators', chat_id: chat.id } })).toBe(true)
  })
})

test('what the bot is called and said to be is kept by language, and taken from all where a language has none', async () => {
  expect(await api.getMyName()).toEqual({ name: 'Dossier' })
  await api.setMyName('Das Dossier', { language_code: 'de' })
  await api.setMyDescription('About it')
  await api.setMyShortDescription('It')
  expect([await api.getMyName({ language_code: 'de' }), await api.getMyName({ language_code: 'fr' })]).toEqual([{ name: 'Das Dossier' }, { name: 'Dossier' }])
  expect([await api.getMyDescription({ language_code: 'de' }), await api.getMyShortDescription()]).toEqual([{ description: 'About it' }, { short_description: 'It' }])
  expect([telegram.profile('name', 'de'), telegram.profile('name')]).toEqual(['Das Dossier', undefined])
})

describe('a group', () => {
  test('tells who is in it', async () => {
    expect(await api.getChat(chat.id)).toMatchObject({ id: chat.id, title: 'Desk', type: 'supergroup' })
    expect((await api.getChatAdministrators(chat.id)).map(({ status, user }) => [status, user.first_name])).toEqual([['creator', 'Ann']])
    expect((await api.getChatMember(chat.id, ben.id)).status).toBe('member')
    expect((await api.getChatMember(chat.id, telegram.bot.id)).status).toBe('member')
    expect(await refusal(api.getChatMember(chat.id, 4711))).toBe('Bad Request: user not found')
    expect(await refusal(api.getChatAdministrators(1))).toBe('Bad Request: there are no administrators in the private chat')
  })

  test('is left', async () => {
    const other = telegram.group({ type: 'group' })
    expect(await api.leaveChat(other.id)).toBe(true)
    expect(await refusal(api.sendMessage(other.id, 'x'))).toBe('Forbidden: bot is not a member of the group chat')
  })

  test('is read whole by an administrator, and by a bot without privacy mode', async () => {
    const other = telegram.group()
    telegram.promote({ chat: other })
    expect((await telegram.groupMessage({ chat: other, user: ann, text: 'us here', silent: true })).update).toBeDefined()
    const open = await startTelegram({ readsGroups: true })
    expect(open.bot.can_read_all_group_messages).toBe(true)
    expect((await open.groupMessage({ chat: open.group(), user: ann, text: 'us here', silent: true })).update).toBeDefined()
    await open.stop()
  })
})

test('what no client would send is refused', async () => {
  const { update } = await telegram.privateMessage({ user: ann, text: 'x', silent: true })
  const message = update?.message
  if (!message) throw new Error('There is no message')
  await expect(telegram.privateMessage({ user: ann, text: ' ' })).rejects.toThrow('1 to 4096 characters')
  await expect(telegram.privateMessage({ user: ann, text: 'x'.repeat(4097) })).rejects.toThrow('1 to 4096 characters')
  await expect(telegram.inline({ user: ann, query: 'x'.repeat(257) })).rejects.toThrow('up to 256 characters')
  await expect(telegram.editedMessage({ user: ben, message, text: 'y' })).rejects.toThrow('Nobody can change what somebody else has said')
  await expect(telegram.press({ user: ann, message, label: 'x' })).rejects.toThrow('no button "x", only none')
})
