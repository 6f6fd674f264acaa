import type { Entry } from '../facts/fact-base.ts'
import type { Lang, NonEmpty } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'

type Cited = NonEmpty<Entry<'fact'>>
export type Nameable = Entry<'entity'> | Entry<'event'> | Entry<'source'>

/** What is asked of a matter that the dossier has, and that it does not give. */
export type Lacking = 'agent' | 'date' | 'number' | 'place' | 'reason' | 'measure' | 'quotation' | 'confirmation' | 'words'

/** What is said first, before the facts that support it. Every part of it comes from a record. */
export type Lead =
  | { readonly kind: 'fact' }
  | { readonly kind: 'status'; readonly of: Entry<'fact'> }
  /** Facts on the same matter that are not all as certain. */
  | { readonly kind: 'strengths' }
  /** How many facts are told without a hedge and with one; null of what was not asked. */
  | { readonly kind: 'certainties'; readonly asserted: number | null; readonly hedged: number | null }
  | { readonly kind: 'names'; readonly items: NonEmpty<Nameable>; readonly counted: boolean; readonly more?: number }
  | { readonly kind: 'count'; readonly of: Entry<'entity'>; readonly is: number | { readonly gt: number } | { readonly lt: number } }
  /** Of several, what each has; nothing where no source tells. */
  | { readonly kind: 'each'; readonly what: 'flag' | null; readonly of: NonEmpty<{ readonly entity: Entry<'entity'>; readonly items: readonly Entry<'entity'>[] }> }
  | { readonly kind: 'dates'; readonly items: NonEmpty<Entry<'event'> | Entry<'source'>>; readonly places?: readonly Entry<'entity'>[] }
  | { readonly kind: 'open'; readonly gaps: NonEmpty<Entry<'gap'>>; readonly more: number }
  | { readonly kind: 'noted'; readonly notes: NonEmpty<Entry<'note'>> }
  | { readonly kind: 'lacks'; readonly what: Lacking; readonly of: readonly Entry<'entity'>[] }
  | { readonly kind: 'language'; readonly of: Entry<'source'>; readonly lang: string }

/** What the question presumes and the dossier has otherwise. */
export type Correction =
  | { readonly kind: 'count'; readonly asked: number; readonly items: NonEmpty<Nameable> }
  | { readonly kind: 'value'; readonly asked: number; readonly of: Entry<'entity'>; readonly is: number | { readonly gt: number } | { readonly lt: number } }
  /** `alias`: the name by which but a part of the asked is meant, its capital. */
  | { readonly kind: 'place'; readonly of: Nameable; readonly asked: Entry<'entity'>; readonly alias?: string | undefined; readonly located: Entry<'entity'> }
  | { readonly kind: 'flag'; readonly of: NonEmpty<Entry<'entity'>>; readonly asked: Entry<'entity'>; readonly is: Entry<'entity'> }
  | { readonly kind: 'date'; readonly of: Entry<'event'> }
  | { readonly kind: 'direction'; readonly from: Entry<'entity'>; readonly to: Entry<'entity'> }
  /** Who takes part in an event; `did`: who of those did it, or wrote a source. */
  | { readonly kind: 'part'; readonly did: boolean; readonly event: Entry<'event'> | Entry<'source'>; readonly asked: Entry<'entity'>; readonly named: NonEmpty<Entry<'entity'>> }

export type TimelineItem = { readonly event: Entry<'event'>; readonly facts: Cited }

type Body =
  | {
      readonly kind: 'found'
      readonly lead: Lead
      readonly facts: Cited
      readonly notes: readonly Entry<'note'>[]
      /** What is not known and may have been asked as well. */
      readonly open?: Entry<'gap'>
    }
  | { readonly kind: 'profile'; readonly of: Nameable; readonly facts: Cited; readonly notes: readonly Entry<'note'>[] }
  | {
      readonly kind: 'timeline'
      readonly range: Span | null
      readonly items: NonEmpty<TimelineItem>
      /** Events of which the sources give no date that could be placed. */
      readonly undated: readonly TimelineItem[]
      /** How many further events there are. */
      readonly more: number
    }
  | { readonly kind: 'unknown'; readonly gap: Entry<'gap'>; readonly facts: readonly Entry<'fact'>[]; readonly notes: readonly Entry<'note'>[] }
  | { readonly kind: 'corrected'; readonly correction: Correction; readonly facts: Cited; readonly notes: readonly Entry<'note'>[] }
  | { readonly kind: 'choose'; readonly options: NonEmpty<Nameable> }
  | { readonly kind: 'silent'; readonly about: readonly Nameable[]; readonly gap: Entry<'gap'> | null; readonly unknownWords: readonly string[]; readonly nearest: readonly Entry<'fact'>[] }
  | { readonly kind: 'notFound'; readonly unknownWords: readonly string[]; readonly nearest: readonly Nameable[] }
  | { readonly kind: 'help'; readonly reason: 'greeting' | 'thanks' | 'empty' }

/** What the dossier has on a question: one kind for each honest outcome. */
export type Answer = Body & { readonly lang: Lang }
export type AnswerKind = Answer['kind']
export type AnswerOf<K extends AnswerKind> = Extract<Body, { kind: K }> & { readonly lang: Lang }

/** Whether the answer states nothing from the dossier. */
export const isAbstention = (kind: AnswerKind): boolean => kind === 'notFound' || kind === 'silent' || kind === 'help'
