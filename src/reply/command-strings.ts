import type { Lang, RecordKind } from '../facts/record.ts'

export { LANGS } from '../facts/record.ts'
export type { Lang } from '../facts/record.ts'

/** What is said around the commands, at the terminal and in its two reports: the same in each language. */
export type CommandStrings = {
  readonly missing: (option: string, description: string) => string
  /** `word`: what leads in the text that is missing. */
  readonly missingAfter: (word: string, description: string) => string
  readonly unreadable: (typed: string, option: string | undefined, description: string) => string
  readonly notAChoice: (typed: string, option: string, choices: readonly string[]) => string
  readonly tooLong: (option: string, length: number, limit: number) => string
  readonly example: (text: string) => string
  readonly usage: (usage: string) => string
  readonly takesNothing: (command: string, typed: string) => string
  readonly unknownCommand: (name: string) => string
  readonly commandExpected: () => string
  readonly perhaps: () => string
  readonly allCommands: (help: string) => string
  readonly wentWrong: () => string
  readonly note: () => string
  readonly source: () => string
  readonly pickNumber: (last: number) => string
  readonly formKeys: (keys: { readonly done: string; readonly cancel: string; readonly empty: string; readonly lineBreak: string }) => string
  readonly formLeft: () => string
  readonly greeting: () => string
  readonly greetingEnd: (help: string | undefined) => string
  readonly unknownFlag: (flag: string) => string
  readonly flagWithoutValue: (flag: string) => string
  readonly unexpected: (text: string) => string
  readonly langExpected: (value: string) => string
  readonly questionMissing: () => string
  readonly questionWithJsonl: () => string
  readonly badLine: (wrong: 'json' | 'object' | 'id' | 'question' | 'lang') => string
  readonly mainUsage: () => string
  readonly askUsage: () => string
  readonly checkUsage: () => string
  readonly kindCount: (kind: RecordKind, count: number) => string
  readonly checkResult: (records: string, errors: number, warnings: number) => string
  readonly brokenDossier: () => string
  readonly badVariable: (name: string, value: string, allowed: string) => string
  readonly badVariableExample: (name: string, value: string, example: string) => string
  readonly folder: () => string
  readonly token: () => string
  readonly oldNode: (has: string, needs: string) => string
}

const JSONL_SHAPE = '{"id": "q1", "question": "…", "lang": "de"}'
const KINDS: Record<Lang, Record<RecordKind, readonly [one: string, more: string]>> = {
  de: {
    source: ['Quelle', 'Quellen'],
    entity: ['Name', 'Namen'],
    event: ['Ereignis', 'Ereignisse'],
    fact: ['Fakt', 'Fakten'],
    gap: ['Lücke', 'Lücken'],
    note: ['Hinweis', 'Hinweise'],
  },
  en: {
    source: ['source', 'sources'],
    entity: ['name', 'names'],
    event: ['event', 'events'],
    fact: ['fact', 'facts'],
    gap: ['gap', 'gaps'],
    note: ['note', 'notes'],
  },
}
const number = (lang: Lang, value: number): string => value.toLocaleString(lang)
const counted = (lang: Lang, value: number, [one, more]: readonly [string, string]): string =>
  `${number(lang, value)} ${value === 1 ? one : more}`

const de: CommandStrings = {
  missing: (option, description) => `Es fehlt „${option}“: ${description}.`,
  missingAfter: (word, description) => `Nach „${word}“ fehlt etwas: ${description}.`,
  unreadable: (typed, option, description) => `„${typed}“ lässt sich nicht ${option === undefined ? '' : `als „${option}“ `}lesen: ${description}.`,
  notAChoice: (typed, option, choices) => `„${typed}“ ist für „${option}“ nicht möglich. Möglich sind: ${choices.join(', ')}.`,
  tooLong: (option, length, limit) => `„${option}“ ist mit ${number('de', length)} Zeichen zu lang; möglich sind höchstens ${number('de', limit)}.`,
  example: (text) => `Zum Beispiel: ${text}`,
  usage: (usage) => `Aufruf: ${usage}`,
  takesNothing: (command, typed) => `${command} kommt ohne Angaben aus; „${typed}“ ist zu viel.`,
  unknownCommand: (name) => `Einen Befehl ${name} gibt es nicht.`,
  commandExpected: () => 'Nach dem Schrägstrich fehlt der Name eines Befehls.',
  perhaps: () => 'Vielleicht gemeint:',
  allCommands: (help) => `Alle Befehle zeigt ${help}. Text ohne Schrägstrich ist eine Frage.`,
  wentWrong: () => 'Da ist etwas schiefgegangen. Der Fehler ist protokolliert.',
  note: () => 'Hinweis',
  source: () => 'Quelle',
  formKeys: ({ done, cancel, empty, lineBreak }) => `Eingabetaste: Feld bleibt, wie es ist. Tab holt seinen Text zum Ändern, ${empty} leert es, ${lineBreak} steht für einen Zeilenwechsel.\n${done} zeigt die Vorschau, ${cancel} bricht ab.`,
  formLeft: () => 'Abgebrochen; nichts ist geändert.',
  pickNumber: (last) => `Zur Wahl stehen die Zahlen 1 bis ${last}.`,
  greeting: () => 'Dieser Bot beantwortet Fragen zum Dossier, auf Deutsch und auf Englisch. Zum Beispiel:',
  greetingEnd: (help) => `${help === undefined ? '' : `${help} zeigt alle Befehle, `}Tab vervollständigt, /quit beendet.`,
  unknownFlag: (flag) => `Die Option ${flag} gibt es nicht.`,
  flagWithoutValue: (flag) => `Nach ${flag} fehlt die Angabe.`,
  unexpected: (text) => `„${text}“ ist zu viel.`,
  langExpected: (value) => `--lang kennt de und en, nicht „${value}“.`,
  questionMissing: () => 'Es fehlt die Frage.',
  questionWithJsonl: () => 'Mit --jsonl kommen die Fragen aus der Standardeingabe, nicht aus der Befehlszeile.',
  badLine: (wrong) =>
    `${{
      json: 'Die Zeile ist kein gültiges JSON.',
      object: 'Die Zeile ist kein JSON-Objekt.',
      id: '„id“ fehlt oder ist weder Text noch Zahl.',
      question: '„question“ fehlt oder ist kein Text.',
      lang: '„lang“ ist weder „de“ noch „en“.',
    }[wrong]} Eine Zeile sieht so aus: ${JSONL_SHAPE} („lang“ ist freigestellt)`,
  mainUsage: () => `Aufruf:
  npm start                     Chat im Terminal; aus einer Pipe: eine Antwort je Zeile
  npm run ask -- "Frage"        eine Antwort (npm run ask -- --help)
  npm run check                 prüft das Dossier (npm run check -- --help)
  npm run export                schreibt die Einträge des Ledgers in die Dateien (npm run export -- --help)
  npm run verify                prüft das Ledger (npm run verify -- --help)
  npm run backup -- DATEI       sichert das Ledger (npm run backup -- --help)
  npm run restore -- DATEI      holt eine Sicherung zurück (npm run restore -- --help)`,
  askUsage: () => `Aufruf: npm run --silent ask -- "Frage" [Optionen]
  --lang de|en   Sprache der Antwort; sonst die der Frage
  --json         Antwort als JSON in einer Zeile
  --explain      zeigt auch, wie die Antwort zustande kam
  --jsonl        Fragen aus der Standardeingabe, eine je Zeile: ${JSONL_SHAPE}
  --help         diese Hilfe`,
  checkUsage: () => `Aufruf: npm run check -- [Optionen]
  --texts ORDNER   prüft auch gegen die Texte der Quellen in diesem Ordner
  --lang de|en     Sprache der Meldungen
  --json           Ergebnis als JSON in einer Zeile
  --help           diese Hilfe`,
  kindCount: (kind, count) => counted('de', count, KINDS.de[kind]),
  checkResult: (records, errors, warnings) =>
    `${records}: ${counted('de', errors, ['Fehler', 'Fehler'])}, ${counted('de', warnings, ['Warnung', 'Warnungen'])}`,
  brokenDossier: () => 'Das Dossier hat Fehler, der Bot startet nicht:',
  badVariable: (name, value, allowed) => `${name} hat den Wert „${value}“; möglich ist: ${allowed}.`,
  badVariableExample: (name, value, example) => `${name} hat den Wert „${value}“, was sich nicht lesen lässt; richtig wäre zum Beispiel: ${example}.`,
  folder: () => 'ein vorhandener Ordner',
  token: () => 'das Token des Bots',
  oldNode: (has, needs) => `Hier läuft Node ${has}, nötig ist ${needs} oder neuer. „npm start“ bringt die richtige Version mit.`,
}

const en: CommandStrings = {
  missing: (option, description) => `“${option}” is missing: ${description}.`,
  missingAfter: (word, description) => `Something is missing after “${word}”: ${description}.`,
  unreadable: (typed, option, description) => `Cannot read “${typed}”${option === undefined ? '' : ` as “${option}”`}: ${description}.`,
  notAChoice: (typed, option, choices) => `“${typed}” is not a choice for “${option}”. Choices: ${choices.join(', ')}.`,
  tooLong: (option, length, limit) => `“${option}” is too long: ${number('en', length)} characters; at most ${number('en', limit)} are read.`,
  example: (text) => `For example: ${text}`,
  usage: (usage) => `Usage: ${usage}`,
  takesNothing: (command, typed) => `${command} takes nothing after its name; “${typed}” is too much.`,
  unknownCommand: (name) => `There is no command ${name}.`,
  commandExpected: () => 'The name of a command is missing after the slash.',
  perhaps: () => 'Perhaps:',
  allCommands: (help) => `${help} shows every command. Text without a slash is a question.`,
  wentWrong: () => 'Something went wrong. The error has been logged.',
  note: () => 'Note',
  source: () => 'Source',
  formKeys: ({ done, cancel, empty, lineBreak }) => `Enter leaves a field as it is. Tab fetches its text to be changed, ${empty} empties it, ${lineBreak} stands for a line break.\n${done} shows the preview, ${cancel} gives up.`,
  formLeft: () => 'Given up; nothing has changed.',
  pickNumber: (last) => `Choose a number from 1 to ${last}.`,
  greeting: () => 'This bot answers questions about the dossier, in English and in German. For example:',
  greetingEnd: (help) => `${help === undefined ? '' : `${help} shows every command, `}Tab completes, /quit leaves.`,
  unknownFlag: (flag) => `There is no option ${flag}.`,
  flagWithoutValue: (flag) => `The value after ${flag} is missing.`,
  unexpected: (text) => `“${text}” is too much.`,
  langExpected: (value) => `--lang takes de or en, not “${value}”.`,
  questionMissing: () => 'The question is missing.',
  questionWithJsonl: () => 'With --jsonl the questions come from standard input, not from the command line.',
  badLine: (wrong) =>
    `${{
      json: 'The line is not valid JSON.',
      object: 'The line is not a JSON object.',
      id: '“id” is missing, or neither text nor number.',
      question: '“question” is missing or not text.',
      lang: '“lang” is neither “de” nor “en”.',
    }[wrong]} A line looks like this: ${JSONL_SHAPE} (“lang” may be left out)`,
  mainUsage: () => `Usage:
  npm start                     chat in the terminal; from a pipe, one answer a line
  npm run ask -- "question"     one answer (npm run ask -- --help)
  npm run check                 checks the dossier (npm run check -- --help)
  npm run export                writes the ledger's records into the files (npm run export -- --help)
  npm run verify                checks the ledger (npm run verify -- --help)
  npm run backup -- FILE        saves the ledger (npm run backup -- --help)
  npm run restore -- FILE       restores a backup (npm run restore -- --help)`,
  askUsage: () => `Usage: npm run --silent ask -- "question" [options]
  --lang de|en   language of the answer; without it, the question's own
  --json         the answer as JSON on one line
  --explain      shows also how the answer came about
  --jsonl        questions from standard input, one a line: ${JSONL_SHAPE}
  --help         this help`,
  checkUsage: () => `Usage: npm run check -- [options]
  --texts DIR    checks also against the texts of the sources in this folder
  --lang de|en   language of the messages
  --json         the result as JSON on one line
  --help         this help`,
  kindCount: (kind, count) => counted('en', count, KINDS.en[kind]),
  checkResult: (records, errors, warnings) =>
    `${records}: ${counted('en', errors, ['error', 'errors'])}, ${counted('en', warnings, ['warning', 'warnings'])}`,
  brokenDossier: () => 'The dossier has errors; the bot does not start:',
  badVariable: (name, value, allowed) => `${name} is “${value}”; allowed is: ${allowed}.`,
  badVariableExample: (name, value, example) => `${name} is “${value}”, which cannot be read; right would be, for example: ${example}.`,
  folder: () => 'a folder that exists',
  token: () => 'the bot’s token',
  oldNode: (has, needs) => `This is Node ${has}; the bot needs ${needs} or newer. “npm start” brings the right one.`,
}

/** The wording of commands, terminal and reports. */
export const commandStrings: Record<Lang, CommandStrings> = { de, en }
