import type { Lang } from '../facts/record.ts'

const MONTHS = 'januar|jänner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|mrz|apr|jun|jul|aug|sept|sep|okt|oct|nov|dez|dec'

/** Abbreviations that something always follows. */
const LEADING = [
  String.raw`z\.\s?B|d\.\s?h|i\.\s?d\.\s?R|o\.\s?g|s\.\s?o|s\.\s?u|u\.\s?U|v\.\s?a|vgl|bzw|ca|lt|inkl|exkl|ggf|evtl|sog|bzgl|einschl|geb|gest|gez|Nr|Abs|Art|Bd|Kap|Abb|Tel|Hrsg|Str|St`,
  String.raw`e\.\s?g|i\.\s?e|cf|vs|approx|est|Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Adm|Gov|Sen|Rep|Rev|Hon|Amb|Ft|Mt|Fig|Vol|pp|Ing|Dipl`,
].join('|')

/** Abbreviations that may end a sentence as well. */
const TRAILING = String.raw`U\.\s?S\.\s?A|U\.\s?S|U\.\s?K|U\.\s?N|E\.\s?U|D\.\s?C|a\.\s?m|p\.\s?m|u\.\s?a|o\.\s?ä|u\.\s?ä|a\.\s?D|n\.\s?Chr|v\.\s?Chr|usw|etc|Inc|Corp|Ltd|Co|Jr|Sr|Mio|Mrd|Jh|Jhd`

/** Words that rather begin a sentence than follow such an abbreviation. */
const OPENING = 'The|This|That|These|It|He|She|They|We|But|And|In|On|At|Then|A|An|Der|Die|Das|Dies|Diese|Dieser|Es|Er|Sie|Wir|Ein|Eine|Im|In|Am|Aber|Und|Doch|Dann|Danach'

/** What holds full stops, question marks or exclamation marks that end no sentence. */
const UNBROKEN: readonly RegExp[] = [
  // Addresses, without the mark that ends the sentence which they stand in.
  /\b(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,:;!?)\]"'“”»«]/giu,
  /(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,}(?:\/[^\s<>]*[^\s<>.,:;!?)\]"'“”»«])?/gu,
  new RegExp(String.raw`(?<![\p{L}\p{N}.])(?:${LEADING})\.`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}\p{N}.])(?:${TRAILING})\.(?!\s+(?:${OPENING})(?![\p{L}\p{N}]))`, 'gu'),
  // Ordinals: before a month or a century, after an article or "am", and as ranges.
  new RegExp(String.raw`(?<![\p{L}\p{N}])\d{1,2}\.(?=\s*(?:(?:${MONTHS}|Jh|Jahrhundert|Jahrestag)(?![\p{L}\p{N}])|/|–|-))`, 'giu'),
  /(?<=(?<![\p{L}\p{N}])(?:am|dem|den|der|des|die|das|vom|zum|beim|bis|seit|ab)\s)(?:\d{1,2}\.){1,2}(?=\s+\p{L})/giu,
  // Months cut short, before a day or a year.
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${MONTHS})\.(?=\s*\d)`, 'giu'),
  /(?<![\p{L}\p{N}])(?:No|Nos|p|S|Z|§)\.(?=\s*\d)/gu,
  // Initials: "J. Smith", "Kim J. U."
  new RegExp(String.raw`(?<![\p{L}\p{N}])\p{Lu}\.(?=\s*\p{Lu})(?!\s+(?:${OPENING})(?![\p{L}\p{N}]))`, 'gu'),
]

/** The sentences of a text in the order in which they stand, without what has no letters in it. */
export function sentencesOf(text: string, lang: Lang): readonly string[] {
  // Letters of the same length in place of what must not be divided.
  const masked = UNBROKEN.reduce((rest, pattern) => rest.replace(pattern, (found) => 'x'.repeat(found.length)), text).replaceAll('…', '.')
  const segments = new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(masked)
  return [...segments].map(({ index, segment }) => text.slice(index, index + segment.length).trim()).filter((sentence) => /\p{L}/u.test(sentence))
}
