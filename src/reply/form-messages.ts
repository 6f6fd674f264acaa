import type { ProblemCode } from '../facts/problem.ts'
import type { Text } from '../facts/record.ts'
import { ANCHOR_WORDS } from '../facts/record.ts'
import { strings } from './strings.ts'

const text = (de: string, en: string): Text => ({ de, en })
const q = (typed: string) => ({ de: strings.de.quote(typed), en: strings.en.quote(typed) })
const listed = (choices: readonly Text[]): Text => text(choices.map(({ de }) => de).join('; '), choices.map(({ en }) => en).join('; '))
const meant = (nearest: Text | undefined): Text => (nearest ? text(` Gemeint ist wohl ${q(nearest.de).de}.`, ` ${q(nearest.en).en} is probably meant.`) : text('', ''))

/** What is wrong with something typed into a form, and what to do. It stands beside its field, which it does not name. */
export const formMessages = {
  missing: text('Fehlt noch. Bitte ausfüllen.', 'Still missing. Please fill it in.'),
  choiceMissing: (choices: readonly Text[]): Text => text(`Fehlt noch. Bitte wählen: ${listed(choices).de}.`, `Still missing. Choose one: ${listed(choices).en}.`),
  tooLong: (length: number, max: number): Text => text(`Zu lang: ${length} Zeichen; höchstens ${max} passen hinein. Bitte kürzen.`, `Too long: ${length} characters, and at most ${max} fit. Shorten it.`),
  notAChoice: (typed: string, choices: readonly Text[], nearest: Text | undefined): Text =>
    text(`${q(typed).de} steht nicht zur Wahl.${meant(nearest).de} Bitte wählen: ${listed(choices).de}.`, `${q(typed).en} is not one of the choices.${meant(nearest).en} Choose one: ${listed(choices).en}.`),
  notAnId: (typed: string): Text => text(`${q(typed).de} ist keine Kennung. Kennungen sehen so aus: f18, ship-angara, s-article. Bitte berichtigen.`, `${q(typed).en} is not an id. Ids look like f18, ship-angara, s-article. Correct it.`),
  oneOnly: text('Hier passt nur eine Kennung hinein. Bitte die anderen entfernen.', 'Only one id fits here. Remove the others.'),
  citation: (line: string): Text => text(`${q(line).de} lässt sich nicht als Fundstelle lesen. Bitte so schreiben: s-article ¶4 "Wörter daraus".`, `Cannot read ${q(line).en} as a citation. Write it like this: s-article ¶4 "words of it".`),
  anchorMissing: (line: string): Text => text(`In ${q(line).de} fehlen die Wörter, an denen man die Stelle findet. Bitte bis zu ${ANCHOR_WORDS} Wörter des Absatzes anfügen, in Anführungszeichen.`, `${q(line).en} lacks the words by which one finds the place. Add up to ${ANCHOR_WORDS} words of the paragraph, in quotation marks.`),
  anchorLong: (line: string): Text => text(`In ${q(line).de} sind es mehr als ${ANCHOR_WORDS} Wörter der Quelle. Bitte kürzen.`, `${q(line).en} has more than ${ANCHOR_WORDS} words of the source. Shorten it.`),
  attribution: (line: string, acts: readonly Text[]): Text => text(`${q(line).de} lässt sich nicht lesen. Bitte so schreiben: org-uk-di erklärt in s-ukdi. Möglich sind: ${listed(acts).de}.`, `Cannot read ${q(line).en}. Write it like this: org-uk-di stated in s-ukdi. Possible are: ${listed(acts).en}.`),
  value: (line: string): Text => text(`${q(line).de} lässt sich nicht lesen. Bitte so schreiben: object-pits count > 100 (Kennung, Eigenschaft, dann =, > oder <, dann der Wert).`, `Cannot read ${q(line).en}. Write it like this: object-pits count > 100 (id, property, then =, > or <, then the value).`),
  numberMissing: (line: string): Text => text(`In ${q(line).de} fehlt nach > oder < eine Zahl. Bitte eine angeben.`, `${q(line).en} lacks a number after > or <. Give one.`),
  numberAmbiguous: (typed: string): Text => text(`${q(typed).de} kann ein Tausender oder ein Bruch sein. Bitte ohne Tausenderpunkt oder mit weniger Nachkommastellen schreiben.`, `${q(typed).en} may be a thousand or a fraction. Write it without a separator of thousands, or with fewer decimals.`),
  alias: (line: string, part: string, choices: readonly Text[], nearest: Text | undefined): Text =>
    text(`In ${q(line).de} ist ${q(part).de} nicht zu lesen.${meant(nearest).de} Bitte so schreiben: Maya (Variante, en, Redaktion). Möglich sind: ${listed(choices).de}.`, `Cannot read ${q(part).en} in ${q(line).en}.${meant(nearest).en} Write it like this: Maya (variant, en, editor). Possible are: ${listed(choices).en}.`),
  code: (line: string): Text => text(`${q(line).de} lässt sich nicht lesen. Bitte so schreiben: iso = KP.`, `Cannot read ${q(line).en}. Write it like this: iso = KP.`),
  date: (typed: string): Text =>
    text(
      `${q(typed).de} lässt sich nicht als Datum lesen. Bitte etwa so schreiben: 16.10.2023, Herbst 2023, vor Oktober 2023. Ist es das Wort der Quelle, bitte in Anführungszeichen setzen.`,
      `Cannot read ${q(typed).en} as a date. Write it like 16 October 2023, autumn 2023, before October 2023. If it is the source’s own word, put it in quotation marks.`,
    ),
  dateWithoutBasis: text('Das Datum steht da, die Grundlage sagt aber „nicht genannt“. Bitte das Datum leeren oder die Grundlage ändern.', 'There is a date, but its basis says “not given”. Empty the date, or change the basis.'),
  dateMissing: text('Fehlt noch, denn die Grundlage sagt, dass es eines gibt. Bitte angeben oder als Grundlage „nicht genannt“ wählen.', 'Still missing, as the basis says that there is one. Give it, or choose “not given” as the basis.'),
  language: (typed: string): Text => text(`${q(typed).de} ist keine bekannte Sprache. Bitte ein Kürzel wie de, en oder ru angeben.`, `${q(typed).en} is not a known language. Give a code such as de, en or ru.`),
  url: (typed: string): Text => text(`${q(typed).de} ist keine Internetadresse. Bitte mit https:// angeben.`, `${q(typed).en} is not a web address. Give it with https://.`),
  unreadable: text('Lässt sich so nicht speichern. Bitte die Angabe prüfen.', 'Cannot be saved like this. Check it.'),
  clash: text('Das hat inzwischen auch jemand anders geändert; oben steht, wie. Bitte prüfen, was gelten soll.', 'Somebody else has changed this as well in the meantime; how, is shown above. Check which should hold.'),
  unknownRecord: (id: string): Text => text(`Einen Eintrag ${id} gibt es nicht. Bitte berichtigen oder ihn zuerst anlegen.`, `There is no record ${id}. Correct it, or add that record first.`),
  understood: (de: string, en: string): Text => text(`Verstanden als: ${de}`, `Understood as: ${en}`),
  left: text('Gehört nicht mehr dazu und entfällt.', 'No longer belongs to it and is left out.'),
} as const

/** The rules that a record must keep by itself, in the words of the form. */
export const RULE_MESSAGES: Readonly<Partial<Record<ProblemCode, Text>>> = {
  'language-missing': text('Fehlt noch. Jeder Text steht auf Deutsch und auf Englisch da; bitte ergänzen.', 'Still missing. Every text is given in German and in English; add it.'),
  'citation-missing': formMessages.missing,
  'hedge-missing': text('Fehlt noch. Bei dieser Gewissheit bitte das Wort angeben, mit dem die Quelle einschränkt.', 'Still missing. With this certainty, give the word by which the source qualifies it.'),
  'hedge-unexpected': text('Passt nicht zu „ohne Vorbehalt“. Bitte leeren oder eine schwächere Gewissheit wählen.', 'Does not go with “unhedged”. Empty it, or choose a weaker certainty.'),
  'unresolved-date': formMessages.dateMissing,
  'inferred-without-note': text('Fehlt noch. Bei einem erschlossenen Datum bitte angeben, woraus es folgt, auf Deutsch und Englisch.', 'Still missing. For an inferred date, say what it follows from, in German and English.'),
  'answered-by': text('„Beantwortet“ und die Fakten, die antworten, gehören zusammen. Bitte beides angeben oder den Stand ändern.', '“Answered” and the facts that answer it go together. Give both, or change the status.'),
}
