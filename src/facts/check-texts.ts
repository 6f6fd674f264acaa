import { copiedWords } from './check-copying.ts'
import { type Checked, checkIndex, citationsOf, heldSources, timesSaid } from './check-index.ts'
import type { SourceTexts, TextRule } from './check-index.ts'
import { quotationBudget } from './check-quotations.ts'
import { type Problem, problem } from './problem.ts'
import type { RecordId, Source } from './record.ts'
import { fingerprintOf, oneSpaced, paragraphsOf, wholeWords, wholeWordsInflected } from './source-text.ts'

/** All that is wrong between these records and the texts of the held sources, given by source id. */
export function checkTexts(records: readonly Checked[], texts: ReadonlyMap<RecordId, string>): Problem[] {
  const index = checkIndex(records)
  const paragraphs = new Map(
    heldSources(index).flatMap(({ id }) => {
      const text = texts.get(id)
      return text === undefined ? [] : [[id, paragraphsOf(text)] as const]
    }),
  )
  return TEXT_RULES.flatMap((rule) => rule(index, paragraphs))
}

/** All paragraphs of these sources; undefined unless every text is at hand, as a phrase may stand in any. */
function allParagraphs(sources: readonly Source[], texts: SourceTexts): readonly string[] | undefined {
  if (sources.length === 0 || !sources.every(({ id }) => texts.has(id))) return undefined
  return sources.flatMap(({ id }) => texts.get(id) ?? [])
}

const textsAreAtHand: TextRule = (index, texts) =>
  heldSources(index).flatMap(({ id }) =>
    texts.has(id)
      ? []
      : problem('text-missing', id, '', {
          de: `Der Text von ${id} fehlt. Bitte als ${id}.txt in den Ordner der Quelltexte legen.`,
          en: `The text of ${id} is missing. Put it into the folder of source texts as ${id}.txt.`,
        }),
  )

const textsAreUnchanged: TextRule = (index, texts) =>
  heldSources(index).flatMap(({ id, fingerprint }) => {
    const paragraphs = texts.get(id)
    if (!paragraphs || !fingerprint) return []
    const found = fingerprintOf(paragraphs)
    const [known, now] = [fingerprint.paragraphs, found.paragraphs]
    const changed = [...Array(Math.max(known.length, now.length)).keys()].filter((at) => known[at] !== now[at])
    if (found.sha256 === fingerprint.sha256 && changed.length === 0) return []
    const where =
      known.length !== now.length
        ? { de: `ab Absatz ${changed[0]} (${now.length} Absätze statt ${known.length})`, en: `from paragraph ${changed[0]} on (${now.length} paragraphs, not ${known.length})` }
        : changed.length > 0
          ? { de: `in Absatz ${changed.join(', ')}`, en: `in paragraph ${changed.join(', ')}` }
          : { de: 'nur in der Gesamtsumme', en: 'in the total alone' }
    const renewed = `{sha256: ${found.sha256}, paragraphs: [${now.join(', ')}]}`
    return problem('text-changed', id, changed.length > 0 ? `fingerprint.paragraphs[${changed[0]}]` : 'fingerprint.sha256', {
      de: `Der Text von ${id} weicht ${where.de} von der Prüfsumme ab. Bitte den früheren Text hinterlegen oder die Fundstellen prüfen und die Prüfsumme erneuern: ${renewed}`,
      en: `The text of ${id} differs ${where.en} from its fingerprint. Supply the earlier text, or check the citations and renew the fingerprint: ${renewed}`,
    })
  })

const anchorsStandOnce: TextRule = (index, texts) =>
  citationsOf(index).flatMap(({ id, field, citation: { source, paragraph, anchor } }) => {
    // Where there is no such paragraph, paragraph-missing or text-changed says so.
    const text = texts.get(source)?.[paragraph]
    if (text === undefined) return []
    const count = occurrences(text, oneSpaced(anchor))
    if (count === 1) return []
    return problem('anchor-not-once', id, `${field}.anchor`, {
      de: `${id}: „${anchor}“ steht ${count === 0 ? 'nicht' : `${count}-mal`} in Absatz ${paragraph} von ${source}. Bitte eine Wortfolge wählen, die dort genau einmal steht.`,
      en: `${id}: "${anchor}" stands ${count === 0 ? 'nowhere' : `${count} times`} in paragraph ${paragraph} of ${source}. Choose a phrase that stands there exactly once.`,
    })
  })

function occurrences(text: string, phrase: string): number {
  let count = 0
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) count++
  return count
}

const saidStandsInText: TextRule = (index, texts) =>
  timesSaid(index).flatMap(({ id, said, sources }) => {
    const paragraphs = allParagraphs(sources, texts)
    if (!paragraphs || paragraphs.some((text) => wholeWords(said).test(text))) return []
    const names = sources.map((source) => source.id).join(', ')
    return problem('said-not-in-text', id, 'when.said', {
      de: `${id}: „${said}“ steht nicht in ${names}. Bitte die Zeitangabe so übernehmen, wie sie dort steht, oder „said“ streichen.`,
      en: `${id}: "${said}" does not stand in ${names}. Give the time in the words that stand there, or remove "said".`,
    })
  })

const hedgesStandInText: TextRule = (index, texts) =>
  index.of('fact').flatMap((fact) => {
    if (fact.certainty === 'asserted') return []
    const ids = [...new Set(fact.citations.map((citation) => citation.source))]
    const paragraphs = allParagraphs(ids.flatMap((id) => index.source(id) ?? []), texts)
    if (!paragraphs || paragraphs.some((text) => wholeWords(fact.hedge).test(text))) return []
    return problem('hedge-not-in-text', fact.id, 'hedge', {
      de: `${fact.id}: Der Vorbehalt „${fact.hedge}“ steht nicht in ${ids.join(', ')}. Bitte das Wort übernehmen, mit dem die Quelle es einschränkt.`,
      en: `${fact.id}: The hedge "${fact.hedge}" does not stand in ${ids.join(', ')}. Give the word by which the source qualifies it.`,
    })
  })

const aliasesStandInText: TextRule = (index, texts) => {
  const paragraphs = allParagraphs(heldSources(index), texts)
  return index.of('entity').flatMap((entity) =>
    entity.aliases.flatMap(({ text: alias, origin }, at) => {
      if (origin !== 'source' || !paragraphs) return []
      if (paragraphs.some((text) => wholeWordsInflected(alias).test(text))) return []
      return problem('alias-not-in-text', entity.id, `aliases[${at}].text`, {
        de: `${entity.id}: Der Alias „${alias}“ steht in keiner vorliegenden Quelle. Bitte berichtigen oder „origin: editor“ setzen.`,
        en: `${entity.id}: The alias "${alias}" stands in no held source. Correct it, or set "origin: editor".`,
      })
    }),
  )
}

const TEXT_RULES: readonly TextRule[] = [
  textsAreAtHand,
  textsAreUnchanged,
  anchorsStandOnce,
  saidStandsInText,
  hedgesStandInText,
  aliasesStandInText,
  copiedWords,
  quotationBudget,
]
