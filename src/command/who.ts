import type { Lang } from '../facts/record.ts'
import { modStrings } from '../reply/mod-strings.ts'

/** Who appends what is taken over from the data files. */
export const SEED = 'seed'

/** Of whom something comes: "by discord:1234"; or that it was taken over from the data files. */
export const byText = (actor: string, lang: Lang): string => (actor === SEED ? modStrings[lang].fromFiles : modStrings[lang].by(actor))
