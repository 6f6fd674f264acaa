import { type Region, regionFrom, without } from './stem-parts.ts'

/** Words that the rules would get wrong. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    skis: 'ski', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie', idly: 'idl', gently: 'gentl', ugly: 'ugli', early: 'earli', only: 'onli', singly: 'singl',
    sky: 'sky', news: 'news', howe: 'howe', atlas: 'atlas', cosmos: 'cosmos', bias: 'bias', andes: 'andes',
  }),
)
const NO_VERB_FORM = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed'])
/** Their first region begins late, or "general" would be "gener". */
const LONG_BEGINNING = /^(?:gener|commun|arsen)/
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/

const GENITIVE = /'(?:s'?)?$/
const PLURAL = /(?:sses|ie[ds]|(?<=[aeiouy].+)(?<![us])s)$/s
const VERB_FORM = /(?:eed(?:ly)?|(?<=[aeiouy].*)(?<!e)ed(?:ly)?|(?<=[aeiouy].*)ing(?:ly)?)$/s
const LAST_Y = /(?<=.[^aeiouy])[yY]$/s
const ADJECTIVE = /(?:ative|ful|ness|ational|tional|alize|icate|iciti|ical)$/
const REST = /(?:al|[ae]nce|er|ic|[ai]ble|ant|e?ment|ent|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/
const DERIVED = /(?:ational|tional|[ea]nci|abli|entli|izer|ization|ation|ator|alism|aliti|alli|fulness|ousli|ousness|iveness|iviti|biliti|bli|(?<=l)ogi|fulli|lessli|(?<=[cdeghkmnrt])li)$/
const SHORTENED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sses: 'ss', tional: 'tion', enci: 'ence', anci: 'ance', abli: 'able', entli: 'ent', izer: 'ize', ization: 'ize', ational: 'ate', ation: 'ate', ator: 'ate', alism: 'al', aliti: 'al', alli: 'al',
    fulness: 'ful', ousli: 'ous', ousness: 'ous', iveness: 'ive', iviti: 'ive', biliti: 'ble', bli: 'ble', ogi: 'og', fulli: 'ful', lessli: 'less', alize: 'al', icate: 'ic', iciti: 'ic', ical: 'ic',
  }),
)
const shortened = (ending: string): string => SHORTENED.get(ending) ?? ''

/** The stem of a folded English word, by Snowball's rules for English. */
export function stemEnglish(folded: string): string {
  const irregular = IRREGULAR.get(folded)
  if (irregular !== undefined || folded.length < 3) return irregular ?? folded
  // At the beginning and after a vowel y is a consonant, which a capital tells apart.
  const marked = folded.replace(/^'/, '').replace(/^y/, 'Y').replaceAll(/([aeiouy])y/g, '$1Y')
  const start = LONG_BEGINNING.exec(marked)?.[0].length ?? regionFrom(marked, 0)
  const [first, second] = [start, regionFrom(marked, start)]
  const singular = withoutPlural(without(marked, GENITIVE, 0))
  if (NO_VERB_FORM.has(singular)) return singular
  const base = without(without(withoutVerbForm(singular, first), LAST_Y, 0, () => 'i'), DERIVED, first, shortened)
  const plain = withoutAdjective(base, first, second)
  return withoutLast(without(plain, REST, second), first, second).toLowerCase()
}

const withoutPlural = (word: string): string =>
  without(word, PLURAL, 0, (ending) => (ending.startsWith('ie') ? (word.length > 4 ? 'i' : 'ie') : shortened(ending)))

function withoutVerbForm(word: string, first: Region): string {
  if (/eed(?:ly)?$/.test(word)) return without(word, VERB_FORM, first, () => 'ee')
  const stem = without(word, VERB_FORM, 0)
  if (stem === word) return word
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`
  if (/([bdfgmnprt])\1$/.test(stem)) return stem.slice(0, -1)
  return stem.length === first && SHORT_SYLLABLE.test(stem) ? `${stem}e` : stem
}

const withoutAdjective = (word: string, first: Region, second: Region): string => without(word, ADJECTIVE, word.endsWith('ative') ? second : first, shortened)

function withoutLast(word: string, first: Region, second: Region): string {
  const last = word.length - 1
  const goes = word.endsWith('e') ? last >= second || (last >= first && !SHORT_SYLLABLE.test(word.slice(0, last))) : word.endsWith('ll') && last >= second
  return goes ? word.slice(0, last) : word
}
