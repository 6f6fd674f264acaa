import type { Dossier } from '../dossier.ts'
import type { Entry } from '../facts/fact-base.ts'
import type { Lang } from '../facts/record.ts'
import { recordLine } from '../reply/show-record.ts'
import type { Suggestion } from './command.ts'

const MAX_SUGGESTIONS = 25

/** The records whose ids begin as typed, each by the name that it is to be typed by and what it says. */
export const suggestRecords = ({ base }: Dossier, typed: string, lang: Lang, nameOf: (entry: Entry) => string = ({ record }) => record.id): Suggestion[] =>
  [...base().entries.values()]
    .filter((entry) => entry.record.id.startsWith(typed.toLowerCase()))
    .slice(0, MAX_SUGGESTIONS)
    .map((entry) => ({ label: `${nameOf(entry)}: ${recordLine(base(), entry, lang).text}`, value: nameOf(entry) }))
