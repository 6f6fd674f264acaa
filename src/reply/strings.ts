import type { Certainty, EntityKind, Gap, Lang, Attribution } from '../facts/record.ts'
import { contracted } from './contracted.ts'

type Act = Attribution['act']

/** Brackets within brackets are square. */
const withinBrackets = (text: string): string => text.replaceAll('(', '[').replaceAll(')', ']')

/** The wording of answers. Every key stands in both languages, or it does not compile. */
type Strings = {
  readonly and: string
  readonly quote: (text: string) => string
  readonly numbers: readonly string[]
  readonly kinds: Record<EntityKind | 'source' | 'event', readonly [one: string, many: string]>
  readonly season: (season: number) => string
  readonly month: (month: number) => string
  readonly day: (day: number) => string
  readonly approximately: (date: string) => string
  readonly uncertain: (date: string) => string
  readonly fromTo: (from: string, to: string) => string
  readonly between: (from: string, to: string) => string
  readonly notBefore: (date: string) => string
  readonly notAfter: (date: string) => string
  readonly noDate: string
  readonly saidOnly: (said: string) => string
  readonly inferred: (date: string, note: string) => string
  readonly attribution: Record<Act, (who: string) => string>
  readonly implied: string
  readonly ownVoice: string
  readonly certainty: (certainty: Certainty, hedge: string | undefined) => string
  /** How sure a source is; `by`: who says so, in brackets, or nothing. */
  readonly status: Record<Certainty, (by: string) => string>
  readonly strengths: string
  readonly certainties: (asserted: number | null, hedged: number | null) => string
  readonly noted: string
  readonly deprecated: (why: string) => string
  readonly retracted: (reason: string) => string
  readonly countLead: (count: string, noun: string) => string
  readonly moreThan: (count: number) => string
  readonly fewerThan: (count: number) => string
  readonly others: (count: number) => string
  readonly byNameLead: (names: string) => string
  readonly namesLead: (names: string) => string
  readonly placedAt: (places: string) => string
  /** The named are counted: there may be others. */
  readonly countedLead: (count: string, names: string) => string
  readonly openLead: (count: number) => string
  readonly languages: Record<string, string>
  readonly correctedCount: (count: string, names: string) => string
  readonly correctedValue: (is: string, name: string, asked: number) => string
  readonly correctedPlace: (name: string, located: string, asked: string) => string
  readonly correctedFlag: (names: string, count: number, is: string, asked: string) => string
  readonly correctedDate: (event: string, date: string) => string
  readonly correctedDirection: (from: string, to: string) => string
  readonly correctedDoer: (event: string, named: string, asked: string) => string
  readonly correctedPart: (event: string, named: string, asked: string) => string
  readonly silent: string
  readonly silentAbout: (names: string) => string
  readonly notFound: string
  readonly unknownWords: (words: string) => string
  readonly openQuestion: (question: string) => string
  /** After facts: a question beside them that the dossier leaves open. */
  readonly notSaid: (question: string) => string
  readonly unknown: Record<Gap['kind'], string>
  readonly hint: (hint: string) => string
  readonly nearest: string
  readonly nearestRecords: string
  readonly choose: string
  readonly undated: string
  readonly seeAbove: (ref: string) => string
  readonly more: (count: number) => string
  readonly moreOn: (count: number, name: string) => string
  readonly moreEvents: (count: number) => string
  readonly greeting: (title: string) => string
  readonly thanks: string
  readonly empty: string
  readonly howTo: string
}

export const strings: Record<Lang, Strings> = {
  de: {
    and: 'und',
    quote: (text) => `„${text}“`,
    numbers: ['null', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
    kinds: {
      ship: ['Schiff', 'Schiffe'], port: ['Hafen', 'Häfen'], place: ['Ort', 'Orte'], facility: ['Anlage', 'Anlagen'],
      person: ['Person', 'Personen'], org: ['Organisation', 'Organisationen'], country: ['Land', 'Länder'],
      object: ['Gegenstand', 'Gegenstände'], source: ['Quelle', 'Quellen'], event: ['Ereignis', 'Ereignisse'],
    },
    season: (season) => ['Frühling', 'Sommer', 'Herbst', 'Winter'][season - 1] ?? '',
    month: (month) => ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'][month - 1] ?? '',
    day: (day) => `${day}.`,
    approximately: (date) => `etwa ${date}`,
    uncertain: (date) => `${date} (unsicher)`,
    fromTo: (from, to) => `${from} bis ${to}`,
    between: (from, to) => `zwischen ${from} und ${to}`,
    notBefore: (date) => `frühestens ${date}`,
    notAfter: (date) => `spätestens ${date}`,
    noDate: 'ohne Datum in der Quelle',
    saidOnly: (said) => `„${said}“; ein Datum nennt die Quelle nicht`,
    inferred: (date, note) => `${date} (erschlossen${note ? `: ${withinBrackets(note.replace(/\.$/, ''))}` : ''})`,
    attribution: {
      stated: (who) => `laut ${who}`,
      reported: (who) => `laut ${who}`,
      obtained: (who) => `der Bericht lag ${who} vor`,
      assessed: (who) => contracted(`Einschätzung von ${who}`),
      observed: (who) => contracted(`Beobachtung von ${who}`),
      photographed: (who) => contracted(`Foto von ${who}`),
    },
    implied: ', nur aus dem Zusammenhang',
    ownVoice: 'der Artikel selbst',
    certainty: (certainty, hedge) => {
      const said = hedge === undefined ? '' : ` („${hedge}“)`
      switch (certainty) {
        case 'asserted':
          return 'ohne Vorbehalt'
        case 'likely':
          return `als wahrscheinlich dargestellt${said}`
        case 'possible':
          return `als möglich dargestellt${said}`
        case 'alleged':
          return `angeblich, nicht bestätigt${said}`
        case 'unknown':
          return `laut Quelle unbekannt${said}`
      }
    },
    status: {
      asserted: (by) => `Die Quelle gibt das ohne Einschränkung an${by}; eine unabhängige Bestätigung enthält das Dossier nicht.`,
      likely: (by) => `Bestätigt ist das nicht: Die Quelle stellt es als wahrscheinlich dar${by}.`,
      possible: (by) => `Bestätigt ist das nicht: Die Quelle stellt es als möglich dar${by}.`,
      alleged: (by) => `Bestätigt ist das nicht: Die Quelle stellt es als angeblich dar${by}.`,
      unknown: () => 'Das ist laut Quelle unbekannt.',
    },
    strengths: 'Bestätigt ist das nicht; wie sicher es ist, steht bei jeder Aussage anders:',
    certainties: (asserted, hedged) =>
      asserted === null ? `Mit Vorbehalt gibt das Dossier ${hedged} Aussagen wieder, darunter:` : `Unabhängig bestätigt ist im Dossier nichts; es gibt ${asserted} Aussagen ohne Vorbehalt wieder${hedged === null ? '' : ` und ${hedged} mit`}, darunter:`,
    noted: 'Die Redaktion hat dazu vermerkt:',
    deprecated: (why) => `Diese Lesart gilt als falsch. ${why}`,
    retracted: (reason) => `Zurückgezogen. ${reason}`,
    countLead: (count, noun) => `${count} ${noun}`,
    moreThan: (count) => `Mehr als ${count}`,
    fewerThan: (count) => `Weniger als ${count}`,
    others: (count) => `${count} weitere`,
    byNameLead: (names) => `Namentlich im Dossier: ${names}.`,
    namesLead: (names) => `Im Dossier: ${names}.`,
    placedAt: (places) => `Ort: ${places}.`,
    countedLead: (count, names) => `${count} namentlich: ${names}.`,
    openLead: (count) => (count === 1 ? 'Eine Frage lässt das Dossier offen:' : `${count} Fragen lässt das Dossier offen, /lücken zeigt alle. Darunter:`),
    languages: { de: 'Deutsch', en: 'Englisch' },
    correctedCount: (count, names) => `Namentlich nennt das Dossier ${count}: ${names}.`,
    correctedValue: (is, name, asked) => `Das Dossier gibt eine andere Zahl an: ${is} (${name}), nicht ${asked}.`,
    correctedPlace: (name, located, asked) => `${name}: laut Dossier in ${located}, nicht in ${asked}.`,
    correctedFlag: (names, count, is, asked) => `${names}: Das Dossier ordnet ${count > 1 ? 'die Schiffe' : 'das Schiff'} ${is} zu, nicht ${asked}.`,
    correctedDate: (event, date) => `${event}: Das Dossier hat eine andere Zeitangabe, ${date}.`,
    correctedDirection: (from, to) => `Im Dossier ist es umgekehrt, ohne unabhängige Bestätigung: Herkunft ${from}, Ziel ${to}.`,
    correctedDoer: (event, named, asked) => `Als handelnd nennt das Dossier: ${named}, nicht ${asked} (${event}).`,
    correctedPart: (event, named, asked) => `Genannt ist im Dossier: ${named}, nicht ${asked} (${event}).`,
    silent: 'Dazu sagt das Dossier nichts.',
    silentAbout: (names) => `Angaben enthält es zu: ${names}; zu dieser Frage nicht.`,
    notFound: 'Das steht nicht im Dossier.',
    unknownWords: (words) => `Nicht erwähnt: ${words}.`,
    openQuestion: (question) => `Als offene Frage vermerkt: ${question}`,
    notSaid: (question) => `Nichts sagt das Dossier dazu: ${question}`,
    unknown: {
      'stated-unknown': 'Das ist nicht bekannt; das sagt die Quelle selbst.',
      'not-stated': 'Das gibt die Quelle nicht an.',
      unresolved: 'Das ist nicht geklärt; die Quelle legt es nicht fest.',
      ambiguous: 'Das ist mehrdeutig; die Quelle lässt es offen.',
    },
    hint: (hint) => `Hinweis der Redaktion, keine Angabe der Quelle: ${hint}`,
    nearest: 'Am nächsten kommt:',
    nearestRecords: 'Vielleicht gesucht:',
    choose: 'Das kann mehreres meinen. Gemeint ist:',
    undated: 'Ohne Datum:',
    seeAbove: (ref) => `siehe oben, ${ref}`,
    more: (count) => (count === 1 ? 'Ein weiterer Fakt ist verzeichnet.' : `${count} weitere Fakten sind verzeichnet.`),
    moreOn: (count, name) => contracted(count === 1 ? `Zu ${name} ist ein weiterer Fakt verzeichnet.` : `Zu ${name} sind ${count} weitere Fakten verzeichnet.`),
    moreEvents: (count) => (count === 1 ? 'Ein weiteres Ereignis ist verzeichnet; /zeitleiste zeigt alle.' : `${count} weitere Ereignisse sind verzeichnet; /zeitleiste zeigt alle.`),
    greeting: (title) => `Dieser Bot beantwortet Fragen zum Dossier „${title}“, jeden Satz mit Quelle.`,
    thanks: 'Gern.',
    empty: 'Hier fehlt die Frage.',
    howTo: 'Einfach eine Frage schreiben, etwa nach einem Schiff, einem Hafen, einem Datum oder einer Aussage. /hilfe zeigt alle Befehle.',
  },
  en: {
    and: 'and',
    quote: (text) => `“${text}”`,
    numbers: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
    kinds: {
      ship: ['ship', 'ships'], port: ['port', 'ports'], place: ['place', 'places'], facility: ['facility', 'facilities'],
      person: ['person', 'persons'], org: ['organisation', 'organisations'], country: ['country', 'countries'],
      object: ['object', 'objects'], source: ['source', 'sources'], event: ['event', 'events'],
    },
    season: (season) => ['spring', 'summer', 'autumn', 'winter'][season - 1] ?? '',
    month: (month) => ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'][month - 1] ?? '',
    day: (day) => `${day}`,
    approximately: (date) => `about ${date}`,
    uncertain: (date) => `${date} (uncertain)`,
    fromTo: (from, to) => `${from} to ${to}`,
    between: (from, to) => `between ${from} and ${to}`,
    notBefore: (date) => `${date} at the earliest`,
    notAfter: (date) => `${date} at the latest`,
    noDate: 'no date in the source',
    saidOnly: (said) => `“${said}”; the source gives no date`,
    inferred: (date, note) => `${date} (inferred${note ? `: ${withinBrackets(note.replace(/\.$/, ''))}` : ''})`,
    attribution: {
      stated: (who) => `according to ${who}`,
      reported: (who) => `as reported by ${who}`,
      obtained: (who) => `as seen by ${who}`,
      assessed: (who) => `assessment by ${who}`,
      observed: (who) => `observed by ${who}`,
      photographed: (who) => `photo by ${who}`,
    },
    implied: ', by context only',
    ownVoice: 'the article itself',
    certainty: (certainty, hedge) => {
      const said = hedge === undefined ? '' : ` (“${hedge}”)`
      switch (certainty) {
        case 'asserted':
          return 'unhedged'
        case 'likely':
          return `presented as likely${said}`
        case 'possible':
          return `presented as possible${said}`
        case 'alleged':
          return `alleged, not confirmed${said}`
        case 'unknown':
          return `unknown, says the source${said}`
      }
    },
    status: {
      asserted: (by) => `The source states this without a hedge${by}; the dossier holds no independent confirmation.`,
      likely: (by) => `Not confirmed: the source presents it as likely${by}.`,
      possible: (by) => `Not confirmed: the source presents it as possible${by}.`,
      alleged: (by) => `Not confirmed: the source presents it as alleged${by}.`,
      unknown: () => 'Unknown, says the source.',
    },
    strengths: 'Not confirmed; how certain it is differs from statement to statement:',
    certainties: (asserted, hedged) =>
      asserted === null ? `The dossier gives ${hedged} statements with a hedge, among them:` : `Nothing is independently confirmed in the dossier; it gives ${asserted} statements without a hedge${hedged === null ? '' : ` and ${hedged} with one`}, among them:`,
    noted: 'The editors have noted:',
    deprecated: (why) => `This reading is held to be wrong. ${why}`,
    retracted: (reason) => `Retracted. ${reason}`,
    countLead: (count, noun) => `${count} ${noun}`,
    moreThan: (count) => `More than ${count}`,
    fewerThan: (count) => `Fewer than ${count}`,
    others: (count) => `${count} others`,
    byNameLead: (names) => `Named in the dossier: ${names}.`,
    namesLead: (names) => `In the dossier: ${names}.`,
    placedAt: (places) => `Place: ${places}.`,
    countedLead: (count, names) => `${count} by name: ${names}.`,
    openLead: (count) => (count === 1 ? 'One question is left open:' : `${count} questions are left open, /gaps shows them all. Among them:`),
    languages: { de: 'German', en: 'English' },
    correctedCount: (count, names) => `By name the dossier has ${count}: ${names}.`,
    correctedValue: (is, name, asked) => `The dossier gives another number: ${is} (${name}), not ${asked}.`,
    correctedPlace: (name, located, asked) => `${name}: in ${located} according to the dossier, not in ${asked}.`,
    correctedFlag: (names, count, is, asked) => `${names}: the dossier assigns the ${count > 1 ? 'ships' : 'ship'} to ${is}, not to ${asked}.`,
    correctedDate: (event, date) => `${event}: the dossier places it otherwise, ${date}.`,
    correctedDirection: (from, to) => `The dossier has it the other way round, without independent confirmation: from ${from} to ${to}.`,
    correctedDoer: (event, named, asked) => `The dossier has ${named} doing this, not ${asked} (${event}).`,
    correctedPart: (event, named, asked) => `Here the dossier names ${named}, not ${asked} (${event}).`,
    silent: 'The dossier does not say.',
    silentAbout: (names) => `It has something on ${names}, but not on this.`,
    notFound: 'That is not in the dossier.',
    unknownWords: (words) => `Not mentioned: ${words}.`,
    openQuestion: (question) => `Recorded as an open question: ${question}`,
    notSaid: (question) => `The dossier does not say: ${question}`,
    unknown: {
      'stated-unknown': 'That is not known; the source itself says so.',
      'not-stated': 'The source does not say.',
      unresolved: 'That is unresolved; the source does not settle it.',
      ambiguous: 'That is ambiguous; the source leaves it open.',
    },
    hint: (hint) => `Editor’s hint, not from the source: ${hint}`,
    nearest: 'The nearest thing to it:',
    nearestRecords: 'Perhaps this was meant:',
    choose: 'That may mean several things. Which one?',
    undated: 'Without a date:',
    seeAbove: (ref) => `see above, ${ref}`,
    more: (count) => (count === 1 ? 'One more fact is on record.' : `${count} more facts are on record.`),
    moreOn: (count, name) => (count === 1 ? `One more fact is on record for ${name}.` : `${count} more facts are on record for ${name}.`),
    moreEvents: (count) => (count === 1 ? 'One more event is on record; /timeline shows all.' : `${count} more events are on record; /timeline shows all.`),
    greeting: (title) => `This bot answers questions on the dossier “${title}”, each sentence with its source.`,
    thanks: 'You’re welcome.',
    empty: 'There is no question here yet.',
    howTo: 'Just type a question, on a ship, a port, a date or a statement, say. /help lists all commands.',
  },
}

/** Items as a list in a sentence: "a, b und c". */
export function listed(items: readonly string[], lang: Lang): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${strings[lang].and} ${last}`
}

/** A number with its noun: "drei Schiffe", "1 200 ports". */
export function counted(count: number, [one, many]: readonly [string, string], lang: Lang): string {
  return `${strings[lang].numbers[count] ?? new Intl.NumberFormat(lang === 'de' ? 'de-DE' : 'en-GB').format(count)} ${count === 1 ? one : many}`
}

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
