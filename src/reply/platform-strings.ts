import type { Lang } from '../facts/record.ts'
import { capitalised, counted, strings } from './strings.ts'

/** What is said around answers on every platform. */
type PlatformStrings = {
  readonly refused: Readonly<Record<'badToken' | 'disallowedIntents' | 'shardsNeeded' | 'outdated', string>>
  readonly running: (platforms: string) => string
  /** The same for several processes. */
  readonly runningShards: (count: number) => string
  readonly tooFast: () => string
  /** The same where all on a server together asked too much. */
  readonly serverIsBusy: () => string
  /** Where to call what is for the caller alone. */
  readonly inPrivate: (command: string) => string
  readonly oldButton: () => string
  readonly noText: () => string
  readonly onSentence: (sentence: string) => string
  /** How many of the sentences of a message were looked up. */
  readonly sentencesChecked: (checked: number, all: number) => string
  readonly morePages: (count: number) => string
}

/** A number as a sentence begins with it. */
const first = (count: number, lang: Lang): string => capitalised(strings[lang].numbers[count] ?? String(count))

export const platformStrings: Record<Lang, PlatformStrings> = {
  de: {
    refused: {
      badToken: 'Discord nimmt das Token nicht an. Bitte DISCORD_TOKEN prüfen; ein neues gibt es im Developer Portal unter „Bot“.',
      disallowedIntents: 'Discord lässt die Intents nicht zu. Der Bot braucht keine der privilegierten; bitte das Developer Portal prüfen.',
      shardsNeeded: 'Discord verlangt, dass sich der Bot auf mehr Verbindungen verteilt. Bitte DISCORD_SHARDS=auto setzen.',
      outdated: 'Discord nimmt diese Version des Bots nicht mehr an. Bitte eine neuere installieren.',
    },
    runningShards: (count) => `Der Bot startet auf Discord mit ${count === 1 ? 'einem Prozess' : `${count} Prozessen`}. Strg-C beendet ihn.`,
    running: (platforms) => `Der Bot läuft auf ${platforms}. Strg-C beendet ihn.`,
    tooFast: () => 'Das waren viele Anfragen auf einmal. Bitte kurz warten.',
    serverIsBusy: () => 'Auf diesem Server wird gerade sehr viel gefragt. Bitte in ein paar Sekunden noch einmal versuchen.',
    inPrivate: (command) => `${command} wird nur dort beantwortet, wo es sonst niemand sieht: als Slash-Befehl (im Eingabefeld mit „/“ beginnen und den Befehl auswählen) oder in einer Direktnachricht an den Bot.`,
    oldButton: () => 'Diese Schaltfläche stammt aus einer anderen Fassung des Bots. Bitte die Frage noch einmal stellen.',
    noText: () => 'Diese Nachricht enthält keinen Text, zu dem das Dossier etwas sagen könnte.',
    onSentence: (sentence) => `Zu „${sentence}“:`,
    sentencesChecked: (checked, all) => `${first(checked, 'de')} von ${counted(all, ['Satz', 'Sätzen'], 'de')} geprüft.`,
    morePages: (count) => `${count === 1 ? 'Eine weitere Seite ist' : `${count} weitere Seiten sind`} nicht gezeigt. Bitte enger fragen.`,
  },
  en: {
    refused: {
      badToken: 'Discord does not accept the token. Check DISCORD_TOKEN; the Developer Portal gives a new one under "Bot".',
      disallowedIntents: 'Discord does not allow the intents. The bot needs none of the privileged ones; check the Developer Portal.',
      shardsNeeded: 'Discord wants the bot to share its work among more connections. Set DISCORD_SHARDS=auto.',
      outdated: 'Discord no longer accepts this version of the bot. Install a newer one.',
    },
    runningShards: (count) => `The bot starts on Discord with ${count === 1 ? 'one process' : `${count} processes`}. Ctrl-C stops it.`,
    running: (platforms) => `The bot runs on ${platforms}. Ctrl-C stops it.`,
    tooFast: () => 'That was a lot at once. Please wait a moment.',
    serverIsBusy: () => 'A lot is being asked on this server right now. Please try again in a few seconds.',
    inPrivate: (command) => `${command} is answered only where nobody else sees it: as a slash command (begin with “/” and pick it), or in a direct message to the bot.`,
    oldButton: () => 'This button is from another version of the bot. Please ask again.',
    noText: () => 'This message has no text that the dossier could say anything on.',
    onSentence: (sentence) => `On “${sentence}”:`,
    sentencesChecked: (checked, all) => `${first(checked, 'en')} of ${counted(all, ['sentence', 'sentences'], 'en')} checked.`,
    morePages: (count) => `${count === 1 ? 'One more page is' : `${count} more pages are`} not shown. Please ask more narrowly.`,
  },
}
