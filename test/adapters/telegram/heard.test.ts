import type { Message, UserFromGetMe } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { heardIn } from '../../../src/adapters/telegram/heard.ts'
import { unfinishedLine } from '../../../src/adapters/telegram/replied-line.ts'

const ME = { id: 7, is_bot: true, first_name: 'Dossier', username: 'Dossier_Bot' } as UserFromGetMe
const ANN = { id: 1, is_bot: false, first_name: 'Ann' }
const ALONE = { id: 1, type: 'private', first_name: 'Ann' } as const
const GROUP = { id: -5, type: 'supergroup', title: 'Newsroom' } as const
type Replied = NonNullable<Message['reply_to_message']>
const message = (more: Partial<Message>): Message => ({ message_id: 1, date: 1, from: ANN, chat: ALONE, ...more })
const mine = (text: string, more: Partial<Message> = {}) => message({ from: ME, text, ...more }) as Replied
const heard = (more: Partial<Message>) => {
  const said = heardIn(message(more), ME, commands)
  return said?.kind === 'line' ? said.line : said?.kind
}
const mention = (text: string, name: string) => ({ text, entities: [{ type: 'mention', offset: text.indexOf(name), length: name.length } as const] })

describe('in a private chat', () => {
  test.each<[string, Partial<Message>, string | undefined]>([
    ['a text', { text: 'Angara' }, 'Angara'],
    ['a caption', { caption: 'Is this the Angara?', photo: [] }, 'Is this the Angara?'],
    ['a command with the bot’s name', { text: '/ship@dossier_bot\nAngara' }, '/ship\nAngara'],
    ['a command with another name', { text: '/ship@other_bot Angara' }, undefined],
    ['a picture alone', { photo: [] }, 'noText'],
    ['a service message', { pinned_message: mine('x') }, undefined],
    ['a file', { document: { file_id: 'f', file_unique_id: 'u' } }, 'file'],
    ['what was chosen inline', { text: 'Angara …', via_bot: ME }, undefined],
    ['what came through another bot', { text: 'Angara', via_bot: { ...ME, id: 8 } }, 'Angara'],
    ['another bot', { text: 'Angara', from: { ...ANN, is_bot: true } }, undefined],
    ['nobody', { text: 'Angara', from: undefined as never }, undefined],
  ])('%s', (_what, more, line) => {
    expect(heard(more)).toBe(line)
  })
})

describe('in a group', () => {
  test.each<[string, Partial<Message>, string | undefined]>([
    ['a text', { text: 'Angara' }, undefined],
    ['a command', { text: '/ship Angara' }, '/ship Angara'],
    ['a command in plain letters', { text: '/luecken' }, '/luecken'],
    ['/start', { text: '/start' }, '/start'],
    ['a command that is none of ours', { text: '/ban Ann' }, undefined],
    ['the same with our name', { text: '/ban@Dossier_Bot Ann' }, '/ban Ann'],
    ['a command of another bot, in reply to us', { text: '/ship@other_bot', reply_to_message: mine('x') }, undefined],
    ['a mention', mention('@Dossier_bot Angara', '@Dossier_bot'), 'Angara'],
    ['a mention after an emoji', mention('😀 @Dossier_Bot Angara', '@Dossier_Bot'), '😀   Angara'],
    ['a mention of another', mention('@Dossier_Bot2 Angara', '@Dossier_Bot2'), undefined],
    ['a name that is no mention', { text: 'mail@Dossier_Bot Angara' }, undefined],
    ['a mention with a command', mention('@Dossier_Bot /ship Angara', '@Dossier_Bot'), '/ship Angara'],
    ['a reply to us', { text: 'and when?', reply_to_message: mine('Angara …') }, 'and when?'],
    ['a reply to another', { text: 'and when?', reply_to_message: message({ text: 'Angara' }) as never }, undefined],
    ['a message in a topic that we opened', { text: 'and when?', reply_to_message: mine('', { forum_topic_created: { name: 'x', icon_color: 0 } }) }, undefined],
    ['an anonymous administrator', { text: '/mod', from: { ...ANN, is_bot: true }, sender_chat: GROUP }, '/mod'],
    ['a channel’s post that is passed on', { text: '/ship Angara', from: { ...ANN }, sender_chat: GROUP, is_automatic_forward: true }, undefined],
    ['a picture', { photo: [] }, undefined],
    ['a file', { document: { file_id: 'f', file_unique_id: 'u' } }, undefined],
  ])('%s', (_what, more, line) => {
    expect(heard({ chat: GROUP, ...more })).toBe(line)
  })
})

describe('a reply to the bot goes on with', () => {
  test.each([
    ['an unfinished command', `“name” is missing.\n${unfinishedLine('/ship')}`, 'Angara', '/ship Angara'],
    ['an unfinished command with an argument', `Why?\n${unfinishedLine('/mod reject p07')}\n`, 'no source', '/mod reject p07 no source'],
    ['the last of several', `${unfinishedLine('/ship')}\n${unfinishedLine('/port')}`, 'Najin', '/port Najin'],
    ['a form', 'Fact\nTap it\n/mod edit f18@3\n# Fill this in\nCertainty: likely', 'Certainty: unhedged', '/mod edit f18@3\nCertainty: unhedged'],
    ['a form of a suggestion', 'A correction of f16@1\n/suggest f16@1\nWhat should be different:', 'a fourth ship', '/suggest f16@1\na fourth ship'],
    ['nothing, where it is a command itself', unfinishedLine('/ship'), '/port Najin', '/port Najin'],
    ['nothing, where a line only looks like one', 'Not in the dossier: /ship …', 'Angara', 'Angara'],
    ['nothing, where a command takes no lines', '/ship Angara\nsomething', 'Maia', 'Maia'],
    ['nothing, after an answer', 'Im Dossier: Maia, Angara und Maria.', 'und wann?', 'und wann?'],
  ])('%s', (_what, replied, said, line) => {
    expect(heard({ text: said, reply_to_message: mine(replied) })).toBe(line)
  })
})
