import type { FactBase } from '../facts/fact-base.ts'
import type { Lang, RecordRef } from '../facts/record.ts'
import { parseRefs } from '../facts/record.ts'
import type { Message } from '../reply/message.ts'
import { pageStrings } from '../reply/page-strings.ts'
import { recordPage, recordsPage } from '../reply/show-record.ts'

/** The records of these references: one by itself, several as a list; what of it there is not, or is another version now, is said. */
export function recordsMessage(base: FactBase, refs: readonly RecordRef[], lang: Lang): Message {
  const known = refs.flatMap(({ id }) => base.entries.get(id) ?? [])
  const [only] = known
  if (!only) return { kind: 'notFound', lang, blocks: refs.map(({ id }) => ({ kind: 'lead', text: pageStrings[lang].noSuchRecord(id) })) }
  const notices = refs.flatMap((ref) => noticeOf(base, ref, lang))
  // A version that there never was is a mistake, not one that has become another.
  const isFuture = refs.length === 1 && (refs[0]?.version ?? 0) > only.version
  if (isFuture) return { kind: 'notFound', lang, blocks: notices.map((text) => ({ kind: 'lead', text })) }
  const page = refs.length === 1 ? recordPage(base, only, lang) : recordsPage(base, known, lang)
  return { ...page, blocks: [...notices.map((text) => ({ kind: 'text', text }) as const), ...page.blocks] } satisfies Message
}

/** That there is no such record, or that it is another version now than the one asked for. */
function noticeOf(base: FactBase, { id, version }: RecordRef, lang: Lang): string[] {
  const words = pageStrings[lang]
  const now = base.entries.get(id)?.version
  if (now === undefined) return [words.noSuchRecord(id)]
  if (version === undefined || version === now) return []
  return [version > now ? words.noSuchVersion(id, version, now) : words.otherVersion(id, version, now)]
}

const ASKING = /^(?:was (?:ist|sind|steht in|bedeutet)|wer ist|zeige?(?: mir)?(?: bitte)?|what(?:’s|'s| is| are)|who(?:’s|'s| is)|show(?: me)?)\s+/iu

/** The records that a question names by nothing but their references, "f18@1" or "was ist f18?"; undefined where it is another, or one of them is not there. */
export function refsAskedFor(base: FactBase, question: string): readonly RecordRef[] | undefined {
  const refs = parseRefs(question.trim().replace(ASKING, '').replace(/[\s?!.:]+$/u, ''))
  return refs?.every(({ id }) => base.entries.has(id)) ? refs : undefined
}
