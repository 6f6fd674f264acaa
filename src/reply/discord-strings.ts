import type { Lang, Text } from '../facts/record.ts'

/** What Discord lists beside the commands' own words. */
export const DISCORD_NAMES = {
  private: { name: { de: 'privat', en: 'private' }, description: { de: 'Nur mir zeigen', en: 'Show the answer to me alone' } },
  check: { de: 'Mit dem Dossier abgleichen', en: 'Check against the dossier' },
} as const satisfies { readonly private: { readonly name: Text; readonly description: Text }; readonly check: Text }

type DiscordStrings = {
  readonly fillIn: string
  readonly sendForm: string
  readonly pick: string
  readonly formIntro: string
  readonly formAttached: string
  readonly empty: string
  readonly mayNotAttach: (file: string) => string
}

const de: DiscordStrings = {
  fillIn: 'Ausfüllen',
  sendForm: 'Abschicken',
  pick: 'Bitte wählen',
  formIntro: 'Jeder Knopf öffnet einen Teil des Formulars; Abschicken zeigt die Vorschau.',
  formAttached: 'Was bisher eingetragen ist, steht in der angehängten Datei.',
  empty: 'Leer',
  mayNotAttach: (file) => `${file} fehlt: Der Bot darf in diesem Kanal keine Dateien anhängen.`,
}

const en: DiscordStrings = {
  fillIn: 'Fill in',
  sendForm: 'Send',
  pick: 'Please choose',
  formIntro: 'Each button opens a part of the form; sending it shows the preview.',
  formAttached: 'What has been filled in so far is in the attached file.',
  empty: 'Empty',
  mayNotAttach: (file) => `${file} is missing: the bot may not attach files in this channel.`,
}

/** The wording that only Discord needs. */
export const discordStrings: Record<Lang, DiscordStrings> = { de, en }
