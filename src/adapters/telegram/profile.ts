import { LANGS } from '../../reply/command-strings.ts'
import { telegramBotStrings } from '../../reply/telegram-bot-strings.ts'
import type { Bot } from './bot.ts'

const MAX_DESCRIPTION = 512
const MAX_SHORT = 120

/** Gives the bot its name and descriptions in every language, where Telegram has others: these may be set but a few times a day. */
export async function presentBot({ api, dossier, defaultLang }: Bot): Promise<void> {
  const { title } = dossier.base().info
  for (const code of [undefined, ...LANGS]) {
    const lang = code ?? defaultLang
    const say = telegramBotStrings[lang]
    const where = code ? { language_code: code } : {}
    const description = cut(say.about(title[lang]), MAX_DESCRIPTION)
    const short = cut(say.shortAbout(title[lang]), MAX_SHORT)
    if ((await api.getMyName(where)).name !== say.name) await api.setMyName(say.name, where)
    if ((await api.getMyDescription(where)).description !== description) await api.setMyDescription(description, where)
    if ((await api.getMyShortDescription(where)).short_description !== short) await api.setMyShortDescription(short, where)
  }
}

const cut = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1)}…`)
