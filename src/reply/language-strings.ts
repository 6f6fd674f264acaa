import type { Lang } from '../facts/record.ts'

/** What is said when somebody chooses a language. */
type LanguageStrings = {
  /** For the caller everywhere, for the caller alone where others see answers as well, for everybody here. */
  readonly set: Readonly<Record<'everywhere' | 'private' | 'here', string>>
  readonly notAllowed: string
  readonly nowhere: string
}

export const languageStrings: Record<Lang, LanguageStrings> = {
  de: {
    set: {
      everywhere: 'Die Antworten kommen jetzt auf Deutsch.',
      private: 'Private Antworten kommen jetzt auf Deutsch. Was alle sehen, kommt weiter in der Sprache, die hier für alle gilt.',
      here: 'Die Antworten kommen hier jetzt für alle auf Deutsch.',
    },
    notAllowed: 'Die Sprache für alle kann hier nur wählen, wer den Server oder die Gruppe verwalten darf. Für sich selbst kann sie jeder wählen.',
    nowhere: 'Für alle lässt sich die Sprache hier nicht wählen, nur auf Servern und in Gruppen, zu denen der Bot gehört.',
  },
  en: {
    set: {
      everywhere: 'Answers now come in English.',
      private: 'Private answers now come in English. What everybody sees stays in the language that is set here for all.',
      here: 'Answers here now come in English for everybody.',
    },
    notAllowed: 'Only those who may manage the server or group can choose the language for everybody here. Anybody can choose it for themselves.',
    nowhere: 'A language for everybody cannot be chosen here, only on servers and in groups that the bot belongs to.',
  },
}
