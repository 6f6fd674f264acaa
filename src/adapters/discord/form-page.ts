import { discordStrings } from '../../reply/discord-strings.ts'
import { formOf } from '../../reply/form.ts'
import type { FormBlock, Message, ShownField } from '../../reply/message.ts'
import type { Row } from './offer.ts'
import { button, buttonRows } from './offer.ts'
import type { Typed } from './modal.ts'
import { formId, partsOf, shownValue } from './modal.ts'
import { pagesOf, pageText } from './pages.ts'
import { SMALL } from './piece.ts'
import { oneLine, plainText, readPlainText } from './plain-text.ts'

/** A file to attach. */
export type AttachedFile = { readonly name: string; readonly text: string }

/** A form as a message holds it: nothing of what was typed is kept anywhere else. */
export type FormPage = { readonly text: string; readonly rows: readonly Row[]; readonly file?: AttachedFile }

const FILE = 'form.txt'
const BETWEEN = ' · '

/** The form as filled in so far, with buttons that open its parts; as a file where it is longer than a message. */
export function formPage(form: FormBlock, limit: number, lang: Message['lang']): FormPage {
  const words = discordStrings[lang]
  const rows = formRows(form, lang)
  const opening = [`## ${plainText(oneLine(form.title))}`, `${SMALL}${plainText(words.formIntro)}`]
  const whole = [...opening, ...valueLines(form, lang)].join('\n')
  if (whole.length <= limit) return { text: whole, rows }
  const wrong = form.fields.flatMap(problemLines)
  const short = [...opening, `${SMALL}${plainText(words.formAttached)}`]
  // Each problem stands beside its field in the file as well.
  const text = pagesOf([...short, ...wrong].map((line) => ({ head: line, runs: [], tail: '', sources: [] })), limit)[0] ?? []
  return { text: pageText(text), rows, file: { name: FILE, text: valueLines(form, lang).join('\n') } }
}

/** The ids that a form's buttons have. */
export const formIds = (form: FormBlock): string[] => formRows(form, 'en').flatMap(({ components }) => components.flatMap((one) => ('custom_id' in one ? [one.custom_id] : [])))

function formRows(form: FormBlock, lang: Message['lang']): Row[] {
  const words = discordStrings[lang]
  const parts = partsOf(form)
  const labelOf = (fields: readonly ShownField[], at: number) => (parts.length === 1 ? words.fillIn : `${at + 1}: ${fields.map(({ label }) => label).join(', ')}`)
  const openers = parts.flatMap((fields, at) => {
    const id = formId({ line: form.target, part: at + 1 })
    return id === undefined ? [] : [button(id, labelOf(fields, at), 'secondary')]
  })
  const send = formId({ line: form.target, part: 'send' })
  return buttonRows([...openers, ...(send === undefined || parts.length < 2 ? [] : [button(send, words.sendForm, 'success')])])
}

const targetLine = (target: string): string => SMALL + plainText(oneLine(target))

function valueLines(form: FormBlock, lang: Message['lang']): string[] {
  const isEmpty = (field: ShownField) => shownValue(field).trim() === ''
  const empty = form.fields.filter(isEmpty).map(({ label }) => label)
  return [
    targetLine(form.target),
    ...form.fields.flatMap((field) => [...(isEmpty(field) ? [] : [`**${plainText(field.label)}:** ${plainText(shownValue(field).trim())}`]), ...problemLines(field)]),
    ...(empty.length > 0 ? [`${SMALL}${plainText(discordStrings[lang].empty)}: ${plainText(empty.join(BETWEEN))}`] : []),
  ]
}

const problemLines = ({ label, problem }: ShownField): string[] => (problem === undefined ? [] : [`${SMALL}⚠ ${plainText(`${label}: ${oneLine(problem)}`)}`])

/** What the message with a form's button holds, as text: its content, the descriptions of its embeds, or its file. */
type Held = { readonly texts: readonly (string | null | undefined)[] }

const KEYS: ReadonlyMap<string, string> = new Map(
  (['source', 'entity', 'event', 'fact', 'gap', 'note'] as const).flatMap((kind) => formOf(kind).fields.flatMap(({ key, label }) => [[label.de, key], [label.en, key]] as const)),
)

/**
 * What was filled into the form of this line so far, as its message holds it, in whichever language; undefined where
 * the message holds none, or that of another line.
 */
export function typedInMessage(line: string, { texts }: Held): Typed | undefined {
  const held = texts.map((text) => (text ?? '').replaceAll('\r\n', '\n').split('\n')).find((lines) => lines.includes(targetLine(line)))
  if (!held) return undefined
  const typed = new Map<string, string[]>()
  let open: string[] | undefined
  for (const shown of held.slice(held.indexOf(targetLine(line)) + 1)) {
    const [, label, value = ''] = /^\*\*(.+?):\*\* ?(.*)$/su.exec(shown) ?? []
    if (label !== undefined) {
      open = [readPlainText(value)]
      typed.set(KEYS.get(readPlainText(label)) ?? '', open)
    } else if (shown.startsWith(SMALL)) {
      for (const name of emptyIn(shown)) typed.set(KEYS.get(name) ?? '', [])
    } else open?.push(readPlainText(shown))
  }
  typed.delete('')
  return Object.fromEntries([...typed].map(([key, lines]) => [key, lines.join('\n').trim()]))
}

function emptyIn(shown: string): string[] {
  const [, names] = new RegExp(`^${SMALL}(?:${discordStrings.de.empty}|${discordStrings.en.empty}): (.*)$`, 'u').exec(shown) ?? []
  return names === undefined ? [] : readPlainText(names).split(BETWEEN)
}
