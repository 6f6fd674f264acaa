import type { AnswerKind } from '../engine/answer.ts'
import type { Certainty, Lang } from '../facts/record.ts'

/** A citation as it is shown: "[s-article ¶4]" and the phrase that finds the place. */
export type ShownCitation = {
  readonly record: string
  readonly source: string
  readonly paragraph: number
  readonly anchor: string
}

/** A fact as it is shown; all parts belong together and are never split. */
export type FactBlock = {
  readonly kind: 'fact'
  readonly ref: string
  readonly text: string
  /** Who said it through whom, as a phrase; the article itself where no one is named. */
  readonly attribution: string
  readonly certainty: Certainty
  /** The certainty in words, with the source's own hedge. */
  readonly certaintyText: string
  readonly citations: readonly ShownCitation[]
  /** "superseded: …" or "retracted: …", where that is so. */
  readonly mark?: string
}

/** A piece of a text before and after a change. */
export type DifferencePart = { readonly text: string; readonly change: 'same' | 'removed' | 'added' }

/** One field before and after: what was removed and what is the same is the old text, what is the same and what was added the new. Lines that did not change are left out. */
export type DifferenceBlock = { readonly kind: 'difference'; readonly field: string; readonly parts: readonly DifferencePart[] }

/** A field of a form as it is filled in, and what is wrong with that. */
export type ShownField = {
  readonly key: string
  readonly label: string
  readonly help: string
  readonly example?: string
  readonly value: string
  readonly required: boolean
  readonly long: boolean
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly problem?: string
}

/** A form to be filled in. `target`: what comes of it, "f18@3" or the kind of a new record. */
export type FormBlock = { readonly kind: 'form'; readonly target: string; readonly title: string; readonly fields: readonly ShownField[] }

/** Something to press; `send` is the line that a press or a typed answer stands for. */
export type Choice = { readonly label: string; readonly send: string }

/** A file to take along. */
export type FileBlock = { readonly kind: 'file'; readonly name: string; readonly mediaType: 'text/csv' | 'application/json' | 'text/plain'; readonly text: string }

/** What every platform can show. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  /** The direct answer. */
  | { readonly kind: 'lead'; readonly text: string }
  /** `toCopy`: whether it is there to be taken along as it is. `isAddress`: whether it is the address that a record itself gives, and may be opened. */
  | { readonly kind: 'text'; readonly text: string; readonly ref?: string; readonly citations?: readonly ShownCitation[]; readonly toCopy?: true; readonly isAddress?: true }
  | FactBlock
  | { readonly kind: 'note'; readonly text: string; readonly ref: string }
  | { readonly kind: 'list'; readonly items: readonly { readonly text: string; readonly ref?: string; readonly citations?: readonly ShownCitation[] }[] }
  /** Each source cited above, once, with its title. */
  | { readonly kind: 'sources'; readonly items: readonly { readonly id: string; readonly title: string }[] }
  /** Several readings, or ways to go on. */
  | { readonly kind: 'choices'; readonly items: readonly Choice[] }
  /** What may be wanted next: chats show buttons, a text leaves them out. */
  | { readonly kind: 'actions'; readonly items: readonly Choice[] }
  | FileBlock
  | DifferenceBlock
  | FormBlock

/** What kind of outcome a message tells: an answer, a list or page that was asked for, or a refusal. */
export type MessageKind = AnswerKind | 'page' | 'refused'

export type Message = { readonly kind: MessageKind; readonly lang: Lang; readonly blocks: readonly Block[] }
