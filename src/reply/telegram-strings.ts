import type { Lang } from '../facts/record.ts'

type TelegramStrings = {
  readonly copy: string
  readonly copyPart: (part: number) => string
  readonly copyLink: string
  readonly formIntro: string
  readonly formAttached: string
  readonly rest: (link: string | undefined) => string
}

const de: TelegramStrings = {
  copy: 'Kopieren',
  copyPart: (part) => `Teil ${part} kopieren`,
  copyLink: 'Link kopieren',
  formIntro: 'Ein Tipp auf die Vorlage kopiert sie. Bitte ausgefüllt als Nachricht zurückschicken.',
  formAttached: 'Die Vorlage ist für eine Nachricht zu lang und liegt als Datei bei. Bitte ausgefüllt zurückschicken.',
  rest: (link) => `Das ist nicht alles; den Rest zeigt der Bot${link === undefined ? '.' : `: ${link}`}`,
}

const en: TelegramStrings = {
  copy: 'Copy',
  copyPart: (part) => `Copy part ${part}`,
  copyLink: 'Copy link',
  formIntro: 'Tap the template to copy it. Fill it in and send it back as a message.',
  formAttached: 'The template is too long for one message and is attached as a file. Fill it in and send it back.',
  rest: (link) => `This is not all; the bot shows the rest${link === undefined ? '.' : `: ${link}`}`,
}

/** The wording that only Telegram needs. */
export const telegramStrings: Record<Lang, TelegramStrings> = { de, en }
