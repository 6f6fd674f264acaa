import type { Desk } from '../desk/desk.ts'
import type { Dossier } from '../dossier.ts'
import type { Entry } from '../facts/fact-base.ts'
import { entriesOf, refOf } from '../facts/fact-base.ts'
import type { EntityKind, Lang, RecordKind } from '../facts/record.ts'
import { ENTITY_KINDS, formatRef, LANGS, parseRefs, RECORD_KINDS } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import { overlaps, spanOf } from '../facts/when.ts'
import { nameOf } from '../reply/compose.ts'
import { formatWhen } from '../reply/format-when.ts'
import { headline } from '../reply/show-record.ts'
import { strings } from '../reply/strings.ts'
import { namesOfSource } from './find-source.ts'
import type { Suggestion } from './command.ts'
import { wantsText } from './desk-message.ts'

/** More than any platform shows. */
const MAX_SUGGESTIONS = 25

/** Names of any of these kinds, also by a beginning or with typos; the first ones where nothing is typed. */
export const suggestNames =
  (...kinds: readonly EntityKind[]) =>
  (dossier: Dossier, typed: string, lang: Lang): readonly Suggestion[] =>
    dossier.suggest(typed, kinds, MAX_SUGGESTIONS).map((entity) => ({ label: nameOf(entity, lang), value: nameOf(entity, lang) }))

/** A record by its id and what it says, each once. */
const labelOf = (entry: Entry, lang: Lang, id: string = entry.record.id): string => `${id}: ${markOf(entry, lang)}${headline(entry, lang)}`

/** That a record does not hold any more, where that is so. */
function markOf(entry: Entry, lang: Lang): string {
  if (entry.retracted) return `(${strings[lang].retracted(entry.retracted.reason)}) `
  return entry.kind === 'fact' && entry.record.rank === 'deprecated' ? `(${strings[lang].deprecated(entry.record.why?.[lang] ?? '').trim()}) ` : ''
}

type Suggest = (dossier: Dossier, typed: string, lang: Lang) => readonly Suggestion[]

/** Records of any of these kinds: by their id, by what they are called, or by words that they hold. `valueOf` says what is taken over. */
export const suggestRecords =
  (valueOf: (entry: Entry) => string, kinds: readonly RecordKind[] = RECORD_KINDS): Suggest =>
  (dossier, typed, lang) =>
    first(recordsLike(dossier, typed, kinds)).map((entry) => ({ label: labelOf(entry, lang), value: valueOf(entry) }))

/** Each entry once, as many as are shown. */
function first(entries: Iterable<Entry>): Entry[] {
  const found = new Set<Entry>()
  for (const entry of entries) if (found.add(entry).size === MAX_SUGGESTIONS) break
  return [...found]
}

/** The same by their ids, of which several are typed one after another: the last one goes on. */
export const suggestRecordLists: Suggest = (dossier, typed, lang) => {
  const [, earlier = ''] = /^((?:.*[\s,;])?)[^\s,;]*$/su.exec(typed) ?? []
  const isList = parseRefs(earlier) !== undefined
  const offered = suggestRecords(({ record }) => record.id)(dossier, isList ? typed.slice(earlier.length) : typed, lang)
  return isList ? offered.map(({ label, value }) => ({ label, value: earlier + value })) : offered
}

/** Records that were taken back, with the version that was seen. */
export const suggestRetracted: Suggest = (dossier, typed, lang) =>
  first(matching(dossier, typed, ({ retracted }) => retracted !== undefined)).map((entry) => ({ label: labelOf(entry, lang), value: refOf(entry) }))

/** Earlier versions of records that were changed, the latest first. */
export const suggestVersions: Suggest = (dossier, typed, lang) =>
  first(matching(dossier, typed, ({ version }) => version > 1))
    .flatMap((entry) => Array.from({ length: entry.version - 1 }, (_, at) => formatRef(entry.record.id, entry.version - 1 - at)).map((ref) => ({ label: labelOf(entry, lang, ref), value: ref })))
    .filter(({ value }) => !typed.includes('@') || value.startsWith(typed.trim().toLowerCase()))
    .slice(0, MAX_SUGGESTIONS)

/** Of some records, which are few, those whose id begins with what was typed or that hold it. */
const matching = (dossier: Dossier, typed: string, isWanted: (entry: Entry) => boolean): Entry[] => {
  const begun = typed.trim().toLowerCase().replace(/@\d*$/u, '')
  return [...dossier.base().entries.values()].filter((entry) => isWanted(entry) && (entry.record.id.startsWith(begun) || LANGS.some((lang) => headline(entry, lang).toLowerCase().includes(begun))))
}

/** Letters and a number, or the beginning of that: "f1", "s-". */
const LIKE_ID = /^[a-z]{0,8}-?[\da-z-]*(?:@\d*)?$/u

/** The order in which kinds are offered where nothing is typed: what a newsroom cites first. */
const FIRST_KINDS: readonly RecordKind[] = ['fact', 'gap', 'event', 'entity', 'source', 'note']

function* recordsLike(dossier: Dossier, typed: string, kinds: readonly RecordKind[]): Iterable<Entry> {
  const isWanted = ({ kind }: Entry) => kinds.includes(kind)
  const base = dossier.base()
  const begun = typed.trim().toLowerCase()
  if (begun === '') {
    for (const kind of FIRST_KINDS) if (kinds.includes(kind)) yield* entriesOf(base, kind)
    return
  }
  if (LIKE_ID.test(begun)) {
    const id = begun.replace(/@\d*$/u, '')
    for (const entry of base.entries.values()) if (isWanted(entry) && (entry.record.id.startsWith(id) || entry.record.id.startsWith(`s-${id}`) || entry.record.id.startsWith(`x-${id}`))) yield entry
  }
  if (kinds.includes('source')) yield* entriesOf(base, 'source').filter((source) => namesOfSource(base, source).some((name) => name.toLowerCase().includes(begun)))
  if (kinds.includes('entity')) yield* dossier.suggest(typed, ENTITY_KINDS, MAX_SUGGESTIONS)
  yield* dossier.search(typed, MAX_SUGGESTIONS * 4).filter(isWanted)
}

/** When the events were, in order: those that hold what was typed, then those that lie in the time that it names. */
export const suggestDates: Suggest = (dossier, typed, lang) => {
  const sought = typed.trim().toLowerCase()
  const dated = entriesOf(dossier.base(), 'event').filter(({ record }) => record.when.edtf !== null)
  // A day and month without their last dot are one that is being typed.
  const spans = sought === '' ? [] : dossier.spansIn(sought.replace(/^\d{1,2}\.\d{1,2}$/u, '$&.'))
  const inTime = dated.filter(({ record: { when } }) => spans.some((span) => overlaps(span, spanOf(when) ?? NEVER)))
  const fitting = dated.filter((event) => dateLabel(event, lang).toLowerCase().includes(sought))
  return [...new Set([...fitting, ...inTime])].slice(0, MAX_SUGGESTIONS).map((event) => ({ label: dateLabel(event, lang), value: formatWhen(event.record.when, lang, false) }))
}

const NEVER: Span = { earliest: '9999', latest: '0000' }
const dateLabel = ({ record: { when, title } }: Entry<'event'>, lang: Lang): string => `${formatWhen(when, lang, false)}: ${title[lang]}`

/** Proposals that wait for review, oldest first. */
export const suggestProposals = (_: Dossier, typed: string, lang: Lang, desk: Desk): readonly Suggestion[] =>
  desk
    .proposals('open')
    .filter(({ id }) => id.startsWith(typed.trim().toLowerCase()))
    .slice(0, MAX_SUGGESTIONS)
    .map((proposal) => ({ label: `${proposal.id}: ${wantsText(proposal, lang)}`, value: proposal.id }))
