import type { Dossier } from '../dossier.ts'
import type { Entry } from '../facts/fact-base.ts'
import { entriesOf, refOf } from '../facts/fact-base.ts'
import type { Lang, RecordId } from '../facts/record.ts'
import { ENTITY_KINDS, parseRef } from '../facts/record.ts'
import { compose } from '../reply/compose.ts'
import { sourcesBlock } from '../reply/fact-block.ts'
import { inlineStrings } from '../reply/inline-strings.ts'
import type { Block, Message } from '../reply/message.ts'
import { pageStrings } from '../reply/page-strings.ts'
import { recordLine, recordPage } from '../reply/show-record.ts'

/**
 * A card before it is made: the line that it stands for, and its message. Title and description follow from that unless
 * they are given. `question`: what the message answers, where it would be none without.
 */
export type Draft = { readonly line: string; readonly message: () => Message; readonly title?: string; readonly description?: string; readonly question?: string }

type Answer = ReturnType<Dossier['ask']>
type Found = ReturnType<Dossier['search']>[number]
/** Whose cards, in which language. */
type Setting = { readonly dossier: Dossier; readonly lang: Lang }

const MAX_FOUND = 60
const MAX_COMPLETIONS = 3
const MAX_GAPS = 20

/** What is offered for a query, best first; for nothing or a greeting, what the dossier mainly has. */
export function draftsFor(dossier: Dossier, query: string, settings: Parameters<Dossier['ask']>[1]): Draft[] {
  const answer = dossier.ask(query, settings)
  const setting: Setting = { dossier, lang: answer.lang }
  const found = () => dossier.search(query, MAX_FOUND).flatMap((entry) => draftOf(setting, entry) ?? [])
  const told: Draft = { line: `/ask ${query}`, message: () => compose(dossier.base(), answer), ...(answer.kind !== 'profile' && { question: query }) }
  switch (answer.kind) {
    case 'help':
      return mainDrafts(setting)
    case 'found':
    case 'profile':
    case 'timeline':
    case 'corrected':
    case 'unknown':
      return [{ ...told, line: onlyRecord(answer) ?? told.line }, ...found()]
    case 'choose':
      return [...answer.options.flatMap(({ record }) => profileDraft(setting, record.id) ?? []), ...found()]
    case 'silent':
    case 'notFound': {
      const record = withId(setting, query)
      if (record) return [record, ...found()]
      const isTold = (answer.kind === 'silent' && answer.gap !== null) || FINISHED.test(query)
      return isTold ? [told, ...found()] : [...completions(setting, query), ...found(), ...overviews(setting), told]
    }
  }
}

/** What has no end yet may become anything: that it is not in the dossier is offered last. */
const FINISHED = /[?？!.]$/u

/** The line of the one record that an answer shows alone: its own card would say the same again. */
function onlyRecord(answer: Answer): string | undefined {
  if (answer.kind === 'found' && answer.lead.kind === 'fact' && answer.facts.length === 1 && answer.notes.length === 0) return lineOf(answer.facts[0])
  return answer.kind === 'unknown' && answer.facts.length === 0 ? lineOf(answer.gap) : undefined
}

const lineOf = (entry: Entry): string => `/fact ${refOf(entry)}`

/** A record by itself; undefined for what nothing is reported on, and for a question that is no longer open. */
function draftOf(setting: Setting, entry: Found): Draft | undefined {
  const { dossier, lang } = setting
  const base = dossier.base()
  switch (entry.kind) {
    case 'fact':
      return { line: lineOf(entry), message: () => compose(base, { kind: 'found', lead: { kind: 'fact' }, facts: [entry], notes: [], lang }, { alone: true }) }
    case 'gap':
      return entry.record.status === 'open' ? { line: lineOf(entry), message: () => gapMessage(setting, entry), title: `${inlineStrings[lang].openQuestion}: ${entry.record.question[lang]}` } : undefined
    case 'event':
    case 'source':
      return profileDraft(setting, entry.record.id)
  }
}

/** That it is not known, and who leaves it open; where no source does, that the dossier does not say. */
const gapMessage = ({ dossier, lang }: Setting, gap: Entry<'gap'>): Message =>
  compose(dossier.base(), gap.record.citations.length > 0 ? { kind: 'unknown', gap, facts: [], notes: [], lang } : { kind: 'silent', about: [], gap, unknownWords: [], nearest: [], lang })

function profileDraft({ dossier, lang }: Setting, id: RecordId): Draft | undefined {
  const entry = dossier.base().entries.get(id)
  const profile = dossier.profile(id, lang)
  return entry && profile && { line: lineOf(entry), message: () => compose(dossier.base(), profile) }
}

const completions = (setting: Setting, query: string): Draft[] =>
  setting.dossier.suggest(query, ENTITY_KINDS, MAX_COMPLETIONS).flatMap(({ record }) => profileDraft(setting, record.id) ?? [])

/** The record of that id; undefined where it is none. */
function withId({ dossier, lang }: Setting, query: string): Draft | undefined {
  const entry = dossier.base().entries.get(parseRef(query)?.id ?? '')
  return entry && { line: lineOf(entry), message: () => recordPage(dossier.base(), entry, lang) }
}

/** The timeline, the open questions, and each fact that holds. */
function mainDrafts(setting: Setting): Draft[] {
  const facts = entriesOf(setting.dossier.base(), 'fact').filter(({ record }) => record.rank !== 'deprecated')
  return [...overviews(setting), ...facts.flatMap((fact) => draftOf(setting, fact) ?? [])]
}

/** The timeline and the open questions. */
function overviews(setting: Setting): Draft[] {
  const { dossier, lang } = setting
  const base = dossier.base()
  const timeline = dossier.timeline([], lang)
  const gaps = entriesOf(base, 'gap').filter(({ record }) => record.status === 'open')
  const words = inlineStrings[lang]
  return [
    // Whole: what does not fit into a message is left out at its end, where the undated events are.
    ...(timeline ? [{ line: '/timeline', message: () => compose(base, timeline, { whole: true }), title: words.timeline, description: words.timelineOf(base.info.title[lang]) }] : []),
    ...(gaps.length > 0 ? [{ line: '/gaps', message: () => gapsMessage(setting, gaps) }] : []),
  ]
}

function gapsMessage({ dossier, lang }: Setting, gaps: readonly Entry<'gap'>[]): Message {
  const base = dossier.base()
  const list: Block = { kind: 'list', items: gaps.slice(0, MAX_GAPS).map((gap) => recordLine(base, gap, lang)) }
  const more: Block[] = gaps.length > MAX_GAPS ? [{ kind: 'text', text: inlineStrings[lang].moreGaps(gaps.length - MAX_GAPS) }] : []
  return { kind: 'page', lang, blocks: [{ kind: 'heading', text: pageStrings[lang].gaps(gaps.length) }, list, ...more, ...sourcesBlock(base, [list], lang)] }
}
