import { citationsOf, type SourceTexts, type TextRule, timesSaid } from './check-index.ts'
import type { CheckIndex } from './check-index.ts'
import { problem } from './problem.ts'
import type { RecordId } from './record.ts'
import { oneSpaced, wholeWords } from './source-text.ts'

/** How much of a paragraph all quotations together may give, and how many of its words in a row. */
const QUOTED_SHARE = 0.35
const QUOTED_RUN = 8
/** A paragraph under this many words, such as a title, has no share: one anchor would exceed it. */
const SHORT_PARAGRAPH = 12

type Place = { readonly source: RecordId; readonly paragraph: number }
/** A phrase that a record quotes, and from where to where it stands in its paragraph. */
type Quotation = Place & { readonly by: RecordId; readonly start: number; readonly end: number }

/**
 * Anchors, hedges and `said` together quote no more of a paragraph than the budget allows. A word counts
 * once however many quotations give it; words are parted by white space, as for the length of an anchor.
 */
export const quotationBudget: TextRule = (index, texts) => {
  const byPlace = Map.groupBy(quotationsIn(index, texts), ({ source, paragraph }) => `${source} ${paragraph}`)
  return [...byPlace.values()].flatMap((quotations) => {
    const [{ source, paragraph } = { source: '', paragraph: 0 }] = quotations
    const quoted = quotedWords(texts.get(source)?.[paragraph] ?? '', quotations)
    const share = quoted.filter(Boolean).length / quoted.length
    const run = Math.max(...runsOf(quoted))
    const field = `fingerprint.paragraphs[${paragraph}]`
    const by = [...new Set(quotations.map((quotation) => quotation.by))].join(', ')
    const tooMuch = problem('quotation-share', source, field, {
      de: `Aus Absatz ${paragraph} von ${source} sind ${percent(share)} % der Wörter zitiert, erlaubt sind ${percent(QUOTED_SHARE)} %. Bitte Ankerstellen kürzen oder gemeinsam nutzen (${by}).`,
      en: `${percent(share)} % of the words of paragraph ${paragraph} of ${source} are quoted; ${percent(QUOTED_SHARE)} % are allowed. Shorten anchors or share them (${by}).`,
    })
    const tooLong = problem('quotation-run', source, field, {
      de: `Aus Absatz ${paragraph} von ${source} sind ${run} Wörter in Folge zitiert, erlaubt sind ${QUOTED_RUN}. Bitte Ankerstellen kürzen oder weiter auseinander wählen (${by}).`,
      en: `${run} words in a row of paragraph ${paragraph} of ${source} are quoted; ${QUOTED_RUN} are allowed. Shorten anchors, or choose them further apart (${by}).`,
    })
    return [
      ...(quoted.length >= SHORT_PARAGRAPH && share > QUOTED_SHARE ? [tooMuch] : []),
      ...(run > QUOTED_RUN ? [tooLong] : []),
    ]
  })
}

/** Rounded up, lest a share just above the limit reads like the limit. */
const percent = (share: number): number => Math.ceil(share * 100)

function quotationsIn(index: CheckIndex, texts: SourceTexts): Quotation[] {
  const anchors = citationsOf(index).flatMap(({ id, citation: { source, paragraph, anchor } }) => {
    const phrase = oneSpaced(anchor)
    const start = texts.get(source)?.[paragraph]?.indexOf(phrase) ?? -1
    return start === -1 ? [] : [{ by: id, source, paragraph, start, end: start + phrase.length }]
  })
  const hedges = index.of('fact').flatMap((fact) =>
    fact.certainty === 'asserted' ? [] : quotedFirst(fact.id, fact.hedge, fact.citations, texts),
  )
  const said = timesSaid(index).flatMap(({ id, said, sources }) => {
    const places = sources.flatMap((source) =>
      (texts.get(source.id) ?? []).map((_, paragraph) => ({ source: source.id, paragraph })),
    )
    return quotedFirst(id, said, places, texts)
  })
  return [...anchors, ...hedges, ...said]
}

/** The phrase at the first of the places where it stands: hedge and `said` name no place of their own. */
function quotedFirst(by: RecordId, phrase: string, places: readonly Place[], texts: SourceTexts): Quotation[] {
  for (const { source, paragraph } of places) {
    const match = wholeWords(phrase).exec(texts.get(source)?.[paragraph] ?? '')
    if (match) return [{ by, source, paragraph, start: match.index, end: match.index + match[0].length }]
  }
  return []
}

/** For each word of the paragraph whether some quotation gives it. */
const quotedWords = (text: string, quotations: readonly Quotation[]): boolean[] =>
  [...text.matchAll(/\S+/gu)].map((word) =>
    quotations.some(({ start, end }) => word.index < end && word.index + word[0].length > start),
  )

/** How long the runs of quoted words are. */
function runsOf(quoted: readonly boolean[]): number[] {
  const runs = [0]
  for (const isQuoted of quoted) runs.push(isQuoted ? (runs.at(-1) ?? 0) + 1 : 0)
  return runs
}
