import type { Lang } from '../facts/record.ts'

/** What is said around answers on every platform. */
type PlatformStrings = {
  readonly refused: Readonly<Record<'badToken' | 'disallowedIntents', string>>
  readonly running: (platforms: string) => string
  readonly tooFast: () => string
  readonly oldButton: () => string
  readonly noText: () => string
  readonly onSentence: (sentence: string) => string
  readonly morePages: (count: number) => string
}

export const platformStrings: Record<Lang, PlatformStrings> = {
  de: {
    refused: {
      badToken: 'Discord nimmt das Token nicht an. Bitte DISCORD_TOKEN prüfen; ein neues gibt es im Developer Portal unter „Bot“.',
      disallowedIntents: 'Discord lässt die Intents nicht zu. Der Bot braucht keine der privilegierten; bitte das Developer Portal prüfen.',
    },
    running: (platforms) => `Der Bot läuft auf ${platforms}. Strg-C beendet ihn.`,
    tooFast: () => 'Das waren viele Anfragen auf einmal. Bitte kurz warten.',
    oldButton: () => 'Diese Schaltfläche stammt aus einer anderen Fassung des Bots. Bitte die Frage noch einmal stellen.',
    noText: () => 'Diese Nachricht enthält keinen Text, zu dem das Dossier etwas sagen könnte.',
    onSentence: (sentence) => `Zu „${sentence}“:`,
    morePages: (count) => `${count === 1 ? 'Eine weitere Seite ist' : `${count} weitere Seiten sind`} nicht gezeigt. Bitte enger fragen.`,
  },
  en: {
    refused: {
      badToken: 'Discord does not accept the token. Check DISCORD_TOKEN; the Developer Portal gives a new one under "Bot".',
      disallowedIntents: 'Discord does not allow the intents. The bot needs none of the privileged ones; check the Developer Portal.',
    },
    running: (platforms) => `The bot runs on ${platforms}. Ctrl-C stops it.`,
    tooFast: () => 'That was a lot at once. Please wait a moment.',
    oldButton: () => 'This button is from another version of the bot. Please ask again.',
    noText: () => 'This message has no text that the dossier could say anything on.',
    onSentence: (sentence) => `On “${sentence}”:`,
    morePages: (count) => `${count === 1 ? 'One more page is' : `${count} more pages are`} not shown. Please ask more narrowly.`,
  },
}
