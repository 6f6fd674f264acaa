import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { Citation, Lang, RecordId } from '../facts/record.ts'
import type { Citable, Place } from './citable.ts'
import { formatEdtf, formatWhen } from './format-when.ts'
import { newsroomStrings } from './newsroom-strings.ts'
import { pageStrings } from './page-strings.ts'
import { capitalised, listed, strings } from './strings.ts'

/** How a form of text marks up what a citation consists of. */
type Markup = {
  readonly text: (text: string) => string
  readonly mark: (text: string) => string
  readonly id: (id: string) => string
  readonly ref: (ref: string) => string
  readonly titled: (title: string, url: string | undefined) => string
}

const PLAIN: Markup = {
  text: (text) => text,
  mark: (text) => `[${text}]`,
  id: (id) => `[${id}]`,
  ref: (ref) => ref,
  titled: (title, url) => [title, url].filter((part) => part !== undefined).join(', '),
}

/** Any text so that Markdown shows it as it is. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|]|&(?=#?\w+;)/gu, String.raw`\$&`)
    .replace(/^(\s*)([-+#])/u, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])/u, String.raw`$1\$2`)

const code = (text: string): string => `\`${text}\``
const MARKDOWN: Markup = {
  text: escaped,
  mark: (text) => `**${escaped(text)}**`,
  id: code,
  ref: code,
  titled: (title, url) => (url === undefined ? escaped(title) : `[${escaped(title)}](<${url.replace(/[<>\\\s]/gu, encodeURIComponent)}>)`),
}

/** A citation to be printed: what is said, by whom and how certainly, where it stands, and the version of the record. */
export const plainCitation = (base: FactBase, citable: Citable, lang: Lang): string => citationText(base, citable, lang, PLAIN)

/** The same as Markdown. */
export const markdownCitation = (base: FactBase, citable: Citable, lang: Lang): string => citationText(base, citable, lang, MARKDOWN)

/** Who made a source, by name. */
export const authorsOf = (base: FactBase, { record }: Entry<'source'>, lang: Lang): string[] => record.by.map((id: RecordId) => entryOf(base, 'entity', id)?.record.name[lang] ?? id)

function citationText(base: FactBase, { ref, mark, statement, aside, places }: Citable, lang: Lang, markup: Markup): string {
  const words = newsroomStrings[lang]
  const { title, updated } = base.info
  const parts = [
    mark && markup.mark(mark),
    statement && markup.text(statement),
    aside && markup.text(`(${capitalised(aside)}.)`),
    ...places.map((place) => words.source(placeText(base, place, lang, markup))),
    words.dossier(markup.text(title[lang]), markup.ref(ref), formatEdtf(updated, lang) ?? updated),
  ]
  return parts.filter(Boolean).join(' ')
}

/** A source as far as its record goes, and the spots in it: undated where nothing is known of its time. */
function placeText(base: FactBase, { id, source, spots }: Place, lang: Lang, markup: Markup): string {
  const where = spots.length > 0 ? [markup.text(spotsText(spots, lang))] : []
  if (!source) return [markup.text(id), ...where].join(', ')
  const { record, retracted } = source
  const authors = authorsOf(base, source, lang)
  const parts = [
    markup.titled(record.title[lang], record.url),
    ...(authors.length > 0 ? [markup.text(newsroomStrings[lang].by(listed(authors, lang)))] : []),
    markup.text(formatWhen(record.when, lang, false)),
    ...accessText(source, lang).map(markup.text),
    ...where,
  ]
  const mark = retracted ? `${markup.mark(strings[lang].retracted(retracted.reason))} ` : ''
  return `${mark}${parts.join(', ')} ${markup.id(id)}`
}

/** That we do not have the source ourselves, and through what it is known. */
function accessText({ record: { access, via } }: Entry<'source'>, lang: Lang): string[] {
  if (access === 'held') return []
  const said = pageStrings[lang].access[access]
  return [via.length > 0 ? newsroomStrings[lang].knownThrough(said, via.join(', ')) : said]
}

/** The paragraphs with the words that find the place in them: "paragraph 4 (“a”, “b”) and paragraph 7 (“c”)". */
function spotsText(spots: readonly Citation[], lang: Lang): string {
  const paragraphs = [...new Set(spots.map(({ paragraph }) => paragraph))]
  const anchorsIn = (at: number) => spots.filter(({ paragraph }) => paragraph === at).map(({ anchor }) => strings[lang].quote(anchor))
  return listed(paragraphs.map((at) => `${newsroomStrings[lang].paragraph(at)} (${anchorsIn(at).join(', ')})`), lang)
}
