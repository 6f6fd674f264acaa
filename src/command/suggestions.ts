import type { Desk } from '../desk/desk.ts'
import type { Dossier } from '../dossier.ts'
import type { Entry } from '../facts/fact-base.ts'
import { entriesOf } from '../facts/fact-base.ts'
import type { EntityKind, Lang, RecordKind } from '../facts/record.ts'
import { ENTITY_KINDS, parseRefs, RECORD_KINDS } from '../facts/record.ts'
import { nameOf } from '../reply/compose.ts'
import { formatWhen } from '../reply/format-when.ts'
import { recordLine } from '../reply/show-record.ts'
import type { Suggestion } from './command.ts'
import { wantsText } from './desk-message.ts'

/** More than any platform shows. */
const MAX_SUGGESTIONS = 25

/** Names of any of these kinds, also by a beginning or with typos; the first ones where nothing is typed. */
export const suggestNames =
  (...kinds: readonly EntityKind[]) =>
  (dossier: Dossier, typed: string, lang: Lang): readonly Suggestion[] =>
    dossier.suggest(typed, kinds, MAX_SUGGESTIONS).map((entity) => ({ label: nameOf(entity, lang), value: nameOf(entity, lang) }))

/** Records of any of these kinds: by their id, by what they are called, or by words that they hold. `valueOf` says what is taken over. */
export const suggestRecords =
  (valueOf: (entry: Entry) => string, kinds: readonly RecordKind[] = RECORD_KINDS) =>
  (dossier: Dossier, typed: string, lang: Lang): readonly Suggestion[] => {
    const base = dossier.base()
    const found = new Set<Entry>()
    for (const entry of recordsLike(dossier, typed, kinds)) if (found.size < MAX_SUGGESTIONS) found.add(entry)
    return [...found].map((entry) => ({ label: `${entry.record.id}: ${recordLine(base, entry, lang).text}`, value: valueOf(entry) }))
  }

/** The same by their ids, of which several are typed one after another: the last one goes on. */
export const suggestRecordLists = (dossier: Dossier, typed: string, lang: Lang): readonly Suggestion[] => {
  const [, earlier = ''] = /^((?:.*[\s,;])?)[^\s,;]*$/su.exec(typed) ?? []
  const isList = parseRefs(earlier) !== undefined
  const offered = suggestRecords(({ record }) => record.id)(dossier, isList ? typed.slice(earlier.length) : typed, lang)
  return isList ? offered.map(({ label, value }) => ({ label, value: earlier + value })) : offered
}

/** Letters and a number, or the beginning of that: "f1", "s-". */
const LIKE_ID = /^[a-z]{0,8}-?[\da-z-]*(?:@\d*)?$/u

function* recordsLike(dossier: Dossier, typed: string, kinds: readonly RecordKind[]): Iterable<Entry> {
  const isWanted = ({ kind }: Entry) => kinds.includes(kind)
  const begun = typed.trim().toLowerCase()
  if (LIKE_ID.test(begun)) {
    const id = begun.replace(/@\d*$/u, '')
    for (const entry of dossier.base().entries.values()) if (isWanted(entry) && (entry.record.id.startsWith(id) || entry.record.id.startsWith(`s-${id}`))) yield entry
  }
  if (begun === '') return
  if (kinds.includes('entity')) yield* dossier.suggest(typed, ENTITY_KINDS, MAX_SUGGESTIONS)
  yield* dossier.search(typed, MAX_SUGGESTIONS * 4).filter(isWanted)
}

/** When the events were, in order, those first that hold what was typed. */
export const suggestDates = ({ base }: Dossier, typed: string, lang: Lang): readonly Suggestion[] => {
  const dated = entriesOf(base(), 'event').flatMap(({ record: { when, title } }) => (when.edtf ? [{ label: `${formatWhen(when, lang, false)}: ${title[lang]}`, value: formatWhen(when, lang, false) }] : []))
  const fitting = dated.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()))
  return fitting.slice(0, MAX_SUGGESTIONS)
}

/** Proposals that wait for review, oldest first. */
export const suggestProposals = (_: Dossier, typed: string, lang: Lang, desk: Desk): readonly Suggestion[] =>
  desk
    .proposals('open')
    .filter(({ id }) => id.startsWith(typed.trim().toLowerCase()))
    .slice(0, MAX_SUGGESTIONS)
    .map((proposal) => ({ label: `${proposal.id}: ${wantsText(proposal, lang)}`, value: proposal.id }))
