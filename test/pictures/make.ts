import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as discord from '../../src/adapters/discord/render.ts'
import { withQuestion } from '../../src/adapters/discord/show.ts'
import * as telegram from '../../src/adapters/telegram/render.ts'
import { dispatchLine } from '../../src/command/dispatch.ts'
import type { Message } from '../../src/reply/message.ts'
import { realDesk } from '../real-desk.ts'
import type { Asked } from './discord-html.ts'
import * as discordHtml from './discord-html.ts'
import { findChromium } from './find-chromium.ts'
import type { Scene } from './take-picture.ts'
import { takePicture } from './take-picture.ts'
import * as telegramHtml from './telegram-html.ts'

const HERE = import.meta.dirname
const read = (name: string): string => readFileSync(join(HERE, name), 'utf8')

/** What the bot answers to a line that a reader types. */
async function answer(line: string): Promise<Message> {
  const { context, close } = await realDesk()
  const message = await dispatchLine(line, context('test:reader', { langChosen: false }), { log: { error: (details) => console.error(details) } })
  await close()
  return message
}

async function discordScene(): Promise<Scene> {
  const asked: readonly Asked[] = [
    { by: 'Jana', at: '14:02', text: 'Wurden fünf Schiffe in Najin beladen?' },
    { by: 'Jana', at: '14:05', text: 'Is it confirmed?', option: { command: 'ask', name: 'question' } },
  ]
  const exchanges = await Promise.all(asked.map(async (one) => discordHtml.exchangeHtml(one, discord.renderMessage(one.option ? withQuestion(await answer(one.text), one.text) : await answer(one.text), { embeds: true }))))
  const components = relative(join(HERE, '../../node_modules'), fileURLToPath(import.meta.resolve('@skyra/discord-components-core'))).split(sep).join('/')
  return { html: `<discord-messages>${exchanges.join('')}</discord-messages>`, css: read('discord.css'), modules: [components] }
}

async function telegramScene(): Promise<Scene> {
  const columns = [
    [
      { text: 'Was war in den Containern?', at: '14:02' },
      { text: 'Hat Selenski etwas dazu gesagt?', at: '14:03' },
    ],
    [{ text: '/timeline', at: '14:05' }],
  ]
  const sections = await Promise.all(columns.map(async (asked) => {
    const exchanges = await Promise.all(asked.map(async (one) => telegramHtml.exchangeHtml(one, telegram.renderMessage(await answer(one.text), { bot: 'dossier_bot', asked: one.text }))))
    return `<section>${exchanges.join('')}</section>`
  }))
  return { html: sections.join(''), css: read('telegram.css'), modules: [] }
}

const chromium = findChromium(process.env['PATH'] ?? '')
if (chromium === undefined) {
  console.error('No Chromium was found in PATH. Install one: apt-get install chromium, brew install --cask chromium, or Google Chrome.')
  process.exitCode = 1
} else {
  for (const [name, scene] of [['discord.png', discordScene], ['telegram.png', telegramScene]] as const) {
    const picture = await takePicture(await scene(), chromium)
    writeFileSync(join(HERE, name), picture)
    console.log(`${name}: ${Math.round(picture.length / 1000)} kB`)
  }
}
