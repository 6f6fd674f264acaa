import type { Span } from '../facts/when.ts'
import { compose } from '../reply/compose.ts'
import type { Message } from '../reply/message.ts'
import { pageStrings } from '../reply/page-strings.ts'
import { shortened } from './check-arguments.ts'
import type { Command, Context } from './command.ts'
import { exampleOf } from './usage.ts'

/**
 * The events of a time given in one text, or from one to another; of all times where none is given.
 * A text that names no time is refused, with an example of the command.
 */
export function timelinePage({ dossier, lang }: Context, [from, to]: readonly (string | undefined)[], command: Command): Message {
  const words = pageStrings[lang]
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
  const answer = dossier.timeline(spans, lang)
  if (answer) return compose(dossier.base(), answer, { whole: true })
  return { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: words.noEvent }] }
}
