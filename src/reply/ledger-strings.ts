import type { Lang } from '../facts/record.ts'

/** Why a ledger cannot be used, what is wrong with a revision, and what can be done with a ledger at the terminal. */
type Failure = 'unreachable' | 'full' | 'readOnly' | 'busy'
type Flaw = 'chain' | 'version' | 'record'

/** What the programs say that keep the ledger: the same in each language. */
export type LedgerStrings = {
  readonly failed: (why: Failure) => string
  readonly noLedger: (file: string) => string
  readonly brokenFiles: () => string
  readonly seeded: (count: number) => string
  readonly conflict: (ref: string, actor: string) => string
  readonly conflictsStop: () => string
  readonly exported: (records: number, files: readonly string[]) => string
  readonly unreadable: (id: string) => string
  readonly unwritable: (file: string, code: string) => string
  readonly sound: (revisions: number, first: string, last: string) => string
  readonly emptyLedger: () => string
  readonly broken: (seq: number, id: string | undefined, flaw: Flaw) => string
  readonly brokenAdvice: (flaw: Flaw) => string
  readonly fileMissing: () => string
  readonly saved: (file: string) => string
  readonly fileExists: (file: string) => string
  readonly failedSaving: (file: string) => string
  readonly backupWithPostgres: (file: string) => string
  readonly restored: (file: string) => string
  readonly keptAside: (file: string) => string
  readonly noBackup: (file: string) => string
  readonly emptyBackup: (file: string) => string
  readonly brokenBackup: (file: string) => string
  readonly failedBackup: (file: string) => string
  readonly ledgerExists: (file: string) => string
  readonly inUse: (file: string) => string
  readonly restoreWithPostgres: (file: string) => string
  readonly exportUsage: () => string
  readonly verifyUsage: () => string
  readonly backupUsage: () => string
  readonly restoreUsage: () => string
}

const counted = (lang: Lang, value: number, [one, more]: readonly [string, string]): string => `${value.toLocaleString(lang)} ${value === 1 ? one : more}`
const quoted = (file: string): string => `'${file.replaceAll("'", String.raw`'\''`)}'`
const pgDump = (file: string): string => `pg_dump --format=custom --file=${quoted(file)} "$DATABASE_URL"`
const pgRestore = (file: string): string => `pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" ${quoted(file)}`

const de: LedgerStrings = {
  failed: (why) =>
    ({
      unreachable: 'Das Ledger lässt sich nicht öffnen oder lesen. Bitte DATABASE_URL prüfen, und ob die Datenbank läuft oder die Datei ein Ledger ist.',
      full: 'Das Ledger nimmt nichts mehr auf: Der Datenträger ist voll oder gestört. Bitte Platz schaffen und noch einmal aufrufen.',
      readOnly: 'Das Ledger lässt sich nicht schreiben. Bitte die Rechte an Datei und Ordner oder in der Datenbank prüfen.',
      busy: 'Andere ändern gerade dieselben Einträge. Bitte gleich noch einmal aufrufen.',
    })[why],
  noLedger: (file) => `Es gibt noch kein Ledger (${file}). „npm run export“ legt es an; liegt es anderswo, bitte DATABASE_URL setzen.`,
  brokenFiles: () => 'Die Dateien des Dossiers haben Fehler; geschrieben wurde nichts:',
  seeded: (count) => `Aus den Dateien ins Ledger übernommen: ${counted('de', count, ['Eintrag', 'Einträge'])}.`,
  conflict: (ref, actor) => `${ref}: von ${actor} geändert, und die Datei hat etwas anderes. Im Ledger bleibt ${ref}.`,
  conflictsStop: () => 'Geschrieben wurde nichts, sonst ginge verloren, was zu diesen Einträgen in den Dateien steht. Bitte mit dem Bot ins Ledger eintragen, was davon gelten soll; dann mit --replace aufrufen.',
  exported: (records, files) => `${counted('de', records, ['Eintrag', 'Einträge'])}; ${files.length > 0 ? `geschrieben: ${files.join(', ')}` : 'die Dateien haben sich nicht geändert'}.`,
  unreadable: (id) => `${id} im Ledger ist kein lesbarer Eintrag; geschrieben wurde nichts. Bitte „npm run verify“ aufrufen.`,
  unwritable: (file, code) => `${file} lässt sich nicht schreiben (${code}). Bitte Rechte und Platz prüfen und noch einmal aufrufen.`,
  sound: (revisions, first, last) => `Das Ledger ist unversehrt: ${counted('de', revisions, ['Revision', 'Revisionen'])}.\n  erste   ${first}\n  letzte  ${last}`,
  emptyLedger: () => 'Das Ledger ist leer.',
  broken: (seq, id, flaw) =>
    `Revision ${seq}${id === undefined ? '' : ` (${id})`} ${{
      chain: 'ist nicht mehr, wie sie geschrieben wurde, oder davor fehlt eine',
      version: 'hat nicht die nächste Versionsnummer ihres Eintrags',
      record: 'enthält keinen lesbaren Eintrag',
    }[flaw]}. Davor ist alles unversehrt.`,
  brokenAdvice: (flaw) =>
    flaw === 'record'
      ? 'Vermutlich hat ihn eine andere Version des Bots geschrieben. Bitte diese oder eine neuere verwenden.'
      : 'Bitte den Bot anhalten und eine Sicherung zurückholen: npm run restore -- --replace DATEI',
  fileMissing: () => 'Es fehlt die Datei.',
  saved: (file) => `Gesichert in ${file}.`,
  fileExists: (file) => `${file} gibt es schon. Bitte einen anderen Namen nehmen; eine Sicherung ersetzt keine Datei.`,
  failedSaving: (file) => `${file} lässt sich nicht schreiben. Bitte Rechte und Platz prüfen und noch einmal aufrufen.`,
  backupWithPostgres: (file) => `Das Ledger liegt in PostgreSQL, das seine eigene Sicherung mitbringt. Bitte aufrufen:\n  ${pgDump(file)}`,
  restored: (file) => `Zurückgeholt nach ${file}.`,
  keptAside: (file) => `Das bisherige Ledger liegt jetzt in ${file}.`,
  noBackup: (file) => `${file} gibt es nicht. Bitte den Pfad der Sicherung prüfen.`,
  emptyBackup: (file) => `${file} enthält keine Revision; alles bleibt, wie es war. Bitte eine andere Sicherung nehmen.`,
  brokenBackup: (file) => `${file} ist beschädigt; alles bleibt, wie es war. Bitte eine andere Sicherung nehmen.`,
  failedBackup: (file) => `${file} lässt sich nicht zurückholen. Bitte prüfen, ob es eine Sicherung ist, und die Rechte und den Platz im Ordner des Ledgers.`,
  ledgerExists: (file) => `In ${file} liegt schon ein Ledger. Soll die Sicherung an seine Stelle treten, bitte mit --replace aufrufen; das bisherige bleibt daneben liegen.`,
  inUse: (file) => `${file} ist in Benutzung. Bitte den Bot anhalten und noch einmal aufrufen.`,
  restoreWithPostgres: (file) => `Das Ledger liegt in PostgreSQL. Bitte den Bot anhalten und aufrufen:\n  ${pgRestore(file)}\nDanach prüft „npm run verify“ die ganze Kette.`,
  exportUsage: () => `Aufruf: npm run export -- [Optionen]
  schreibt die Einträge des Ledgers in die Dateien des Dossiers; was dort neu ist, kommt vorher ins Ledger
  --dir ORDNER   schreibt in diesen Ordner statt in den des Dossiers
  --replace      schreibt auch, wo Ledger und Dateien einander widersprechen; es gilt das Ledger
  --lang de|en   Sprache der Meldungen
  --help         diese Hilfe`,
  verifyUsage: () => `Aufruf: npm run verify -- [Optionen]
  prüft das ganze Ledger: ob eine Revision geändert wurde oder fehlt und ob jeder Eintrag lesbar ist
  --lang de|en   Sprache der Meldungen
  --help         diese Hilfe`,
  backupUsage: () => `Aufruf: npm run backup -- DATEI [Optionen]
  sichert das Ledger in eine neue Datei, auch während der Bot läuft
  --lang de|en   Sprache der Meldungen
  --help         diese Hilfe`,
  restoreUsage: () => `Aufruf: npm run restore -- DATEI [Optionen]
  holt das Ledger aus einer Sicherung zurück, nachdem diese geprüft ist; der Bot darf dabei nicht laufen
  --replace      auch, wo schon ein Ledger liegt; das bisherige bleibt unter einem Namen mit Datum daneben liegen
  --lang de|en   Sprache der Meldungen
  --help         diese Hilfe`,
}

const en: LedgerStrings = {
  failed: (why) =>
    ({
      unreachable: 'Cannot open or read the ledger. Check DATABASE_URL, and that the database runs or the file is a ledger.',
      full: 'The ledger takes no more: the disk is full or failing. Make room and run this again.',
      readOnly: 'Cannot write the ledger. Check the permissions of file and folder, or those in the database.',
      busy: 'Others are changing the same records. Run this again in a moment.',
    })[why],
  noLedger: (file) => `There is no ledger yet (${file}). “npm run export” makes it; if it is elsewhere, set DATABASE_URL.`,
  brokenFiles: () => 'The files of the dossier have errors; nothing was written:',
  seeded: (count) => `Taken from the files into the ledger: ${counted('en', count, ['record', 'records'])}.`,
  conflict: (ref, actor) => `${ref}: changed by ${actor}, and the file says something else. The ledger keeps ${ref}.`,
  conflictsStop: () => 'Nothing was written, or what the files say of these records would be lost. Enter into the ledger through the bot what is to stand of it; then run this with --replace.',
  exported: (records, files) => `${counted('en', records, ['record', 'records'])}; ${files.length > 0 ? `written: ${files.join(', ')}` : 'the files have not changed'}.`,
  unreadable: (id) => `${id} in the ledger is no record that can be read; nothing was written. Run “npm run verify”.`,
  unwritable: (file, code) => `Cannot write ${file} (${code}). Check permissions and space, and run this again.`,
  sound: (revisions, first, last) => `The ledger is sound: ${counted('en', revisions, ['revision', 'revisions'])}.\n  first  ${first}\n  last   ${last}`,
  emptyLedger: () => 'The ledger is empty.',
  broken: (seq, id, flaw) =>
    `Revision ${seq}${id === undefined ? '' : ` (${id})`} ${{
      chain: 'is not as it was written, or one before it is missing',
      version: "has not the next version number of its record",
      record: 'holds no record that can be read',
    }[flaw]}. All before it is sound.`,
  brokenAdvice: (flaw) =>
    flaw === 'record'
      ? 'Probably another version of the bot wrote it. Use that version, or a newer one.'
      : 'Stop the bot and restore a backup: npm run restore -- --replace FILE',
  fileMissing: () => 'The file is missing.',
  saved: (file) => `Saved to ${file}.`,
  fileExists: (file) => `${file} exists already. Choose another name; a backup replaces no file.`,
  failedSaving: (file) => `Cannot write ${file}. Check permissions and space, and run this again.`,
  backupWithPostgres: (file) => `The ledger is in PostgreSQL, which has a backup of its own. Run:\n  ${pgDump(file)}`,
  restored: (file) => `Restored to ${file}.`,
  keptAside: (file) => `The ledger that was there is now ${file}.`,
  noBackup: (file) => `There is no ${file}. Check the path of the backup.`,
  emptyBackup: (file) => `${file} holds no revision; all is as it was. Choose another backup.`,
  brokenBackup: (file) => `${file} is damaged; all is as it was. Choose another backup.`,
  failedBackup: (file) => `Cannot restore ${file}. Check that it is a backup, and the permissions and space in the ledger's folder.`,
  ledgerExists: (file) => `There is a ledger in ${file}. To put the backup in its place, run this with --replace; the ledger is kept beside it.`,
  inUse: (file) => `${file} is in use. Stop the bot and run this again.`,
  restoreWithPostgres: (file) => `The ledger is in PostgreSQL. Stop the bot and run:\n  ${pgRestore(file)}\nThen “npm run verify” checks the whole chain.`,
  exportUsage: () => `Usage: npm run export -- [options]
  writes the ledger's records into the dossier's files; what is new there is taken into the ledger first
  --dir DIR      writes into this folder instead of the dossier's
  --replace      writes also where ledger and files contradict each other; the ledger counts
  --lang de|en   language of the messages
  --help         this help`,
  verifyUsage: () => `Usage: npm run verify -- [options]
  checks the whole ledger: whether a revision was changed or is missing, and whether every record can be read
  --lang de|en   language of the messages
  --help         this help`,
  backupUsage: () => `Usage: npm run backup -- FILE [options]
  saves the ledger to a new file, also while the bot runs
  --lang de|en   language of the messages
  --help         this help`,
  restoreUsage: () => `Usage: npm run restore -- FILE [options]
  restores the ledger from a backup, after checking it; the bot must not run meanwhile
  --replace      also where there is a ledger; it is kept beside it, under a name with the date
  --lang de|en   language of the messages
  --help         this help`,
}

/** The wording of the programs that keep the ledger. */
export const ledgerStrings: Record<Lang, LedgerStrings> = { de, en }
