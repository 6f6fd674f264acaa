import type { Attribution, Citation, Entity, Value } from '../facts/record.ts'
import { ANCHOR_WORDS, countWords } from '../facts/record.ts'
import { formMessages } from '../reply/form-messages.ts'
import { ACTS, ALIAS_KINDS, ALIAS_ORIGINS } from '../reply/form-strings.ts'
import { shortened } from './check-arguments.ts'
import { choiceMeant, choicesIn, idIn, nearestChoice, plainlyUnquoted, unquoted, withoutBullet } from './form-reading.ts'
import type { Item } from './form-reading.ts'

type Alias = Entity['aliases'][number]

const CITATION = /^\[?\s*([a-z][\w-]*(?:@\d+)?)\s*[,:;]?\s*(?:¶|§|#|:|paragraph|absatz|para|abs|p)?\.?\s*(\d{1,6})\s*\]?\s*[,:;]?\s*(.*)$/iu

/** Reads `s-article ¶4 "words of it"`. */
export function readCitation(line: string): Item<Citation> {
  const typed = withoutBullet(line)
  const [, id = '', paragraph = '', rest = ''] = CITATION.exec(typed) ?? []
  const source = idIn(id)
  if (source === undefined) return { wrong: formMessages.citation(shortened(typed)) }
  const anchor = unquoted(rest.trim()).trim()
  if (!anchor) return { wrong: formMessages.anchorMissing(shortened(typed)) }
  if (countWords(anchor) > ANCHOR_WORDS) return { wrong: formMessages.anchorLong(shortened(typed)) }
  return { item: { source, paragraph: Number(paragraph), anchor } }
}

const IMPLIED = /\s*\((not implied|nicht implizit|implied|implizit|(?:nur )?aus dem zusammenhang|by context(?: only)?)\)\s*$/iu
const acts = choicesIn(ACTS)

/** Reads `org-uk-di, org-mod stated in s-ukdi (implied)`. */
export function readAttribution(line: string): Item<Attribution> {
  const typed = withoutBullet(line)
  const implied = IMPLIED.exec(typed)?.[1]?.toLowerCase()
  const words = typed.replace(IMPLIED, '').split(/[\s,;]+/u).filter(Boolean)
  const at = words.findIndex((word) => choiceMeant(acts, word) !== undefined)
  const act = acts.find(({ value }) => value === choiceMeant(acts, words[at] ?? ''))?.value
  const names = words.slice(0, Math.max(0, at)).filter((word) => !/^(?:und|and|&|\+)$/iu.test(word))
  const [who, ...others] = names.map(idIn)
  const after = words.slice(at + 1)
  const source = after.length === 2 && /^(?:in|laut|per)$/iu.test(after[0] ?? '') ? idIn(after[1] ?? '') : undefined
  const isWhole = who !== undefined && others.every((other) => other !== undefined) && (after.length === 0 || source !== undefined)
  if (!act || !isWhole) return { wrong: formMessages.attribution(shortened(typed), acts.map(({ label }) => label)) }
  return {
    item: {
      who: [who, ...others.filter((other) => other !== undefined)],
      act: act as Attribution['act'],
      ...(source !== undefined && { in: source }),
      ...(implied !== undefined && { implied: !implied.startsWith('n') || implied.startsWith('nur') }),
    },
  }
}

const MORE = /^(?:mehr als|more than|über|over)\s+/iu
const FEWER = /^(?:weniger als|fewer than|less than|unter|under)\s+/iu
// A property in quotation marks may hold signs; a mark within it is doubled.
const VALUE = /^(\S+)\s+("(?:[^"]|"")*"(?=\s*[=<>:])|[^=<>:"][^=<>:]*?)\s*([=<>:])\s*(.*)$/su
const WORDED_VALUE = /^(\S+)\s+(.+?)\s+((?:mehr als|more than|über|over|weniger als|fewer than|less than|unter|under)\s+[\d.,]+)$/iu

/** Reads `object-pits count > 100`, `ship-maria flag = country-ru`, `object-pits content = some`. */
export function readValue(line: string): Item<Value> {
  const typed = withoutBullet(line)
  const signed = VALUE.exec(typed)
  const worded = signed ? undefined : WORDED_VALUE.exec(typed)
  const [, id = '', name = '', sign = '=', rest = ''] = signed ?? (worded ? [worded[0], worded[1], worded[2], '=', worded[3]] : [])
  const of = idIn(id)
  const property = (name.startsWith('"') ? plainlyUnquoted(name).replaceAll('""', '"') : name).trim()
  const bound = sign === '>' || MORE.test(rest) ? 'gt' : sign === '<' || FEWER.test(rest) ? 'lt' : undefined
  const value = rest.replace(MORE, '').replace(FEWER, '').trim()
  if (of === undefined || !property || !value) return { wrong: formMessages.value(shortened(typed)) }
  const number = numberIn(value)
  if (number === 'ambiguous') return { wrong: formMessages.numberAmbiguous(shortened(value)) }
  if (bound) return number === undefined ? { wrong: formMessages.numberMissing(shortened(typed)) } : { item: { of, property, is: bound === 'gt' ? { gt: number } : { lt: number } } }
  if (/^(?:some|vorhanden)$/iu.test(value)) return { item: { of, property, is: { some: true } } }
  const is = number ?? plainlyUnquoted(rest.trim()).trim()
  return is === '' ? { wrong: formMessages.value(shortened(typed)) } : { item: { of, property, is } }
}

/** A number as Germans or English people write it; "1.000" may be either, and is not guessed. */
function numberIn(text: string): number | 'ambiguous' | undefined {
  const spaced = text.replace(/(?<=\d)[\s\u00a0\u202f'](?=\d{3}(?!\d))/gu, '')
  if (/^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(spaced)) return 'ambiguous'
  const grouped = /^[-+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/.test(spaced) ? spaced.replace(/[.,]/g, '') : spaced.replace(',', '.')
  const value = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(grouped) ? Number(grouped) : NaN
  return Number.isFinite(value) ? value : undefined
}

const kinds = choicesIn(ALIAS_KINDS)
const origins = choicesIn(ALIAS_ORIGINS)
const LANGUAGE = /^([a-z]{2})(?:-([a-z]{2}))?$/iu

/** Reads `Maya (variant, en, source)`; what is not said is a variant by the editors, and is shown back. */
export function readAlias(line: string): Item<Alias> {
  const typed = withoutBullet(line)
  const inBrackets = /^(.+?)\s*\(([^()]*)\)$/su.exec(typed)
  const parts = (inBrackets?.[2] ?? '').split(/[,;/]/u).map((part) => part.trim()).filter(Boolean)
  const read = parts.map((part) => ({ part, kind: choiceMeant(kinds, part), origin: choiceMeant(origins, part), lang: LANGUAGE.exec(part) }))
  const unread = read.find(({ kind, origin, lang }) => kind === undefined && origin === undefined && !lang)
  const near = unread && nearestChoice([...kinds, ...origins], unread.part)
  // Brackets that say nothing of the kind belong to the name: "Petersburg (Wyborg)".
  const isName = read.every(({ kind, origin }) => kind === undefined && origin === undefined) && unread !== undefined && !near
  if (unread && !isName) return { wrong: formMessages.alias(shortened(typed), shortened(unread.part), [...kinds, ...origins].map(({ label }) => label), near?.label) }
  const told = isName ? [] : read
  const text = plainlyUnquoted((isName ? typed : (inBrackets?.[1] ?? typed)).trim()).trim()
  if (!text) return { wrong: formMessages.alias(shortened(typed), '', [...kinds, ...origins].map(({ label }) => label), undefined) }
  const kind = told.find((one) => one.kind !== undefined)?.kind ?? 'variant'
  const origin = told.find((one) => one.origin !== undefined)?.origin ?? 'editor'
  const lang = told.find((one) => one.kind === undefined && one.origin === undefined)?.lang
  const code = lang?.[1] && lang[1].toLowerCase() + (lang[2] ? `-${lang[2].toUpperCase()}` : '')
  const item = { text, ...(code && { lang: code }), kind: kind as Alias['kind'], origin: origin as Alias['origin'] }
  const isTold = told.some((one) => one.kind !== undefined) && told.some((one) => one.origin !== undefined)
  return isTold ? { item } : { item, echo: aliasEcho(item) }
}

function aliasEcho({ text, kind, lang, origin }: Alias) {
  const said = (tongue: 'de' | 'en') => `${text} (${[ALIAS_KINDS[kind][tongue], ...(lang ? [lang] : []), ALIAS_ORIGINS[origin][tongue]].join(', ')})`
  return formMessages.understood(said('de'), said('en'))
}

/** Reads `iso = KP`. */
export function readCode(line: string): Item<readonly [register: string, code: string]> {
  const [, register, code] = /^([^=:]+?)\s*[=:]\s*(.+)$/su.exec(withoutBullet(line)) ?? []
  return register && code ? { item: [register, code] } : { wrong: formMessages.code(shortened(line)) }
}

/** Reads a line of a list of texts. */
export const readTextLine = (line: string): Item<string> => ({ item: plainlyUnquoted(withoutBullet(line)).trim() })
