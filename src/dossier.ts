import type { Desk, Settings } from './desk/desk.ts'
import { makeDesk } from './desk/make-desk.ts'
import type { Answer } from './engine/answer.ts'
import type { AskSettings, Engine, Explanation } from './engine/ask.ts'
import { ask, explain, makeEngine } from './engine/ask.ts'
import { makeThesaurus } from './engine/thesaurus.ts'
import { cleanText, tokenise } from './engine/normalise.ts'
import { parseDates } from './engine/parse-dates.ts'
import { profileOf } from './engine/profile.ts'
import { timelineOf } from './engine/timeline.ts'
import { UNFINISHED_CODES } from './facts/problem.ts'
import { EMPTY_DESK, isRecordRevision, withRevisions } from './facts/desk-state.ts'
import type { Entry, FactBase } from './facts/fact-base.ts'
import { entryOf, factBase, firstVersion } from './facts/fact-base.ts'
import type { EntityKind, Lang, NonEmpty, RecordId } from './facts/record.ts'
import { evolve } from './facts/revision.ts'
import type { Span } from './facts/when.ts'
import { follow } from './live.ts'
import { checkData } from './store/check-data.ts'
import type { Failure, Ledger } from './store/ledger.ts'
import type { LocatedProblem } from './store/read-yaml.ts'
import type { SeedConflict } from './store/seed.ts'
import { seed } from './store/seed.ts'

/** The records, and everything that can be asked of them. */
export type Dossier = {
  readonly base: () => FactBase
  /** What the dossier has on a question. */
  readonly ask: (question: string, settings: AskSettings) => Answer
  /** The same, with how it came about. */
  readonly explain: (question: string, settings: AskSettings) => { readonly answer: Answer; readonly explanation: Explanation }
  /** Everything on one entity, event or source; undefined where nothing is reported on it. */
  readonly profile: (id: RecordId, lang: Lang) => Answer | undefined
  /** The events of these times, or all of them; undefined where there is none. */
  readonly timeline: (spans: readonly Span[], lang: Lang, about?: readonly RecordId[]) => Answer | undefined
  /** The times that a text names: "autumn 2023", "vor Oktober". */
  readonly spansIn: (text: string) => readonly Span[]
  /** The entities of these kinds that a name means: one, several, or none. */
  readonly named: (name: string, kinds: readonly EntityKind[]) => readonly Entry<'entity'>[]
  /** Entities of these kinds whose names come nearest to what was typed. */
  readonly suggest: (typed: string, kinds: readonly EntityKind[], limit: number) => readonly Entry<'entity'>[]
  /** Facts, gaps, events and sources that share the words, best first. */
  readonly search: (words: string, limit: number) => readonly Entry<'fact' | 'gap' | 'event' | 'source'>[]
}

export type Opened =
  | { readonly outcome: 'opened'; readonly dossier: Dossier }
  | { readonly outcome: 'broken'; readonly problems: NonEmpty<LocatedProblem> }

/** What the files of a data folder hold; broken, with every error, where that does not hold together. */
async function readData(dir: string) {
  const { info, records, concepts, problems } = await checkData(dir)
  const [first, ...rest] = problems.filter(({ code, severity }) => severity === 'error' && !UNFINISHED_CODES.has(code))
  if (first) return { outcome: 'broken', problems: [first, ...rest] } satisfies Opened
  if (!info) throw new Error(`Cannot open ${dir}: it has neither a dossier nor problems`)
  return { outcome: 'read', info, records, concepts } as const
}

/** Opens the dossier in a data folder; broken, with every error, where its records do not hold together. */
export async function openDossier({ dir }: { readonly dir: string }): Promise<Opened> {
  const data = await readData(dir)
  if (data.outcome === 'broken') return data
  const { info, records, concepts } = data
  const base = factBase(info, records.map(({ kind, record }) => firstVersion(kind, record)))
  const engine = makeEngine(base, makeThesaurus(concepts))
  return { outcome: 'opened', dossier: makeDossier(() => engine) }
}

export type OpenedLedger =
  | {
      readonly outcome: 'opened'
      readonly dossier: Dossier
      readonly desk: Desk
      /** Records that the files have otherwise than a human has made them in the ledger: the ledger's count. */
      readonly conflicts: readonly SeedConflict[]
      readonly close: () => Promise<void>
    }
  | Extract<Opened, { outcome: 'broken' }>
  | { readonly outcome: 'failed'; readonly why: Failure | 'busy' }

/** Opens the dossier that a ledger holds, after the files of the data folder have been taken over into it. */
export async function openWithLedger({ dir, ledger, settings }: { readonly dir: string; readonly ledger: Ledger; readonly settings: Settings }): Promise<OpenedLedger> {
  const data = await readData(dir)
  if (data.outcome === 'broken') return data
  const { info, records, concepts } = data
  const seeded = await seed(ledger, records, settings.now())
  if (seeded.outcome === 'failed') return seeded
  const { latest, conflicts } = seeded
  const base = factBase(info, latest.flatMap((revision) => (isRecordRevision(revision) ? [evolve(revision)] : [])))
  const live = follow(ledger, {
    engine: makeEngine(base, makeThesaurus(concepts)),
    desk: withRevisions(EMPTY_DESK, latest),
    seq: latest.reduce((seq, revision) => Math.max(seq, revision.seq), 0),
  })
  return { outcome: 'opened', dossier: makeDossier(live.engine), desk: makeDesk(live, ledger, settings, conflicts.map(({ id }) => id)), conflicts, close: live.close }
}

/** A dossier over an engine that is already built, and that may be another at the next question. */
export function makeDossier(engine: () => Engine): Dossier {
  const entities = (ids: readonly RecordId[], kinds: readonly EntityKind[]) =>
    ids.flatMap((id) => entryOf(engine().base, 'entity', id) ?? []).filter(({ record }) => kinds.includes(record.kind))
  return {
    base: () => engine().base,
    ask: (question, settings) => ask(engine(), question, settings),
    explain: (question, settings) => explain(engine(), question, settings),
    profile: (id, lang) => withLang(profileOf(engine().base, id), lang),
    timeline: (spans, lang, about) => withLang(timelineOf(engine().base, engine().catalogue, spans, about), lang),
    spansIn: (text) => {
      const clean = cleanText(text)
      return parseDates(clean, tokenise(clean), engine().catalogue.mainYear, engine().thesaurus).map((date) => date.span)
    },
    named: (name, kinds) => {
      const hits = engine().names.find(tokenise(cleanText(name)), () => true)
      return hits.map(({ ids }) => entities(ids, kinds)).find((found) => found.length > 0) ?? []
    },
    suggest: (typed, kinds, limit) => entities(engine().names.complete(typed, limit * 4), kinds).slice(0, limit),
    search: (words, limit) => explain(engine(), words, { fallback: 'en' }).explanation.candidates.slice(0, limit).map(({ record }) => record.entry),
  }
}

const withLang = <T extends object>(answer: T | undefined, lang: Lang): (T & { lang: Lang }) | undefined => answer && { ...answer, lang }
