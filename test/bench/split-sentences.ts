/** A sentence of a text and where it begins. */
export type Sentence = { readonly text: string; readonly start: number }

const ABBREVIATIONS = new Set(
  `dr prof mr mrs ms st jr sr vs etc inc ltd co corp no vol fig al approx ca bzw usw z u d o s a v b i e g sog ggf evtl inkl bspw vgl nr str hl hrsg jh abb
  jan feb mar apr jun jul aug sep sept oct okt nov dec dez mio mrd gen col lt sgt rev hon gov sen rep pres mt ft engl lat griech dt franz chr`.split(/\s+/),
)
const END = /[.!?]["'”’“»)\]]*(?:\[[^\]]*\])*\s+(?=["'„“‘«([]*[\p{Lu}\p{N}])/gu
// "am 7. Januar", "im 18. Jahrhundert", "die 3. Armee": a short number and a point are an ordinal in German.
const ORDINAL = /(?:^|[^\p{L}\p{N}.,])\d{1,2}$/u
// "Ludwig XIV.", "Heinrich II."
const NUMERAL = /\p{L}+\s[IVX]+$/u

/** Splits a text into sentences; knows German ordinals, initials and common abbreviations of both languages. */
export function splitSentences(text: string, lang: 'de' | 'en'): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(END)) {
    const before = text.slice(start, match.index)
    if (match[0].startsWith('.')) {
      const word = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? ''
      if (/^\p{Lu}$/u.test(word) && !/\s\S*\d\S*\s\p{Lu}$/u.test(before)) continue
      if (ABBREVIATIONS.has(word.toLowerCase())) continue
      if (lang === 'de' && (ORDINAL.test(before) || NUMERAL.test(before))) continue
    }
    const end = match.index + match[0].length
    sentences.push({ text: text.slice(start, end), start })
    start = end
  }
  if (text.slice(start).trim() !== '') sentences.push({ text: text.slice(start), start })
  return sentences
}
