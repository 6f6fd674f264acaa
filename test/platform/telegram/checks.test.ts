import fc from 'fast-check'
import type { MessageEntity } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entityProblems } from './entity-limits.ts'
import { formatted } from './find-entities.ts'
import type { Types } from './schema.ts'
import { fieldProblems } from './schema.ts'
import type { Json } from './shapes.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'

let telegram: FakeTelegram
beforeAll(async () => {
  telegram = await startTelegram()
  await telegram.privateMessage({ user: { id: 1, first_name: 'Ann' }, text: 'hello', silent: true })
})
afterAll(() => telegram.stop())

/** Makes a call that no library would; gives how it was answered and which rules it broke. */
async function broken(method: string, params: Json): Promise<{ says: string | undefined; rules: string[] }> {
  const before = telegram.violations.length
  const response = await fetch(`${telegram.api}/bot${telegram.token}/${method}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params) })
  const { description } = (await response.json()) as { description?: string }
  return { says: description?.replace('Bad Request: ', ''), rules: telegram.violations.slice(before).map(({ rule, where }) => `${rule} ${where}`) }
}
const x = (length: number): string => 'x'.repeat(length)
/** A message with one button. */
const button = (about: object): Json => ({ chat_id: 1, text: 'x', reply_markup: { inline_keyboard: [[{ text: 'b', ...about }]] } })
const buttons = (rows: number, columns: number): Json => ({ chat_id: 1, text: 'x', reply_markup: { inline_keyboard: Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ text: 'b', callback_data: 'd' }))) } })
const article = (about: object = {}): Json => ({ type: 'article', id: '1', title: 'T', input_message_content: { message_text: 'x' }, ...about })
const results = (...all: readonly Json[]): Json => ({ inline_query_id: '1', results: all })
const command = (name: string, description = 'd'): Json => ({ commands: [{ command: name, description }] })
const ENTITY = 'reply_markup.inline_keyboard[0][0]'

describe('a call', () => {
  test.each<readonly [string, string, Json, string, string]>([
    ['a text too long', 'sendMessage', { chat_id: 1, text: x(4097) }, 'limit text', 'message is too long'],
    ['no text', 'sendMessage', { chat_id: 1, text: ' \n' }, 'limit text', 'message text is empty'],
    ['half a character', 'sendMessage', { chat_id: 1, text: 'a\ud83d' }, 'limit text', 'strings must be encoded in UTF-8'],
    ['a parse mode', 'sendMessage', { chat_id: 1, text: 'x', parse_mode: 'HTML' }, 'limit parse_mode', 'unsupported parse_mode'],
    ['an entity beyond the text', 'sendMessage', { chat_id: 1, text: 'x', entities: [{ type: 'bold', offset: 0, length: 2 }] }, 'limit entities[0]', 'ENTITY_BOUNDS_INVALID'],
    ['an edited text too long', 'editMessageText', { chat_id: 1, message_id: 1, text: x(4097) }, 'limit text', 'message is too long'],
    ['a caption too long', 'sendDocument', { chat_id: 1, document: 'f', caption: x(1025) }, 'limit caption', 'message caption is too long'],
    ['an entity beyond the caption', 'sendDocument', { chat_id: 1, document: 'f', caption: 'x', caption_entities: [{ type: 'bold', offset: 1, length: 1 }] }, 'limit caption entities[0]', 'ENTITY_BOUNDS_INVALID'],
    ['a preview of nothing', 'sendMessage', { chat_id: 1, text: 'x', link_preview_options: { url: 'nowhere' } }, 'limit link_preview_options.url', 'WEBPAGE_URL_INVALID'],
    ['65 bytes of data', 'sendMessage', button({ callback_data: 'ж'.repeat(32) + 'x' }), `limit ${ENTITY}.callback_data`, 'BUTTON_DATA_INVALID'],
    ['no data', 'sendMessage', button({ callback_data: '' }), `limit ${ENTITY}.callback_data`, 'BUTTON_DATA_INVALID'],
    ['a button that does nothing', 'sendMessage', button({}), `limit ${ENTITY}`, 'Text buttons are unallowed in the inline keyboard'],
    ['a button that does two things', 'sendMessage', button({ callback_data: 'd', url: 'https://example.org' }), `limit ${ENTITY}`, "can't parse inline keyboard button: exactly one action is allowed"],
    ['a button without text', 'sendMessage', button({ text: ' ', callback_data: 'd' }), `limit ${ENTITY}.text`, "can't parse inline keyboard button: text must be non-empty"],
    ['a link to nowhere', 'sendMessage', button({ url: 'http://localhost/x' }), `limit ${ENTITY}.url`, "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL"],
    ['a start parameter too long', 'sendMessage', button({ url: `https://t.me/a_bot?start=${x(65)}` }), `limit ${ENTITY}.url?start`, expect.stringContaining('Wrong HTTP URL') as string],
    ['too much to copy', 'sendMessage', button({ copy_text: { text: x(257) } }), `limit ${ENTITY}.copy_text.text`, 'BUTTON_COPY_TEXT_INVALID'],
    ['too much to ask inline', 'sendMessage', button({ switch_inline_query_current_chat: x(257) }), `limit ${ENTITY}.switch_inline_query_current_chat`, 'BUTTON_DATA_INVALID'],
    ['101 buttons', 'sendMessage', buttons(101, 1), 'limit reply_markup.inline_keyboard', 'REPLY_MARKUP_TOO_LONG'],
    ['nine buttons in a row', 'sendMessage', buttons(1, 9), 'limit reply_markup.inline_keyboard[0]', 'REPLY_MARKUP_TOO_LONG'],
    ['a placeholder too long', 'sendMessage', { chat_id: 1, text: 'x', reply_markup: { force_reply: true, input_field_placeholder: x(65) } }, 'limit reply_markup.input_field_placeholder', 'PLACEHOLDER_INVALID'],
    ['an unknown action', 'sendChatAction', { chat_id: 1, action: 'thinking' }, 'limit action', 'wrong parameter action in request'],
    ['51 results', 'answerInlineQuery', results(...Array.from({ length: 51 }, (_, at) => article({ id: `${at}` }))), 'limit results', 'RESULTS_TOO_MUCH'],
    ['a result twice', 'answerInlineQuery', results(article(), article()), 'limit results', 'RESULT_ID_DUPLICATE'],
    ['a result without an id', 'answerInlineQuery', results(article({ id: '' })), 'limit results[0].id', 'RESULT_ID_INVALID'],
    ['an id of 66 bytes', 'answerInlineQuery', results(article({ id: 'ж'.repeat(33) })), 'limit results[0].id', 'RESULT_ID_INVALID'],
    ['a result without a title', 'answerInlineQuery', results(article({ title: ' ' })), 'limit results[0].title', 'RESULT_TITLE_EMPTY'],
    ['a result that inserts nothing', 'answerInlineQuery', results(article({ input_message_content: { message_text: '' } })), 'limit results[0].message_text', 'message text is empty'],
    ['a result with too much data', 'answerInlineQuery', results(article({ reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: x(65) }]] } })), 'limit results[0].reply_markup.inline_keyboard[0][0].callback_data', 'BUTTON_DATA_INVALID'],
    ['a picture from nowhere', 'answerInlineQuery', results(article({ thumbnail_url: 'pic.png' })), 'limit results[0].thumbnail_url', 'WEBDOCUMENT_URL_INVALID'],
    ['a next offset too long', 'answerInlineQuery', { ...results(), next_offset: x(65) }, 'limit next_offset', 'NEXT_OFFSET_INVALID'],
    ['a button with a bad start', 'answerInlineQuery', { ...results(), button: { text: 'b', start_parameter: 'a b' } }, 'limit button.start_parameter', 'START_PARAM_INVALID'],
    ['a button that leads nowhere', 'answerInlineQuery', { ...results(), button: { text: 'b' } }, 'limit button', "can't parse InlineQueryResultsButton"],
    ['a notice too long', 'answerCallbackQuery', { callback_query_id: '1', text: x(201) }, 'limit text', 'MESSAGE_TOO_LONG'],
    ['a press that opens a site', 'answerCallbackQuery', { callback_query_id: '1', url: 'https://example.org' }, 'limit url', 'URL_INVALID'],
    ['a command in capitals', 'setMyCommands', command('Ship'), 'limit commands[0].command', 'BOT_COMMAND_INVALID'],
    ['a command too long', 'setMyCommands', command(x(33)), 'limit commands[0].command', 'BOT_COMMAND_INVALID'],
    ['a command without description', 'setMyCommands', command('ship', ' '), 'limit commands[0].description', 'BOT_COMMAND_DESCRIPTION_INVALID'],
    ['a description too long', 'setMyCommands', command('ship', x(257)), 'limit commands[0].description', 'BOT_COMMAND_DESCRIPTION_INVALID'],
    ['101 commands', 'setMyCommands', { commands: Array.from({ length: 101 }, (_, at) => ({ command: `c${at}`, description: 'd' })) }, 'limit commands', 'BOT_COMMANDS_TOO_MUCH'],
    ['a language of four letters', 'setMyCommands', { ...command('ship'), language_code: 'de-DE' }, 'limit language_code', 'LANG_CODE_INVALID'],
    ['a name too long', 'setMyName', { name: x(65) }, 'limit name', 'NAME_TOO_LONG'],
    ['a long description too long', 'setMyDescription', { description: x(513) }, 'limit description', 'DESCRIPTION_TOO_LONG'],
    ['a short description too long', 'setMyShortDescription', { short_description: x(121) }, 'limit short_description', 'SHORT_DESCRIPTION_TOO_LONG'],
  ])('with %s is refused and noted', async (_what, method, params, rule, says) => {
    expect(await broken(method, params)).toEqual({ says, rules: [rule] })
  })

  test.each<readonly [string, string, Json]>([
    ['as long as can be', 'sendMessage', { chat_id: 1, text: x(4096) }],
    ['longer only by the space around it', 'sendMessage', { chat_id: 1, text: ` ${x(4096)}\n` }],
    ['with all buttons', 'sendMessage', buttons(20, 5)],
    ['with 64 bytes of data', 'sendMessage', button({ callback_data: 'ж'.repeat(32) })],
    ['with an empty question', 'sendMessage', button({ switch_inline_query: '' })],
    ['with a link that starts a bot', 'sendMessage', button({ url: `https://t.me/a_bot?start=${x(64)}` })],
    ['of a hundred commands', 'setMyCommands', { commands: Array.from({ length: 100 }, (_, at) => ({ command: `c${at}`, description: 'd' })) }],
    ['for all languages', 'setMyCommands', { ...command('ship'), language_code: '' }],
    ['of a name', 'setMyName', { name: x(64) }],
  ])('%s is fine', async (_what, method, params) => {
    expect(await broken(method, params)).toEqual({ says: undefined, rules: [] })
  })

  test('is held to the specification, where that is at hand', async () => {
    const refused = [await broken('sendMessage', { chat_id: 1 }), await broken('sendMessage', { chat_id: 1, text: 5 }), await broken('sendMessage', { chat_id: 1, text: 'x', reply_markup: { keyboard: 1 } })]
    const noted = [await broken('sendMessage', { chat_id: 1, text: 'x', disable_web_page_preview: true }), await broken('getMe', { x: 1 })]
    if (telegram.checksSchema) {
      expect(refused.map(({ rules }) => rules.at(0))).toEqual(['schema text', 'schema text', 'schema reply_markup.keyboard'])
      expect(noted).toEqual([{ says: undefined, rules: ['unknown disable_web_page_preview'] }, { says: undefined, rules: ['unknown x'] }])
    } else expect(noted.flatMap(({ rules }) => rules)).toEqual([])
    expect(refused[0]?.says).toBe('message text is empty')
  })
})

describe('parameters are held to their types', () => {
  const field = (name: string, types: readonly string[], required = false, description = '') => ({ name, types, required, description })
  const types: Types = {
    Cat: { fields: [field('type', ['String'], true, 'Type, must be cat'), field('lives', ['Integer'], true)] },
    Dog: { fields: [field('type', ['String'], true, 'Type, must be dog'), field('names', ['Array of String'])] },
    Pet: { subtypes: ['Cat', 'Dog'] },
  }
  const fields = [field('pets', ['Array of Array of Pet']), field('chat', ['Integer', 'String'], true), field('file', ['InputFile', 'String']), field('size', ['Float']), field('is', ['Boolean'])]
  test.each<readonly [Json, readonly string[]]>([
    [{ chat: 1 }, []],
    [{ chat: '@x', size: 1.5, is: false, file: 'attach://1' }, []],
    [{}, ['schema chat']],
    [{ chat: null }, ['schema chat']],
    [{ chat: 1.5 }, ['schema chat']],
    [{ chat: 1, size: '1', is: 1 }, ['schema size', 'schema is']],
    [{ chat: 1, more: 1 }, ['unknown more']],
    [{ chat: 1, pets: [] }, []],
    [{ chat: 1, pets: [[{ type: 'cat', lives: 9 }, { type: 'dog', names: ['a'] }]] }, []],
    [{ chat: 1, pets: [{ type: 'cat', lives: 9 }] }, ['schema pets[0]']],
    [{ chat: 1, pets: [[{ type: 'cat' }]] }, ['schema pets[0][0].lives']],
    [{ chat: 1, pets: [[{ type: 'dog', lives: 9 }]] }, ['unknown pets[0][0].lives']],
    [{ chat: 1, pets: [[{ type: 'dog', names: ['a', 1] }]] }, ['schema pets[0][0].names[1]']],
    [{ chat: 1, pets: [[{ type: 'cow' }]] }, ['schema pets[0][0].type']],
    [{ chat: 1, pets: [['cat']] }, ['schema pets[0][0]']],
  ])('%j: %j', (value, wrong) => {
    expect(fieldProblems(fields, value, '', types).map(({ rule, where }) => `${rule} ${where}`)).toEqual(wrong)
  })
})

describe('entities', () => {
  const at = (type: string, offset: number, length: number, more: object = {}): MessageEntity => ({ type, offset, length, ...more }) as MessageEntity
  test.each<readonly [string, readonly MessageEntity[], number]>([
    ['none', [], 0],
    ['one after the other', [at('bold', 0, 2), at('code', 2, 2), at('blockquote', 4, 2)], 0],
    ['styles in each other', [at('bold', 0, 6), at('italic', 1, 4), at('underline', 1, 4)], 0],
    ['a style in a link, and a link in a style', [at('text_link', 0, 3, { url: 'https://example.org' }), at('bold', 1, 1), at('italic', 3, 3), at('text_link', 4, 1, { url: 'tg://user?id=1' })], 0],
    ['code in a quotation', [at('expandable_blockquote', 0, 6), at('code', 1, 2), at('bold', 3, 1)], 0],
    ['an overlap', [at('bold', 0, 3), at('italic', 2, 3)], 1],
    ['a quotation in a quotation', [at('blockquote', 0, 6), at('expandable_blockquote', 1, 2)], 1],
    ['two quotations of the same', [at('blockquote', 0, 6), at('blockquote', 0, 6)], 1],
    ['bold in code', [at('pre', 0, 6), at('bold', 1, 2)], 1],
    ['code in bold', [at('bold', 0, 6), at('code', 1, 2)], 1],
    ['a link in a link', [at('text_link', 0, 6, { url: 'https://example.org' }), at('text_link', 1, 2, { url: 'https://example.org' })], 1],
    ['an unknown type', [at('heading', 0, 1)], 1],
    ['nothing', [at('bold', 0, 0)], 1],
    ['a negative offset', [at('bold', -1, 2)], 1],
    ['beyond the end', [at('bold', 5, 2)], 1],
    ['a link to nowhere', [at('text_link', 0, 1, { url: 'example' })], 1],
    ['a link that runs', [at('text_link', 0, 1, { url: 'javascript:alert(1)' })], 1],
    ['a mention of nobody', [at('text_mention', 0, 1)], 1],
  ])('%s', (_what, entities, problems) => {
    expect(entityProblems('entities', 'abcdef', entities)).toHaveLength(problems)
  })

  test.each([
    [0, 2, true],
    [1, 1, false],
    [0, 1, false],
    [2, 2, true],
    [1, 3, false],
  ])('at %i for %i are whole characters of 🚢🚢: %s', (offset, length, whole) => {
    expect(entityProblems('entities', '🚢🚢', [at('bold', offset, length)])).toHaveLength(whole ? 0 : 1)
  })

  /** Words with a style each, some of them within another one. */
  const styled = fc.array(fc.record({ word: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((word) => word.trim() === word && word !== ''), outer: fc.constantFrom('blockquote', 'bold', 'italic', 'spoiler'), inner: fc.constantFrom('underline', 'strikethrough') }), { maxLength: 8 })
  const textOf = (words: readonly { readonly word: string; readonly outer: string; readonly inner: string }[]) => {
    let text = ''
    const entities: MessageEntity[] = []
    for (const { word, outer, inner } of words) {
      entities.push(at(outer, text.length, word.length), at(inner, text.length, word.length))
      text += `${word} `
    }
    return { text, entities }
  }

  test('that are made from whole words are fine, in any order', () => {
    fc.assert(
      fc.property(styled, fc.infiniteStream(fc.integer()), (words, order) => {
        const { text, entities } = textOf(words)
        const shuffled = entities.map((entity) => ({ entity, key: order.next().value as number })).toSorted((a, b) => a.key - b.key)
        expect(entityProblems('entities', text, shuffled.map(({ entity }) => entity))).toEqual([])
      }),
    )
  })

  test('that are moved beyond the text never are', () => {
    fc.assert(
      fc.property(styled.filter(({ length }) => length > 0), fc.integer({ min: 1, max: 100 }), (words, by) => {
        const { text, entities } = textOf(words)
        expect(entityProblems('entities', text.trimEnd(), entities.map((entity) => ({ ...entity, offset: entity.offset + by })))).not.toEqual([])
      }),
    )
  })

  test('mark the same words after the space around a text is cut', () => {
    fc.assert(
      fc.property(styled, fc.stringMatching(/^[ \n]{0,5}$/), (words, space) => {
        const { text, entities } = textOf(words)
        const kept = formatted(space + text + space, entities.map((entity) => ({ ...entity, offset: entity.offset + space.length })))
        const marked = kept.entities.filter(({ type }) => type === 'underline' || type === 'strikethrough').map(({ offset, length }) => kept.text.slice(offset, offset + length))
        expect(marked).toEqual(words.map(({ word }) => word))
        expect(entityProblems('entities', kept.text, entities.length > 0 ? kept.entities.filter(({ type }) => type !== 'url' && type !== 'mention') : [])).toEqual([])
      }),
    )
  })
})

test.each([
  ['/ship@dossier_test_bot Angara', ['bot_command /ship@dossier_test_bot']],
  ['see /f18 and @some_body, or #desk', ['bot_command /f18', 'mention @some_body', 'hashtag #desk']],
  ['🚢 /ship', ['bot_command /ship']],
  ['on https://example.org/a?b=c. And t.me/x', ['url https://example.org/a?b=c', 'url t.me/x']],
  ['ann@example.org', ['email ann@example.org']],
  ['and/or 1/2 #1 a@b /Käse', []],
])('in %j is found: %j', (text, found) => {
  const { entities } = formatted(text)
  expect(entities.map(({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`)).toEqual(found)
})
