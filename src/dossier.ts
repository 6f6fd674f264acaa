import type { Answer } from './engine/answer.ts'
import type { AskSettings, Engine, Explanation } from './engine/ask.ts'
import { ask, explain, makeEngine } from './engine/ask.ts'
import { makeThesaurus } from './engine/thesaurus.ts'
import { cleanText, tokenise } from './engine/normalise.ts'
import { parseDates } from './engine/parse-dates.ts'
import { profileOf } from './engine/profile.ts'
import { timelineOf } from './engine/timeline.ts'
import type { Entry, FactBase } from './facts/fact-base.ts'
import { entryOf, factBase, firstVersion } from './facts/fact-base.ts'
import type { EntityKind, Lang, NonEmpty, RecordId } from './facts/record.ts'
import type { Span } from './facts/when.ts'
import { checkData } from './store/check-data.ts'
import type { LocatedProblem } from './store/read-yaml.ts'

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
  readonly timeline: (spans: readonly Span[], lang: Lang) => Answer | undefined
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

/** Opens the dossier in a data folder; broken, with every error, where its records do not hold together. */
export async function openDossier({ dir }: { readonly dir: string }): Promise<Opened> {
  const { info, records, concepts, problems } = await checkData(dir)
  const [first, ...rest] = problems.filter((problem) => problem.severity === 'error')
  if (first) return { outcome: 'broken', problems: [first, ...rest] }
  if (!info) throw new Error(`Cannot open ${dir}: it has neither a dossier nor problems`)
  const base = factBase(info, records.map(({ kind, record }) => firstVersion(kind, record)))
  const engine = makeEngine(base, makeThesaurus(concepts))
  return { outcome: 'opened', dossier: makeDossier(engine) }
}

/** A dossier over an engine that is already built. */
export function makeDossier(engine: Engine): Dossier {
  const { base, names, thesaurus, catalogue } = engine
  const entities = (ids: readonly RecordId[], kinds: readonly EntityKind[]) =>
    ids.flatMap((id) => entryOf(base, 'entity', id) ?? []).filter(({ record }) => kinds.includes(record.kind))
  return {
    base: () => base,
    ask: (question, settings) => ask(engine, question, settings),
    explain: (question, settings) => explain(engine, question, settings),
    profile: (id, lang) => withLang(profileOf(base, id), lang),
    timeline: (spans, lang) => withLang(timelineOf(base, catalogue, spans), lang),
    spansIn: (text) => {
      const clean = cleanText(text)
      return parseDates(clean, tokenise(clean), catalogue.mainYear, thesaurus).map((date) => date.span)
    },
    named: (name, kinds) => {
      const hits = names.find(tokenise(cleanText(name)), () => true)
      return hits.map(({ ids }) => entities(ids, kinds)).find((found) => found.length > 0) ?? []
    },
    suggest: (typed, kinds, limit) => entities(names.complete(typed, limit * 4), kinds).slice(0, limit),
    search: (words, limit) => explain(engine, words, { fallback: 'en' }).explanation.candidates.slice(0, limit).map(({ record }) => record.entry),
  }
}

const withLang = <T extends object>(answer: T | undefined, lang: Lang): (T & { lang: Lang }) | undefined => answer && { ...answer, lang }
