import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import * as discord from '../../src/adapters/discord/render.ts'
import * as telegram from '../../src/adapters/telegram/render.ts'
import type { Command } from '../../src/command/command.ts'
import { plainName } from '../../src/command/command.ts'
import { dispatch } from '../../src/command/dispatch.ts'
import type { Entry } from '../../src/facts/fact-base.ts'
import { refOf } from '../../src/facts/fact-base.ts'
import type { Lang } from '../../src/facts/record.ts'
import { LANGS } from '../../src/facts/record.ts'
import type { Block, Message } from '../../src/reply/message.ts'
import { lineOfRef } from '../../src/reply/ref.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { keptLog } from '../command/fakes.ts'
import { realDesk } from '../real-desk.ts'
import * as discordShown from './discord/shown.ts'
import * as telegramShown from './telegram/shown.ts'

/** What each platform shows of a message, in reading order, after it was held to the platform's limits; and the lines of its buttons. */
const PLATFORMS: Readonly<Record<string, (message: Message) => { readonly seen: string; readonly lines: readonly string[] }>> = {
  Discord: (message) => onDiscord(message, true),
  'Discord without embeds': (message) => onDiscord(message, false),
  Telegram: onTelegram,
}

function onDiscord(message: Message, embeds: boolean) {
  const pages = discord.renderMessage(message, { embeds })
  for (const page of pages) discordShown.expectWithinLimits(page)
  return { seen: discordShown.allSeen(pages), lines: pages.flatMap(discordShown.refsOf).map((ref) => lineOfRef(ref) ?? '') }
}

function onTelegram(message: Message) {
  const pages = telegram.renderMessage(message, { bot: 'dossierbot' })
  for (const page of pages) telegramShown.expectWithinLimits(page)
  return { seen: telegramShown.allSeen(pages), lines: pages.flatMap(telegramShown.linesOf) }
}

const { desk, context, dossier } = await realDesk()
const admin = context('test:admin')
// One record that was changed, one that was taken back and one suggestion, as there will be.
const log = keptLog()
for (const line of ['retract f40@1', 'edit f28@1']) await dispatch({ command: `mod ${line.split(' ')[0]}`, args: { record: line.split(' ')[1] ?? '', reason: 'misread', form: 'Text (English): Diplomats worry.' } }, admin, { log })
for (const { id } of desk.proposals('draft')) await desk.confirm(id, { id: 'test:admin' })
await desk.propose({ do: 'suggest', about: 'f16', text: 'There is a fourth ship' }, { id: 'test:reader' })

const leaves = (all: readonly Command[]): Command[] => all.flatMap((command) => (command.subcommands ? leaves(command.subcommands) : [command]))

/** What the record is called or says. */
function wordsOf({ record }: Entry, lang: Lang): string {
  if ('name' in record) return record.name[lang]
  if ('title' in record) return record.title[lang]
  return 'question' in record ? record.question[lang] : record.text[lang]
}

/** Arguments that are about the record, where the command has any such. */
const argumentsOf = (command: Command, entry: Entry, lang: Lang): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(command.options).flatMap(([key, option]) => {
      const candidates = [refOf(entry), wordsOf(entry, lang), option.example[lang]]
      const fitting = key === 'id' || key === 'record' ? candidates : candidates.slice(1)
      const value = fitting.find((text) => text !== '' && option.schema.safeParse(text).success)
      return value === undefined ? [] : [[key, value] as const]
    }),
  )

const records = [...dossier.base().entries.values()]
// These change who may do what, or make what waits: once is enough, and not with every record.
const ONCE = new Set(['mod confirm', 'mod discard', 'mod approve', 'mod reject', 'mod resume', 'mod amend', 'mod review', 'mod status', 'mod unanswered', 'mod role grant', 'mod role revoke', 'mod role list', 'language', 'help', 'mod add', 'mod log'])

/** Without marks, and with commands in the letters in which every platform takes them. */
const letters = (text: string): string => text.replace(/\/\p{L}+/gu, plainName).replace(/[\s*~\\#•>-]/gu, '')

/** Every text of a message that states something. */
function statedIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'fact':
      return [block.text, block.attribution, block.certaintyText, block.ref, block.mark ?? '']
    case 'heading':
    case 'lead':
    case 'text':
    case 'note':
      return [block.text]
    case 'list':
      return block.items.map(({ text }) => text)
    case 'sources':
      return block.items.map(({ title }) => title)
    case 'choices':
    case 'actions':
    case 'difference':
    case 'form':
    case 'file':
      return []
  }
}

const sendsOf = (message: Message, kind: 'choices' | 'actions'): string[] => message.blocks.flatMap((block) => (block.kind === kind ? block.items.map(({ send }) => send) : []))
const refsIn = (text: string): Set<string> => new Set(text.match(/\b[a-z][a-z0-9-]*@\d+\b/gu))

/** Whatever a message states is seen on every platform, every choice can be pressed or read there, and no other record is shown. */
function expectSameFacts(message: Message): void {
  const refs = refsIn(renderText(message, { colour: false }))
  const next = sendsOf(message, 'actions')
  for (const [platform, show] of Object.entries(PLATFORMS)) {
    const { seen, lines } = show(message)
    const all = letters(seen)
    const unseen = message.blocks.flatMap(statedIn).filter((text) => !all.includes(letters(text)))
    const lost = sendsOf(message, 'choices').filter((send) => !lines.includes(send) && !all.includes(letters(send)))
    const shown = refsIn([seen, ...lines.filter((line) => !next.includes(line))].join('\n'))
    expect({ platform, unseen, lost, shown }).toEqual({ platform, unseen: [], lost: [], shown: refs })
  }
}

describe.each(LANGS)('in %s, every platform states the same of every record', (lang) => {
  test.each(leaves(commands).map((command) => [command.path[lang], command] as const))('at /%s', async (_, command) => {
    for (const entry of ONCE.has(command.path.en) ? records.slice(0, 1) : records) {
      const message = await dispatch({ command: command.path.en, args: argumentsOf(command, entry, lang) }, context('test:admin', { lang }), { log })
      expectSameFacts(message)
    }
    expect(log.entries).toEqual([])
  })
})
