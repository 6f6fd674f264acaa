import { setTimeout as sleep } from 'node:timers/promises'
import { autoRetry } from '@grammyjs/auto-retry'
import type { Context } from 'grammy'
import { Bot, InputFile } from 'grammy'
import type { InlineQueryResultArticle } from 'grammy/types'

export type TinyBot = { readonly bot: Bot; /** Ends with what made it stop polling. */ readonly ended: Promise<unknown>; readonly stop: () => Promise<void> }

const WANTED = ['message', 'edited_message', 'callback_query', 'inline_query', 'chosen_inline_result', 'my_chat_member'] as const
const COMMANDS = [{ command: 'echo', description: 'Say it again' }]

/** A bot with the real library that answers everything it is given; `seen` gets a line for each update. */
export function makeTinyBot({ api, token }: { readonly api: string; readonly token: string }, seen: (line: string) => void = () => undefined): Bot {
  const bot = new Bot(token, { client: { apiRoot: api } })
  bot.api.config.use(autoRetry({ maxRetryAttempts: 3, rethrowHttpErrors: true, rethrowInternalServerErrors: true }))
  bot.use(async (ctx, next) => {
    seen(`${ctx.update.update_id} ${Object.keys(ctx.update)[1] ?? ''}`)
    await next()
  })
  bot.command('start', (ctx) => ctx.reply(`started with ${ctx.match}`))
  bot.command('many', async (ctx) => {
    for (const word of ctx.match.split(' ')) await ctx.reply(word)
  })
  bot.command('buttons', (ctx) => ctx.reply('press', { reply_markup: { inline_keyboard: [[{ text: 'Here', callback_data: 'a' }, { text: 'Alert', callback_data: 'alert' }], [{ text: 'A link', url: 'https://example.org' }]] } }))
  bot.command('ask', (ctx) => ctx.reply('Which?', { reply_markup: { force_reply: true, input_field_placeholder: 'A name' } }))
  bot.command('file', (ctx) => ctx.replyWithDocument(new InputFile(Buffer.from(`a file: ${ctx.match}`), 'facts.csv'), { caption: 'All facts' }))
  bot.command('json', (ctx) => ctx.reply('', JSON.parse(ctx.match) as object))
  bot.on('message:document', async (ctx) => {
    const { file_path: path = '' } = await ctx.getFile()
    const file = await fetch(`${api}/file/bot${token}/${path}`)
    await ctx.reply(`read: ${await file.text()}`)
  })
  bot.on('message:text', (ctx) => ctx.reply(`heard: ${ctx.message.text}`, ctx.chat.type === 'private' ? {} : { reply_parameters: { message_id: ctx.message.message_id } }))
  bot.on('edited_message:text', (ctx) => ctx.reply(`changed: ${ctx.editedMessage.text}`))
  bot.on('callback_query:data', press)
  bot.on('inline_query', (ctx) => ctx.answerInlineQuery(resultsFor(ctx.inlineQuery.query, Number(ctx.inlineQuery.offset)), { cache_time: 5, next_offset: ctx.inlineQuery.query ? '' : '2', is_personal: true }))
  bot.catch(() => undefined)
  return bot
}

/** Starts it with long polling, and waits until it is known who it is. */
export async function startTinyBot(telegram: { readonly api: string; readonly token: string }, seen?: (line: string) => void): Promise<TinyBot> {
  const bot = makeTinyBot(telegram, seen)
  await bot.api.setMyCommands(COMMANDS)
  let ended: Promise<unknown> = Promise.resolve()
  await new Promise((resolve, reject) => {
    ended = bot.start({ allowed_updates: WANTED, timeout: 20, onStart: resolve }).catch((error: unknown) => (reject(error as Error), error))
  })
  return { bot, ended, stop: () => bot.stop() }
}

async function press(ctx: Context): Promise<void> {
  const data = ctx.callbackQuery?.data ?? ''
  if (data === 'alert') return void (await ctx.answerCallbackQuery({ text: 'Careful', show_alert: true }))
  if (data === 'late') await sleep(150)
  await ctx.answerCallbackQuery()
  await ctx.editMessageText(`pressed ${data} by ${ctx.from?.first_name}`)
}

const resultsFor = (query: string, offset: number): InlineQueryResultArticle[] =>
  [1, 2].map((at) => ({
    type: 'article',
    id: `${offset + at}`,
    title: `${query || 'anything'} ${offset + at}`,
    input_message_content: { message_text: `about ${query} ${offset + at}` },
    reply_markup: { inline_keyboard: [[{ text: 'More', callback_data: `more ${offset + at}` }]] },
  }))
