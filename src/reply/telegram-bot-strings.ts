import type { Lang } from '../facts/record.ts'

/** Why the bot cannot run on Telegram. */
export type TelegramRefusal = 'badToken' | 'anotherPoller' | 'badWebhook' | 'portTaken'

/** What the bot says on Telegram around its answers, and how it presents itself there. */
type TelegramBotStrings = {
  readonly refused: Readonly<Record<TelegramRefusal, string>>
  readonly name: string
  readonly about: (title: string) => string
  readonly shortAbout: (title: string) => string
  readonly greeting: (title: string) => string
  readonly greetingEnd: (help: string) => string
  readonly replyWith: (option: string) => string
  readonly inPrivate: string
  readonly anonymous: string
  readonly openPrivate: string
  readonly oldLink: string
  readonly reallyDo: string
  readonly nothingToCopy: string
  readonly fileTooLong: string
}

export const telegramBotStrings: Record<Lang, TelegramBotStrings> = {
  de: {
    refused: {
      badToken: 'Telegram nimmt das Token nicht an. Bitte TELEGRAM_TOKEN prüfen; BotFather zeigt es unter /mybots.',
      anotherPoller: 'Telegram meldet, dass ein anderer Prozess mit diesem Token Nachrichten abholt oder ein Webhook gesetzt ist. Es darf nur einen geben; bitte den anderen beenden oder für mehrere Prozesse TELEGRAM_WEBHOOK setzen.',
      badWebhook: 'Telegram nimmt die Adresse nicht an. Bitte TELEGRAM_WEBHOOK prüfen: eine öffentliche Adresse mit https und dem Port 443, 80, 88 oder 8443.',
      portTaken: 'Auf dem Port aus TELEGRAM_WEBHOOK_PORT lässt sich nicht lauschen. Bitte einen freien angeben.',
    },
    name: 'Dossier-Bot',
    about: (title) => `Beantwortet Fragen zum Dossier „${title}“, auf Deutsch und auf Englisch. Zu jedem Satz steht, woher er stammt und wie sicher er ist; was das Dossier nicht weiß, sagt der Bot.`,
    shortAbout: (title) => `Fragen zum Dossier „${title}“, jede Antwort mit Quelle.`,
    greeting: (title) => `Dieser Bot beantwortet Fragen zum Dossier „${title}“, auf Deutsch und auf Englisch.`,
    greetingEnd: (help) => `Einfach eine Frage schreiben oder ein Beispiel antippen; ${help} zeigt alle Befehle.`,
    replyWith: (option) => `Oder diese Nachricht mit der Angabe „${option}“ beantworten; gelesen wird dann:`,
    inPrivate: 'Das geht nur im Chat mit dem Bot, nicht in einer Gruppe.',
    anonymous: 'Wer anonym im Namen einer Gruppe oder eines Kanals schreibt, kann nichts vorschlagen oder ändern, denn beides trägt einen Namen. Im Chat mit dem Bot geht es.',
    openPrivate: 'Chat öffnen',
    oldLink: 'Dieser Link stammt aus einer anderen Fassung des Bots. Bitte die Frage noch einmal stellen.',
    reallyDo: 'Der Link möchte Folgendes ausführen. Soll das geschehen?',
    nothingToCopy: 'Diese Nachricht ist zu alt zum Kopieren. Bitte die Frage noch einmal stellen.',
    fileTooLong: 'Diese Datei ist kein ausgefülltes Formular: Es muss eine Textdatei von höchstens 100 KB sein.',
  },
  en: {
    refused: {
      badToken: 'Telegram does not accept the token. Check TELEGRAM_TOKEN; BotFather shows it under /mybots.',
      anotherPoller: 'Telegram says that another process fetches messages with this token, or that a webhook is set. There can be only one: stop the other, or set TELEGRAM_WEBHOOK for several processes.',
      badWebhook: 'Telegram does not accept the address. Check TELEGRAM_WEBHOOK: a public address with https and the port 443, 80, 88 or 8443.',
      portTaken: 'Cannot listen on the port of TELEGRAM_WEBHOOK_PORT. Give one that is free.',
    },
    name: 'Dossier bot',
    about: (title) => `Answers questions about the dossier “${title}”, in English and in German. Every sentence tells where it comes from and how certain it is; what the dossier does not know, the bot says so.`,
    shortAbout: (title) => `Questions about the dossier “${title}”, each answer with its source.`,
    greeting: (title) => `This bot answers questions about the dossier “${title}”, in English and in German.`,
    greetingEnd: (help) => `Just type a question, or tap an example; ${help} shows every command.`,
    replyWith: (option) => `Or reply to this message with the “${option}”; it is then read as:`,
    inPrivate: 'That works only in the chat with the bot, not in a group.',
    anonymous: 'Whoever writes anonymously, in the name of a group or channel, cannot suggest or change anything, for both bear a name. It works in the chat with the bot.',
    openPrivate: 'Open the chat',
    oldLink: 'This link is from another version of the bot. Please ask again.',
    reallyDo: 'The link wants to do this. Shall it be done?',
    nothingToCopy: 'This message is too old to be copied. Please ask again.',
    fileTooLong: 'This file is no filled-in form: it has to be a text file of at most 100 KB.',
  },
}
