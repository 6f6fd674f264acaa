import type { Answer, AnswerOf, Correction, Lead, Nameable, TimelineItem } from '../engine/answer.ts'
import type { Entry, FactBase } from '../facts/fact-base.ts'
import { contracted } from './contracted.ts'
import { refOf } from '../facts/fact-base.ts'
import type { Lang } from '../facts/record.ts'
import { cutToLetters } from './beginning-of.ts'
import { attributionText, factBlock, noteBlock, shownCitations, sourcesBlock, speakerName } from './fact-block.ts'
import { formatWhen, formatWhenInBrackets } from './format-when.ts'
import { lackingStrings } from './lacking-strings.ts'
import type { Block, Message } from './message.ts'
import { furtherFacts, furtherOnEvents, nextActions } from './next-actions.ts'
import { isForReaders } from './show-record.ts'
import { capitalised, counted, listed, strings } from './strings.ts'

/** How many characters an answer takes as a rule; what does not fit is counted and offered. */
const USUAL_LENGTH = 800

export type ComposeOptions = {
  /** Show every fact and note, however long that gets. */
  readonly whole?: boolean
  /** Show a fact by itself: what else there is on the same is not counted. */
  readonly alone?: boolean
}

/** The message that tells an answer, in the answer's language. */
export function compose(base: FactBase, answer: Answer, options: ComposeOptions = {}): Message {
  const told = blocksOf(base, answer, options)
  const blocks = [...told, ...(options.alone ? [] : leftOut(base, answer, told))]
  return { kind: answer.kind, lang: answer.lang, blocks: [...blocks, ...sourcesBlock(base, blocks, answer.lang), ...nextActions(base, answer, blocks)] }
}

function blocksOf(base: FactBase, answer: Answer, options: ComposeOptions): Block[] {
  const { lang } = answer
  const words = strings[lang]
  switch (answer.kind) {
    case 'found':
      return [...fit(base, leadBlocks(base, answer.lead, lang), answer.facts, answer.notes, lang, options), ...openBlocks(answer.open, lang)]
    case 'profile':
      return fit(base, [{ kind: 'heading', text: titleOf(answer.of, lang) }], answer.facts, answer.notes.filter(isForReaders), lang, options)
    case 'timeline':
      return timelineBlocks(base, answer, options)
    case 'unknown':
      return fit(base, unknownBlocks(answer, lang), answer.facts, answer.notes, lang, options)
    case 'corrected':
      return fit(base, [{ kind: 'lead', text: correctionText(answer.correction, lang) }], answer.facts, answer.notes, lang, options)
    case 'choose':
      return [
        { kind: 'lead', text: words.choose },
        { kind: 'choices', items: answer.options.map((option) => ({ label: titleOf(option, lang), send: nameOf(option, lang) })) },
      ]
    case 'silent':
      return silentBlocks(base, answer, lang)
    case 'notFound':
      return [
        { kind: 'lead', text: sentence(words.notFound, unknownText(answer.unknownWords, lang)) },
        ...(answer.nearest.length > 0
          ? ([{ kind: 'text', text: words.nearestRecords }, { kind: 'choices', items: answer.nearest.map((record) => ({ label: titleOf(record, lang), send: lineOf(record, lang) })) }] as const)
          : ([{ kind: 'text', text: words.howTo }] as const)),
      ]
    case 'help': {
      const opening = answer.reason === 'thanks' ? words.thanks : answer.reason === 'empty' ? words.empty : words.greeting(base.info.title[lang])
      return [{ kind: 'lead', text: opening }, ...(answer.reason === 'thanks' ? [] : [{ kind: 'text', text: words.howTo } as const])]
    }
  }
}

/** How many facts there are further, where buttons offer them and nothing says so yet. */
function leftOut(base: FactBase, answer: Answer, shown: readonly Block[]): Block[] {
  const words = strings[answer.lang]
  switch (answer.kind) {
    case 'found':
    case 'corrected':
    case 'unknown': {
      const { further, on } = furtherFacts(base, answer.facts, shown)
      return on && further.length > 0 ? [{ kind: 'text', text: words.moreOn(further.length, spokenOf(on, answer.lang)) }] : []
    }
    case 'timeline': {
      const { length } = furtherOnEvents(answer, shown)
      return length > 0 ? [{ kind: 'text', text: words.more(length) }] : []
    }
    case 'profile':
    case 'choose':
    case 'silent':
    case 'notFound':
    case 'help':
      return []
  }
}

/** Who or what something is about, after "zu" and "for"; of an event, its title. */
const spokenOf = (entry: Entry<'entity'> | Entry<'event'>, lang: Lang): string => (entry.kind === 'entity' ? speakerName(entry, lang) : strings[lang].quote(nameOf(entry, lang)))

const sentence = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ')

/** What brackets, citation and separators add to a text. */
const MARKS = 24

const lengthOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => {
    const own = 'text' in block ? block.text.length + MARKS : 0
    return sum + own + (block.kind === 'fact' ? block.attribution.length + block.certaintyText.length + (block.mark?.length ?? 0) : 0)
  }, 0)

/** The opening, then as many facts as fit, then the first note that does; at least one fact, none cut. */
function fit(base: FactBase, opening: readonly Block[], facts: readonly Entry<'fact'>[], notes: readonly Entry<'note'>[], lang: Lang, { whole = false }: ComposeOptions): Block[] {
  const shown: Block[] = [...opening]
  let left = facts.length
  for (const fact of facts) {
    const block = factBlock(base, fact, lang)
    if (!whole && left < facts.length && lengthOf([...shown, block]) > USUAL_LENGTH) break
    shown.push(block)
    left--
  }
  for (const note of notes) {
    const block = noteBlock(note, lang)
    if (whole || lengthOf([...shown, block]) <= USUAL_LENGTH) shown.push(block)
  }
  if (left > 0) shown.push({ kind: 'text', text: strings[lang].more(left) })
  return shown
}

/** The name or title of a record. */
export function nameOf(entry: Nameable, lang: Lang): string {
  return entry.kind === 'entity' ? entry.record.name[lang] : entry.record.title[lang]
}

/** The name in a sentence, in English with its article where it needs one. */
const mentionOf = (entry: Nameable, lang: Lang): string => (lang === 'en' && entry.kind === 'entity' ? speakerName(entry, lang) : nameOf(entry, lang))

/** The name with what it is: "Angara (Schiff)". */
function titleOf(entry: Nameable, lang: Lang): string {
  const name = capitalised(nameOf(entry, lang))
  switch (entry.kind) {
    case 'entity':
      return `${name} (${strings[lang].kinds[entry.record.kind][0]})`
    case 'event':
    case 'source':
      return `${name} (${formatWhenInBrackets(entry.record.when, lang)})`
  }
}

/** What shows the record: a name is asked for, anything else called by its id. */
const lineOf = (entry: Nameable, lang: Lang): string => (entry.kind === 'entity' ? nameOf(entry, lang) : `/fact ${entry.record.id}`)

const boundText = (is: number | { gt: number } | { lt: number }, lang: Lang): string =>
  typeof is === 'number' ? String(is) : 'gt' in is ? strings[lang].moreThan(is.gt) : strings[lang].fewerThan(is.lt)

const kindOf = (entry: Nameable) => (entry.kind === 'entity' ? entry.record.kind : entry.kind)

function leadBlocks(base: FactBase, lead: Lead, lang: Lang): Block[] {
  const words = strings[lang]
  switch (lead.kind) {
    case 'fact':
      return []
    case 'status': {
      const { attribution, certainty } = lead.of.record
      return [{ kind: 'lead', text: words.status[certainty](attribution.length > 0 ? ` (${attributionText(base, attribution, lang)})` : '') }]
    }
    case 'strengths':
      return [{ kind: 'lead', text: words.strengths }]
    case 'certainties':
      return [{ kind: 'lead', text: words.certainties(lead.asserted, lead.hedged) }]
    case 'names': {
      const more = lead.more ?? 0
      const names = listed([...lead.items.map((item) => nameOf(item, lang)), ...(more > 0 ? [words.others(more)] : [])], lang)
      const [first] = lead.items
      const text = lead.counted ? words.countedLead(capitalised(counted(lead.items.length + more, words.kinds[kindOf(first)], lang)), names) : (kindOf(first) === 'ship' || kindOf(first) === 'person' || kindOf(first) === 'org' ? words.byNameLead : words.namesLead)(names)
      return [{ kind: 'lead', text }]
    }
    case 'each': {
      const say = lackingStrings[lang]
      const had = (items: readonly Nameable[]) => (items.length > 0 ? listed(items.map((item) => nameOf(item, lang)), lang) : say.notGiven)
      return [{ kind: 'lead', text: lead.of.map(({ entity, items }) => `${capitalised(nameOf(entity, lang))}: ${lead.what === 'flag' ? say.flag : ''}${had(items)}.`).join('\n') }]
    }
    case 'count':
      return [{ kind: 'lead', text: `${capitalised(boundText(lead.is, lang))} (${nameOf(lead.of, lang)}).` }]
    case 'dates':
      return [{ kind: 'lead', text: [...lead.items.map((item) => `${nameOf(item, lang)}: ${formatWhen(item.record.when, lang, lead.items.length === 1)}.`), ...(lead.places ? [words.placedAt(listed(lead.places.map((place) => nameOf(place, lang)), lang))] : [])].join('\n') }]
    case 'open':
      return [{ kind: 'lead', text: [words.openLead(lead.gaps.length + lead.more), ...lead.gaps.map(({ record }) => `– ${record.question[lang]}`)].join('\n') }]
    case 'noted':
      return [{ kind: 'lead', text: [words.noted, ...lead.notes.map(({ record }) => `– ${record.text[lang]}`)].join('\n') }]
    case 'lacks': {
      const say = lackingStrings[lang]
      return [{ kind: 'lead', text: lead.of.length > 0 ? say.notQuoted(listed(lead.of.map((item) => speakerName(item, lang)), lang)) : say.lacks[lead.what] }]
    }
    case 'language':
      return [{ kind: 'lead', text: `${words.languages[lead.lang] ?? lead.lang}.` }]
  }
}

function correctionText(correction: Correction, lang: Lang): string {
  const words = strings[lang]
  switch (correction.kind) {
    case 'count': {
      const [first] = correction.items
      const count = counted(correction.items.length, words.kinds[kindOf(first)], lang)
      return words.correctedCount(count, listed(correction.items.map((item) => nameOf(item, lang)), lang))
    }
    case 'value':
      return words.correctedValue(boundText(correction.is, lang).toLowerCase(), nameOf(correction.of, lang), correction.asked)
    case 'place':
      return contracted(words.correctedPlace(nameOf(correction.of, lang), speakerName(correction.located, lang), correction.alias ?? speakerName(correction.asked, lang)))
    case 'flag':
      return words.correctedFlag(listed(correction.of.map((ship) => nameOf(ship, lang)), lang), correction.of.length, mentionOf(correction.is, lang), mentionOf(correction.asked, lang))
    case 'date':
      return words.correctedDate(nameOf(correction.of, lang), formatWhen(correction.of.record.when, lang, true))
    case 'direction':
      return words.correctedDirection(nameOf(correction.from, lang), nameOf(correction.to, lang))
    case 'part':
      return words[correction.did ? 'correctedDoer' : 'correctedPart'](nameOf(correction.event, lang), listed(correction.named.map((item) => mentionOf(item, lang)), lang), mentionOf(correction.asked, lang))
  }
}

function unknownBlocks({ gap }: AnswerOf<'unknown'>, lang: Lang): Block[] {
  const words = strings[lang]
  const { record } = gap
  return [
    { kind: 'lead', text: words.unknown[record.kind] },
    { kind: 'text', text: words.openQuestion(record.question[lang]), ref: refOf(gap), citations: shownCitations(record.id, record.citations) },
    ...(record.hint ? [{ kind: 'text', text: words.hint(record.hint[lang]) } as const] : []),
  ]
}

/** At most this many words of a question are told back, each cut to this many letters. */
const MAX_WORDS_BACK = 3
const MAX_LETTERS_BACK = 40

function unknownText(unknown: readonly string[], lang: Lang): string {
  const words = strings[lang]
  const shown = [...new Set(unknown)].slice(0, MAX_WORDS_BACK).map((word) => words.quote(cutToLetters(word, MAX_LETTERS_BACK)))
  return shown.length > 0 ? words.unknownWords(listed(shown, lang)) : ''
}

function openText({ record }: Entry<'gap'>, lang: Lang): string {
  const words = strings[lang]
  return record.kind === 'not-stated' ? words.notSaid(record.question[lang]) : sentence(words.openQuestion(record.question[lang]), words.unknown[record.kind])
}

/** What the dossier does not say beside the facts. */
const openBlocks = (gap: Entry<'gap'> | undefined, lang: Lang): Block[] =>
  gap ? [{ kind: 'text', text: openText(gap, lang), ref: refOf(gap), citations: shownCitations(gap.record.id, gap.record.citations) }] : []

function silentBlocks(base: FactBase, { about, gap, unknownWords, nearest }: AnswerOf<'silent'>, lang: Lang): Block[] {
  const words = strings[lang]
  const names = about.length > 0 && !gap ? words.silentAbout(listed(about.map((entry) => mentionOf(entry, lang)), lang)) : ''
  return [
    { kind: 'lead', text: sentence(words.silent, unknownText(unknownWords, lang), names) },
    ...(gap ? [{ kind: 'text', text: words.openQuestion(gap.record.question[lang]), ref: refOf(gap), citations: shownCitations(gap.record.id, gap.record.citations) } as const] : []),
    ...(gap?.record.hint ? [{ kind: 'text', text: words.hint(gap.record.hint[lang]) } as const] : []),
    ...(nearest.length > 0 ? ([{ kind: 'text', text: words.nearest }, ...nearest.slice(0, 1).map((fact) => factBlock(base, fact, lang))] as const) : []),
  ]
}

/** What an inferred date follows from, behind what happened then. */
const inferredFrom = ({ record: { when } }: Entry<'event'>, lang: Lang): string => (when.basis === 'inferred' ? ` – ${when.note[lang].replace(/\.$/u, '')}` : '')

const datedText = (event: Entry<'event'>, lang: Lang): string => `${capitalised(formatWhen(event.record.when, lang, false))}: ${event.record.title[lang]}${inferredFrom(event, lang)}`

/** Under a heading that tells that there is no date: with the source's own word for the time, where it has one. */
const undatedText = ({ record: { title, when } }: Entry<'event'>, lang: Lang): string => (when.said === undefined ? title[lang] : `${title[lang]} (${strings[lang].quote(when.said)})`)

function timelineBlocks(base: FactBase, { items, undated, lang, more }: AnswerOf<'timeline'>, { whole = false }: ComposeOptions): Block[] {
  const shown: Block[] = []
  // A fact on several events is shown with the first of them.
  const row = ({ event, facts: [fact] }: TimelineItem, textOf: typeof datedText): Block[] => {
    const isShown = shown.some((block) => block.kind === 'fact' && block.ref === refOf(fact))
    const text = textOf(event, lang)
    return [{ kind: 'text', text: isShown ? `${text} – ${strings[lang].seeAbove(refOf(fact))}` : text, ref: refOf(event) }, ...(isShown ? [] : [factBlock(base, fact, lang)])]
  }
  let left = items.length + more
  for (const item of items) {
    const blocks = row(item, datedText)
    if (!whole && shown.length > 0 && lengthOf([...shown, ...blocks]) > USUAL_LENGTH) break
    shown.push(...blocks)
    left--
  }
  if (left > 0) shown.push({ kind: 'text', text: strings[lang].moreEvents(left) })
  if (undated.length > 0) shown.push({ kind: 'heading', text: strings[lang].undated })
  for (const item of undated) shown.push(...row(item, undatedText))
  return shown
}
