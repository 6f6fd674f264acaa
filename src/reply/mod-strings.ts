import type { Change } from '../facts/revision.ts'
import type { Role } from '../facts/role.ts'
import type { ProposalStatus } from '../facts/proposal.ts'
import type { Lang } from '../facts/record.ts'

/** The wording of everything around proposals, review and roles. */
export type ModStrings = {
  readonly roles: Record<Role, string>
  readonly notAllowed: (needed: Role) => string
  readonly anonymous: string
  readonly changes: Record<Change['do'], string>
  readonly statuses: Record<ProposalStatus, string>
  /** What a proposal wants: "f18@3 ändern". */
  readonly wants: { readonly add: (kind: string) => string; readonly edit: (ref: string) => string; readonly revert: (ref: string, to: number) => string; readonly retract: (ref: string) => string; readonly restore: (ref: string) => string; readonly suggest: (about: string | undefined) => string }
  readonly drafted: (id: string, what: string) => string
  readonly notSavedYet: string
  readonly confirm: string
  readonly discard: string
  readonly amend: string
  readonly approve: string
  readonly reject: string
  readonly resume: (ref: string) => string
  readonly reason: (text: string) => string
  readonly warnings: string
  readonly presently: string
  readonly bringsBack: (id: string, reason: string) => string
  readonly suggested: (id: string) => string
  readonly made: (ref: string) => string
  readonly queued: (id: string) => string
  readonly turnedDown: (id: string) => string
  readonly withdrawn: (id: string) => string
  readonly conflict: (ref: string, who: string | undefined) => string
  readonly idTaken: (ref: string) => string
  readonly meanwhile: string
  readonly carriedOver: string
  readonly draftAway: string
  readonly outdated: (seen: string, now: string, anew: string) => string
  readonly missing: (id: string) => string
  readonly unchanged: (ref: string) => string
  readonly rejected: string
  readonly referred: (id: string, count: number) => string
  readonly failed: Record<'unreachable' | 'full' | 'readOnly', string>
  readonly cannotRead: string
  readonly byEnvironment: (identity: string) => string
  readonly brokenChain: (seq: number) => string
  readonly cannotOpen: Record<'unreachable' | 'full' | 'readOnly' | 'busy', string>
  readonly unknownProposal: (id: string) => string
  readonly settled: (id: string, status: string, result: string | undefined) => string
  readonly notYours: (id: string) => string
  readonly needsSecond: (id: string) => string
  readonly needsWriting: (id: string) => string
  readonly heardMade: (id: string, quoted: string, ref: string | undefined) => string
  readonly heardRejected: (id: string, quoted: string, reason: string | undefined) => string
  readonly heardChanged: (id: string, what: string, ref: string | undefined) => string
  readonly heardNotChanged: (id: string, what: string, reason: string | undefined) => string
  readonly queue: (count: number) => string
  readonly emptyQueue: string
  readonly mine: (count: number) => string
  readonly noneMine: string
  readonly by: (actor: string) => string
  readonly fromFiles: string
  readonly suggestedBy: (actor: string) => string
  readonly approvedBy: (actor: string) => string
  readonly revisions: (ref: string, count: number) => string
  readonly noVersion: (id: string, version: number) => string
  readonly log: string
  readonly emptyLog: string
  readonly older: string
  readonly unanswered: (count: number) => string
  readonly noUnanswered: string
  readonly times: (count: number) => string
  readonly toGap: (question: string) => string
  readonly toFact: (question: string) => string
  readonly grants: string
  readonly noGrants: string
  readonly granted: (identity: string, role: string) => string
  readonly revoked: (identity: string) => string
  readonly grantUnchanged: (identity: string, role: string) => string
  readonly status: {
    readonly heading: string
    readonly ledger: (kind: string, revisions: number) => string
    readonly unreachable: (kind: string) => string
    readonly processes: (count: number) => string
    readonly records: (counts: string) => string
    readonly check: (errors: number, warnings: number) => string
    readonly open: (count: number) => string
    readonly seedConflicts: (ids: string) => string
    readonly version: (bot: string, node: string) => string
  }
}

const de: ModStrings = {
  roles: { reader: 'Leser', contributor: 'Mitarbeiter', moderator: 'Moderator', admin: 'Administrator' },
  notAllowed: (needed) => `Dafür braucht es die Rolle „${de.roles[needed]}“.`,
  anonymous: 'Wer anonym als Administrator einer Gruppe schreibt, kann nichts ändern, denn jede Änderung trägt einen Namen. Bitte als man selbst schreiben.',
  changes: { added: 'angelegt', edited: 'geändert', reverted: 'zurückgesetzt', retracted: 'zurückgezogen', restored: 'wiederhergestellt' },
  statuses: { draft: 'Entwurf', open: 'wartet auf Prüfung', done: 'übernommen', rejected: 'abgelehnt', withdrawn: 'verworfen' },
  wants: {
    add: (kind) => `Neu: ${kind}`,
    edit: (ref) => `${ref} ändern`,
    revert: (ref, to) => `${ref} auf Fassung ${to} zurücksetzen`,
    retract: (ref) => `${ref} zurückziehen`,
    restore: (ref) => `${ref} wiederherstellen`,
    suggest: (about) => (about === undefined ? 'Vorschlag' : `Vorschlag zu ${about}`),
  },
  drafted: (id, what) => `Entwurf ${id} – ${what}`,
  notSavedYet: 'Noch nicht gespeichert.',
  confirm: 'Speichern',
  discard: 'Verwerfen',
  amend: 'Bearbeiten',
  approve: 'Übernehmen',
  reject: 'Ablehnen (mit Begründung)',
  resume: (ref) => `Auf Grundlage von ${ref} weiterschreiben`,
  reason: (text) => `Begründung: ${text}`,
  warnings: 'Bitte prüfen:',
  presently: 'Der Eintrag, wie er jetzt ist:',
  bringsBack: (id, reason) => `${id} ist zurückgezogen${reason ? ` (Begründung: ${reason})` : ''} und gilt danach wieder.`,
  suggested: (id) => `Danke. Der Vorschlag ${id} liegt der Moderation vor. Sie hören, was daraus wird.`,
  made: (ref) => `Gespeichert: ${ref}.`,
  queued: (id) => `${id} wartet jetzt auf die Zustimmung der Moderation.`,
  turnedDown: (id) => `${id} ist abgelehnt.`,
  withdrawn: (id) => `${id} ist verworfen.`,
  conflict: (ref, who) => `Nicht gespeichert: Der Eintrag ist inzwischen geändert worden${who === undefined ? '' : ` (${who})`} und steht jetzt bei ${ref}.`,
  idTaken: (ref) => `Nicht gespeichert: Die Kennung ist schon vergeben, an ${ref}. Bitte eine andere wählen oder diesen Eintrag ändern.`,
  meanwhile: 'Das hat sich inzwischen geändert:',
  carriedOver: 'Die eigene Änderung, auf die jetzige Fassung übertragen:',
  draftAway: 'Was bisher eingegeben ist, ließ sich gerade nicht laden. Es steht weiter in der Nachricht mit dem Formular; bitte dort gleich noch einmal drücken.',
  outdated: (seen, now, anew) => `Das Formular zeigt ${seen}; der Eintrag steht inzwischen bei ${now}. Übernommen wird nur, was hier geändert wird. Die jetzige Fassung zeigt ${anew}.`,
  missing: (id) => `Einen Eintrag ${id} gibt es nicht.`,
  unchanged: (ref) => `${ref} ist bereits so; es gibt nichts zu speichern.`,
  rejected: 'Nicht gespeichert, denn so widerspräche der Eintrag den Regeln:',
  referred: (id, count) => `Nicht gespeichert: ${count === 1 ? 'Ein Eintrag verweist' : `${count} Einträge verweisen`} auf ${id}. Bitte zuerst dort ändern:`,
  failed: {
    unreachable: 'Nicht gespeichert: Die Datenbank ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen; Fragen werden weiter beantwortet.',
    full: 'Nicht gespeichert: Der Datenträger ist voll. Bitte Platz schaffen und noch einmal versuchen.',
    readOnly: 'Nicht gespeichert: Die Datenbank nimmt keine Änderungen an.',
  },
  cannotRead: 'Das steht nur in der Datenbank, und die ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen.',
  byEnvironment: (identity) => `${identity} ist Administrator durch die Einstellung ADMINS; dort lässt sich das ändern.`,
  brokenChain: (seq) => `Die Datenbank ist beschädigt: Revision ${seq} ist nicht, wie sie geschrieben wurde. Bitte eine Sicherung einspielen (npm run restore); npm run verify sagt mehr.`,
  cannotOpen: {
    unreachable: 'Die Datenbank lässt sich nicht öffnen. Bitte DATABASE_URL prüfen, und ob der Server läuft oder die Datei lesbar ist.',
    full: 'Die Datenbank lässt sich nicht öffnen: Der Datenträger ist voll.',
    readOnly: 'Die Datenbank lässt sich nicht öffnen: Sie nimmt keine Änderungen an. Bitte die Rechte an Datei und Ordner prüfen.',
    busy: 'Die Daten ließen sich nicht übernehmen, weil andere Prozesse sie fortwährend ändern. Bitte noch einmal starten.',
  },
  unknownProposal: (id) => `Einen Vorschlag ${id} gibt es nicht.`,
  settled: (id, status, result) => `${id} ist bereits erledigt: ${status}${result ? ` (${result})` : ''}.`,
  notYours: (id) => `${id} hat jemand anders geschrieben und noch nicht abgeschickt.`,
  needsSecond: (id) => `${id} ist der eigene Vorschlag; zustimmen muss jemand anders aus der Moderation.`,
  needsWriting: (id) => `${id} ist in freien Worten geschrieben. Bitte als Änderung ausformulieren:`,
  heardMade: (id, quoted, ref) => `Der Vorschlag ${id} ${quoted} ist übernommen${ref ? `: ${ref}` : ''}. Danke!`,
  heardRejected: (id, quoted, reason) => `Der Vorschlag ${id} ${quoted} wurde nicht übernommen${reason ? `. Begründung: ${reason}` : '.'}`,
  heardChanged: (id, what, ref) => `${id} (${what}) ist übernommen${ref ? `: ${ref}` : ''}.`,
  heardNotChanged: (id, what, reason) => `${id} (${what}) wurde nicht übernommen${reason ? `. Begründung: ${reason}` : '.'}`,
  queue: (count) => (count === 1 ? 'Ein Vorschlag wartet auf Prüfung' : `${count} Vorschläge warten auf Prüfung`),
  emptyQueue: 'Kein Vorschlag wartet auf Prüfung.',
  mine: (count) => (count === 1 ? 'Ein eigener Vorschlag' : `${count} eigene Vorschläge`),
  noneMine: 'Noch kein eigener Vorschlag.',
  by: (actor) => `von ${actor}`,
  fromFiles: 'aus den Dateien übernommen',
  suggestedBy: (actor) => `auf Vorschlag von ${actor}`,
  approvedBy: (actor) => `mit Zustimmung von ${actor}`,
  revisions: (ref, count) => `${ref}: ${count === 1 ? 'eine Fassung' : `${count} Fassungen`}, die neueste zuerst`,
  noVersion: (id, version) => `Eine Fassung ${id}@${version} gibt es nicht.`,
  log: 'Letzte Änderungen, die neueste zuerst',
  emptyLog: 'Keine Änderungen.',
  older: 'Ältere',
  unanswered: (count) => (count === 1 ? 'Eine Frage ohne Antwort' : `${count} Fragen ohne Antwort`),
  noUnanswered: 'Bisher blieb keine Frage ohne Antwort.',
  times: (count) => (count === 1 ? 'einmal' : `${count}-mal`),
  toGap: (question) => `Offene Frage: ${question}`,
  toFact: (question) => `Neuer Fakt: ${question}`,
  grants: 'Vergebene Rollen',
  noGrants: 'Keine Rolle ist vergeben; die ersten Administratoren stehen in der Einstellung ADMINS.',
  granted: (identity, role) => `${identity} hat jetzt die Rolle „${role}“.`,
  revoked: (identity) => `${identity} hat keine Rolle mehr.`,
  grantUnchanged: (identity, role) => `${identity} hat bereits die Rolle „${role}“.`,
  status: {
    heading: 'Zustand',
    ledger: (kind, revisions) => `Datenbank: ${kind}, ${revisions.toLocaleString('de')} Revisionen`,
    unreachable: (kind) => `Datenbank: ${kind}, nicht erreichbar; Fragen werden aus dem Speicher beantwortet`,
    processes: (count) => `Prozesse: ${count}`,
    records: (counts) => `Einträge: ${counts}`,
    check: (errors, warnings) => `Prüfung: ${errors} Fehler, ${warnings} Hinweise`,
    open: (count) => `Vorschläge zur Prüfung: ${count}`,
    seedConflicts: (ids) => `In den Dateien anders als in der Datenbank, wo jemand sie geändert hat: ${ids}. Es gilt die Datenbank; npm run export -- --replace schreibt sie in die Dateien.`,
    version: (bot, node) => `Bot ${bot}, Node ${node}`,
  },
}

const en: ModStrings = {
  roles: { reader: 'reader', contributor: 'contributor', moderator: 'moderator', admin: 'admin' },
  notAllowed: (needed) => `That takes the role "${en.roles[needed]}".`,
  anonymous: 'Whoever writes as an anonymous administrator of a group cannot change anything, for every change bears a name. Please write as yourself.',
  changes: { added: 'added', edited: 'edited', reverted: 'reverted', retracted: 'retracted', restored: 'restored' },
  statuses: { draft: 'draft', open: 'waiting for review', done: 'adopted', rejected: 'rejected', withdrawn: 'discarded' },
  wants: {
    add: (kind) => `new ${kind.toLowerCase()}`,
    edit: (ref) => `edit ${ref}`,
    revert: (ref, to) => `revert ${ref} to version ${to}`,
    retract: (ref) => `retract ${ref}`,
    restore: (ref) => `restore ${ref}`,
    suggest: (about) => (about === undefined ? 'suggestion' : `suggestion on ${about}`),
  },
  drafted: (id, what) => `Draft ${id} – ${what}`,
  notSavedYet: 'Not saved yet.',
  confirm: 'Save',
  discard: 'Discard',
  amend: 'Edit',
  approve: 'Adopt',
  reject: 'Reject (with a reason)',
  resume: (ref) => `Go on from ${ref}`,
  reason: (text) => `Reason: ${text}`,
  warnings: 'Please look at this:',
  presently: 'The record as it is now:',
  bringsBack: (id, reason) => `${id} is retracted${reason ? ` (reason: ${reason})` : ''}; this brings it back.`,
  suggested: (id) => `Thank you. The moderators have your suggestion ${id}; you will hear what becomes of it.`,
  made: (ref) => `Saved: ${ref}.`,
  queued: (id) => `${id} now waits for a moderator's approval.`,
  turnedDown: (id) => `${id} is rejected.`,
  withdrawn: (id) => `${id} is discarded.`,
  conflict: (ref, who) => `Not saved: the record has been changed since${who === undefined ? '' : ` (${who})`} and is now at ${ref}.`,
  idTaken: (ref) => `Not saved: that id is taken already, by ${ref}. Choose another, or change that record.`,
  meanwhile: 'This has been changed in the meantime:',
  carriedOver: 'Your change, carried over to the present version:',
  draftAway: 'What has been filled in so far could not be loaded just now. It still stands in the message with the form; press there again in a moment.',
  outdated: (seen, now, anew) => `The form shows ${seen}; the record is at ${now} by now. Only what you change here is carried over. ${anew} shows the present version.`,
  missing: (id) => `There is no record ${id}.`,
  unchanged: (ref) => `${ref} is so already; there is nothing to save.`,
  rejected: 'Not saved, for the record would break the rules:',
  referred: (id, count) => `Not saved: ${count === 1 ? 'one record refers' : `${count} records refer`} to ${id}. Change these first:`,
  failed: {
    unreachable: 'Not saved: the database cannot be reached right now. Please try again in a moment; questions are still answered.',
    full: 'Not saved: the disk is full. Make room and try again.',
    readOnly: 'Not saved: the database takes no changes.',
  },
  cannotRead: 'Only the database has that, and it cannot be reached right now. Please try again in a moment.',
  byEnvironment: (identity) => `${identity} is an admin by the setting ADMINS; change it there.`,
  brokenChain: (seq) => `The database is damaged: revision ${seq} is not as it was written. Restore a backup (npm run restore); npm run verify tells more.`,
  cannotOpen: {
    unreachable: 'Cannot open the database. Check DATABASE_URL, and whether the server runs or the file can be read.',
    full: 'Cannot open the database: the disk is full.',
    readOnly: 'Cannot open the database: it takes no changes. Check the permissions of the file and its folder.',
    busy: 'Cannot take over the data, for other processes keep changing it. Start again.',
  },
  unknownProposal: (id) => `There is no proposal ${id}.`,
  settled: (id, status, result) => `${id} is settled already: ${status}${result ? ` (${result})` : ''}.`,
  notYours: (id) => `Somebody else wrote ${id} and has not sent it off yet.`,
  needsSecond: (id) => `${id} is your own proposal; another moderator has to approve it.`,
  needsWriting: (id) => `${id} is in free words. Please write it as a change:`,
  heardMade: (id, quoted, ref) => `Your suggestion ${id} ${quoted} was adopted${ref ? `: ${ref}` : ''}. Thank you!`,
  heardRejected: (id, quoted, reason) => `Your suggestion ${id} ${quoted} was not adopted${reason ? `. Reason: ${reason}` : '.'}`,
  heardChanged: (id, what, ref) => `${id} (${what}) was adopted${ref ? `: ${ref}` : ''}.`,
  heardNotChanged: (id, what, reason) => `${id} (${what}) was not adopted${reason ? `. Reason: ${reason}` : '.'}`,
  queue: (count) => (count === 1 ? 'One proposal waits for review' : `${count} proposals wait for review`),
  emptyQueue: 'No proposal waits for review.',
  mine: (count) => (count === 1 ? 'One proposal of yours' : `${count} proposals of yours`),
  noneMine: 'No proposal of yours yet.',
  by: (actor) => `by ${actor}`,
  fromFiles: 'taken over from the files',
  suggestedBy: (actor) => `suggested by ${actor}`,
  approvedBy: (actor) => `approved by ${actor}`,
  revisions: (ref, count) => `${ref}: ${count === 1 ? 'one version' : `${count} versions`}, newest first`,
  noVersion: (id, version) => `There is no version ${id}@${version}.`,
  log: 'Latest changes, newest first',
  emptyLog: 'No changes.',
  older: 'Older',
  unanswered: (count) => (count === 1 ? 'One question without an answer' : `${count} questions without an answer`),
  noUnanswered: 'No question has gone without an answer so far.',
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  toGap: (question) => `Open question: ${question}`,
  toFact: (question) => `New fact: ${question}`,
  grants: 'Roles given',
  noGrants: 'No role has been given; the first admins are in the setting ADMINS.',
  granted: (identity, role) => `${identity} now has the role "${role}".`,
  revoked: (identity) => `${identity} has no role any more.`,
  grantUnchanged: (identity, role) => `${identity} has the role "${role}" already.`,
  status: {
    heading: 'Status',
    ledger: (kind, revisions) => `Database: ${kind}, ${revisions.toLocaleString('en')} revisions`,
    unreachable: (kind) => `Database: ${kind}, out of reach; questions are answered from memory`,
    processes: (count) => `Processes: ${count}`,
    records: (counts) => `Records: ${counts}`,
    check: (errors, warnings) => `Check: ${errors} errors, ${warnings} warnings`,
    open: (count) => `Proposals to review: ${count}`,
    seedConflicts: (ids) => `In the files otherwise than in the database, where somebody changed them: ${ids}. The database counts; npm run export -- --replace writes it to the files.`,
    version: (bot, node) => `Bot ${bot}, Node ${node}`,
  },
}

export const modStrings: Record<Lang, ModStrings> = { de, en }
