import type { Dossier } from '../dossier.ts'
import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { Lang } from '../facts/record.ts'
import { ENTITY_KINDS } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import { compose } from '../reply/compose.ts'
import { speakerName } from '../reply/fact-block.ts'
import type { Message } from '../reply/message.ts'
import { pageStrings } from '../reply/page-strings.ts'
import { recordLine } from '../reply/show-record.ts'
import { shortened } from './check-arguments.ts'
import type { Command, Context } from './command.ts'
import { exampleOf } from './usage.ts'

/** A time, given in one text or from one to another, and a name or id of what the events concern. */
type Wanted = { readonly from?: string | undefined; readonly to?: string | undefined; readonly about?: string | undefined }

/**
 * The events of a time; of all times where none is given; only those in which somebody or something takes part, where
 * that is named. A text that names neither is refused, with an example of the command.
 */
export function timelinePage({ dossier, lang }: Context, wanted: Wanted, command: Command): Message {
  const words = pageStrings[lang]
  const { from, to, about } = withNameApart(dossier, wanted)
  const [start, end] = [from, to].map((text) => (text === undefined ? undefined : dossier.spansIn(text)))
  for (const [text, spans] of [[from, start], [to, end]] as const) {
    if (text === undefined || !spans || spans.length > 0) continue
    return { kind: 'refused', lang, blocks: [{ kind: 'lead', text: words.noDate(shortened(text)) }, { kind: 'text', text: words.example(exampleOf(command, lang)) }] }
  }
  const spans: readonly Span[] = end ? [{ earliest: start?.[0]?.earliest ?? null, latest: end[0]?.latest ?? null }] : (start ?? [])
  const [span] = spans
  if (span?.earliest && span.latest && span.earliest > span.latest) {
    return { kind: 'refused', lang, blocks: [{ kind: 'lead', text: words.endBeforeStart }] }
  }
  const entity = about === undefined ? undefined : entityNamed(dossier, about)
  if (about !== undefined && !entity) {
    return compose(dossier.base(), { kind: 'notFound', unknownWords: [about], nearest: dossier.suggest(about, ENTITY_KINDS, 3), lang })
  }
  const answer = dossier.timeline(spans, lang, entity ? [entity.record.id] : [])
  if (answer) return compose(dossier.base(), answer, { whole: true })
  return entity ? withoutDates(dossier.base(), entity, spans.length > 0, lang) : { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: words.noEvent }] }
}

/** That no event of theirs is dated, with those of no date; of a time, no such can be said to be in it. */
function withoutDates(base: FactBase, entity: Entry<'entity'>, inTime: boolean, lang: Lang): Message {
  const words = pageStrings[lang]
  const name = speakerName(entity, lang)
  const undated = inTime ? [] : referringTo(base, 'event', entity.record.id)
  if (undated.length === 0) return { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: words.noEventOn(name, inTime) }] }
  return { kind: 'page', lang, blocks: [{ kind: 'lead', text: words.noDateOn(name) }, { kind: 'list', items: undated.map((event) => recordLine(base, event, lang)) }] }
}

/** What is no time but somebody's name was meant as that: "/timeline Angara". */
function withNameApart(dossier: Dossier, wanted: Wanted): Wanted {
  const { from, about } = wanted
  const isName = from !== undefined && about === undefined && dossier.spansIn(from).length === 0 && entityNamed(dossier, from) !== undefined
  return isName ? { ...wanted, from: undefined, about: from } : wanted
}

/** The first thing of that id or name; undefined where there is none. */
const entityNamed = (dossier: Dossier, text: string): Entry<'entity'> | undefined => entryOf(dossier.base(), 'entity', text.toLowerCase()) ?? dossier.named(text, ENTITY_KINDS)[0]
