import type { FieldName } from '../facts/record-fields.ts'
import type { Attribution, Entity, Event, Fact, Gap, RecordKind, Text, When } from '../facts/record.ts'
import { pageStrings } from './page-strings.ts'
import { strings } from './strings.ts'

const text = (de: string, en: string): Text => ({ de, en })

type Words = { readonly label: Text; readonly help: Text; readonly example?: Text }
const words = (label: Text, help: Text, example?: Text): Words => ({ label, help, ...(example && { example }) })
const same = (example: string): Text => text(example, example)

/** What each field is called, and what belongs into it. A name that stands in both languages is one field each. */
export const FIELD_WORDS: Readonly<Record<Exclude<FieldName, 'when'>, Words>> = {
  id: words(text('Kennung', 'Id'), text('Bleibt für immer. Kleinbuchstaben, Ziffern, Bindestriche; vorn die Art.', 'Stays for ever. Lower-case letters, digits, hyphens; the kind comes first.')),
  text: words(text('Text', 'Text'), text('Ein Satz in eigenen Worten, der für sich allein verständlich ist.', 'One sentence in our own words that can be understood by itself.')),
  title: words(text('Titel', 'Title'), text('Kurz, in eigenen Worten.', 'Short, in our own words.')),
  name: words(text('Name', 'Name'), text('Wie er in Antworten stehen soll.', 'As answers should give it.')),
  question: words(text('Frage', 'Question'), text('Was nicht bekannt ist, als Frage.', 'What is not known, as a question.')),
  kind: words(text('Art', 'Kind'), text('Worum es sich handelt.', 'What it is.')),
  access: words(text('Zugang', 'Access'), text('Ob der Text der Quelle vorliegt.', 'Whether we have the text of the source.')),
  status: words(text('Stand', 'Status'), text('Ob die Frage noch offen ist.', 'Whether the question is still open.')),
  certainty: words(text('Gewissheit', 'Certainty'), text('Wie sicher es nach Darstellung der Quelle ist.', 'How certain it is according to the source.')),
  hedge: words(text('Vorbehalt der Quelle', 'Hedge of the source'), text('Das Wort, mit dem die Quelle einschränkt. Leer nur bei „ohne Vorbehalt“.', 'The word by which the source qualifies it. Empty only where unhedged.'), text('angeblich', 'allegedly')),
  about: words(text('Betrifft', 'About'), text('Kennungen, durch Komma getrennt.', 'Ids, separated by commas.'), same('ship-angara, port-dunai')),
  citations: words(text('Fundstellen', 'Citations'), text('Je Zeile: Quelle, Absatz, höchstens sechs Wörter daraus. Der Titel ist Absatz 0.', 'One a line: source, paragraph, at most six words of it. The title is paragraph 0.'), text('s-article ¶4 "drei Schiffe"', 's-article ¶4 "drei Schiffe"')),
  attribution: words(text('Wer es sagt', 'Who says it'), text('Je Zeile: wer, wie, in welcher Quelle; Urheber zuerst. Leer: der Artikel selbst.', 'One a line: who, how, in which source; the origin first. Empty: the article itself.'), text('org-uk-di erklärt in s-ukdi (implizit)', 'org-uk-di stated in s-ukdi (implied)')),
  values: words(text('Zahlen und Werte', 'Figures and values'), text('Je Zeile: Kennung, Eigenschaft, =, > oder <, Wert. „vorhanden“ heißt: Es gibt etwas.', 'One a line: id, property, =, > or <, value. "some" means that there is some.'), same('object-pits count > 100')),
  rank: words(text('Geltung', 'Standing'), text('Ob diese Lesart gilt. Leer: normal.', 'Whether this reading holds. Empty: normal.')),
  why: words(text('Grund der Geltung', 'Reason for the standing'), text('Warum sie bevorzugt wird oder als falsch gilt.', 'Why it is preferred, or held to be wrong.')),
  by: words(text('Urheber', 'By'), text('Wer die Quelle verfasst oder wer von den Beteiligten es getan hat: Kennungen, durch Komma getrennt.', 'Who made the source, or who of those taking part did it: ids, separated by commas.'), same('org-guardian')),
  via: words(text('Bekannt durch', 'Known through'), text('Quellen, die sie anführen: Kennungen, durch Komma getrennt.', 'Sources that cite it: ids, separated by commas.'), same('s-article')),
  where: words(text('Orte', 'Places'), text('Kennungen, durch Komma getrennt.', 'Ids, separated by commas.'), same('port-najin')),
  who: words(text('Beteiligte', 'Involved'), text('Kennungen, durch Komma getrennt.', 'Ids, separated by commas.'), same('ship-maia, ship-angara')),
  answeredBy: words(text('Beantwortet durch', 'Answered by'), text('Die Fakten, die die Frage beantworten.', 'The facts that answer the question.'), same('f18, f20')),
  see: words(text('Quellen von außen', 'Sources from outside'), text('Worauf der Hinweis beruht: Kennungen, durch Komma getrennt.', 'What the note rests on: ids, separated by commas.'), same('x-newsweek')),
  within: words(text('Liegt in oder gehört zu', 'In or part of'), text('Eine Kennung.', 'One id.'), same('country-ru')),
  dative: words(text('Deutscher Name nach „laut“', 'German name after “laut”'), text('Nur, wenn er einen Artikel oder eine Endung braucht.', 'Only where it needs an article or an ending.'), same('dem Guardian')),
  definite: words(text('Englischer Name im Satz', 'English name in a sentence'), text('Nur, wenn er einen Artikel braucht.', 'Only where it needs an article.'), same('the United States')),
  aliases: words(text('Andere Namen', 'Other names'), text('Je Zeile: Name (Art, Sprache, Herkunft).', 'One a line: name (kind, language, origin).'), text('Maya (Variante, en, Redaktion)', 'Maya (variant, en, editor)')),
  ids: words(text('Amtliche Nummern', 'Official codes'), text('Je Zeile: Verzeichnis = Nummer.', 'One a line: register = code.'), same('iso = KP')),
  lang: words(text('Sprache', 'Language'), text('Sprache der Quelle, als Kürzel oder Name.', 'Language of the source, as a code or a name.'), same('de')),
  url: words(text('Internetadresse', 'Web address'), text('Mit https://.', 'With https://.'), same('https://example.org/report')),
  hint: words(text('Hinweis der Redaktion', 'Hint by the editors'), text('Keine Angabe der Quelle; wird so gekennzeichnet.', 'Not from the source; shown as such.')),
  note: words(text('Anmerkung', 'Note'), text('Was man über die Quelle wissen muss.', 'What one has to know about the source.')),
  asks: words(text('Suchfragen', 'Questions that find it'), text('Je Zeile eine Frage, mit der danach gesucht wird. Wird nie gezeigt.', 'One a line: how people ask for it. Never shown.')),
}

/** What the id of a kind may look like, where people choose it. */
export const ID_EXAMPLES: Readonly<Partial<Record<RecordKind, Text>>> = { source: same('s-guardian'), entity: same('ship-angara'), event: same('ev-meeting-vienna') }

export const WHEN_WORDS: Readonly<Record<'edtf' | 'basis' | 'said' | 'note', Words>> = {
  edtf: words(text('Datum', 'Date'), text('So genau wie bekannt. Leer: Die Quelle nennt keines.', 'As precise as it is known. Empty: the source gives none.'), text('16.10.2023; Herbst 2023; vor Oktober 2023; September bis Dezember 2023', '16 October 2023; autumn 2023; before October 2023; September to December 2023')),
  basis: words(text('Grundlage des Datums', 'Basis of the date'), text('Ob die Quelle das Datum selbst nennt.', 'Whether the source itself gives the date.')),
  said: words(text('Datum im Wortlaut', 'Date as the source puts it'), text('Das Wort der Quelle.', 'The source’s own word.'), text('am Montag', 'on Monday')),
  note: words(text('Anmerkung zum Datum', 'Note on the date'), text('Bei erschlossenem Datum: woraus es folgt.', 'For an inferred date: what it follows from.')),
}

/** What is added to a label for each language. */
export const IN_LANGUAGE: Readonly<Record<'de' | 'en', Text>> = {
  de: text(' (deutsch)', ' (German)'),
  en: text(' (englisch)', ' (English)'),
}

type Choices<Value extends string> = Readonly<Record<Value, Text>>

export const ACTS: Choices<Attribution['act']> = {
  stated: text('erklärt', 'stated'),
  reported: text('berichtet', 'reported'),
  obtained: text('erhalten', 'obtained'),
  assessed: text('eingeschätzt', 'assessed'),
  observed: text('beobachtet', 'observed'),
  photographed: text('fotografiert', 'photographed'),
}
/** What a value says of which it is known only that there is some, and whether the text attributes by context alone. */
export const SOME = text('vorhanden', 'some')
export const IMPLIED = text('implizit', 'implied')
export const NOT_IMPLIED = text('nicht implizit', 'not implied')
type Alias = Entity['aliases'][number]
export const ALIAS_KINDS: Choices<Alias['kind']> = {
  variant: text('Variante', 'variant'),
  native: text('Originalname', 'native'),
  short: text('Kurzform', 'short'),
  weak: text('mehrdeutig', 'weak'),
  mistranslation: text('Fehlübersetzung', 'mistranslation'),
}
export const ALIAS_ORIGINS: Choices<Alias['origin']> = { source: text('Quelle', 'source'), editor: text('Redaktion', 'editor') }

const BASES: Choices<When['basis']> = {
  stated: text('genannt', 'stated'),
  inferred: text('erschlossen', 'inferred'),
  unresolved: text('nicht genannt', 'not given'),
}
const EVENT_KINDS: Choices<Event['kind']> = {
  disclosure: text('Vorlage von Belegen', 'disclosure'),
  publication: text('Veröffentlichung', 'publication'),
  shipment: text('Transport', 'shipment'),
  meeting: text('Treffen', 'meeting'),
  remark: text('Äußerung', 'remark'),
  use: text('Einsatz', 'use'),
  study: text('Untersuchung', 'study'),
  works: text('Bauarbeiten', 'building works'),
}
const FACT_KINDS: Choices<Fact['kind']> = {
  act: text('Handlung', 'act'),
  observation: text('Beobachtung', 'observation'),
  statement: text('Äußerung', 'statement'),
  assessment: text('Einschätzung', 'assessment'),
  framing: text('Darstellung', 'framing'),
  attribute: text('Eigenschaft', 'attribute'),
  ignorance: text('Nichtwissen', 'ignorance'),
}
const CERTAINTY_CHOICES: Choices<Fact['certainty']> = {
  asserted: text('ohne Vorbehalt', 'unhedged'),
  likely: text('wahrscheinlich', 'likely'),
  possible: text('möglich', 'possible'),
  alleged: text('angeblich', 'alleged'),
  unknown: text('unbekannt', 'unknown'),
}
const RANKS: Choices<Fact['rank']> = {
  normal: text('normal', 'normal'),
  preferred: text('bevorzugt', 'preferred'),
  deprecated: text('gilt als falsch', 'held to be wrong'),
}
const GAP_KINDS: Choices<Gap['kind']> = {
  'stated-unknown': text('laut Quelle unbekannt', 'unknown, says the source'),
  'not-stated': text('von der Quelle nicht gesagt', 'not said by the source'),
  unresolved: text('nicht geklärt', 'unresolved'),
  ambiguous: text('mehrdeutig', 'ambiguous'),
}
const STATUSES: Choices<Gap['status']> = { open: text('offen', 'open'), answered: text('beantwortet', 'answered'), closed: text('erledigt', 'closed') }

/** The same table, language first, turned round. */
const turned = (of: (lang: 'de' | 'en') => Readonly<Record<string, string>>): Readonly<Record<string, Text>> =>
  Object.fromEntries(Object.keys(of('de')).map((value) => [value, text(of('de')[value] ?? value, of('en')[value] ?? value)]))

const KINDS: Readonly<Record<RecordKind, Readonly<Record<string, Text>>>> = {
  source: turned((lang) => pageStrings[lang].sourceKinds),
  entity: turned((lang) => Object.fromEntries(Object.entries(strings[lang].kinds).map(([kind, [one]]) => [kind, one]))),
  event: EVENT_KINDS,
  fact: FACT_KINDS,
  gap: GAP_KINDS,
  note: turned((lang) => pageStrings[lang].noteKinds),
}

/** The words for the values of a choice: "act" is "Handlung". */
export function choiceWords(kind: RecordKind, key: string): Readonly<Record<string, Text>> {
  if (key === 'kind') return KINDS[kind]
  const tables = { access: turned((lang) => pageStrings[lang].access), status: STATUSES, certainty: CERTAINTY_CHOICES, rank: RANKS, 'when.basis': BASES }
  return tables[key as keyof typeof tables] ?? {}
}

export const recordKindWords = (kind: RecordKind): Text => text(pageStrings.de.recordKinds[kind], pageStrings.en.recordKinds[kind])

/** What stands in a form that is sent as a text. */
export const templateWords = {
  de: {
    intro: 'Bitte ausfüllen und zurückschicken. Zeilen mit # oder ! werden nicht gelesen; fehlende Felder bleiben, wie sie sind.',
    required: 'Pflichtfeld.',
    example: (example: string) => `Beispiel: ${example}`,
  },
  en: {
    intro: 'Fill this in and send it back. Lines with # or ! are not read; fields left out stay as they are.',
    required: 'Required.',
    example: (example: string) => `Example: ${example}`,
  },
} as const

/** What stands in a comparison of two versions. */
export const differenceWords = {
  de: { unchanged: 'Es ändert sich nichts.', fingerprint: 'Prüfsumme des Textes' },
  en: { unchanged: 'Nothing changes.', fingerprint: 'Checksum of the text' },
} as const
