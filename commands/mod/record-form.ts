import type { Context } from '../../src/command/command.ts'
import { writtenMessage } from '../../src/command/desk-message.ts'
import type { FieldEcho } from '../../src/command/form-parts.ts'
import type { FieldProblem } from '../../src/command/form-problems.ts'
import { mergeTexts } from '../../src/command/merge-texts.ts'
import { readForm } from '../../src/command/read-form.ts'
import type { Seen } from '../../src/command/seen-version.ts'
import { formatRef } from '../../src/facts/record.ts'
import type { DossierRecord, Lang, RecordId, RecordKind } from '../../src/facts/record.ts'
import type { Intent } from '../../src/facts/revision.ts'
import { nextId } from '../../src/facts/revision.ts'
import type { FieldTexts } from '../../src/reply/field-texts.ts'
import { fieldsOf } from '../../src/reply/field-texts.ts'
import { formBlock } from '../../src/reply/form-block.ts'
import { formMessages } from '../../src/reply/form-messages.ts'
import { formOf } from '../../src/reply/form.ts'
import type { Block, Message } from '../../src/reply/message.ts'
import { modStrings } from '../../src/reply/mod-strings.ts'

/** What a form is filled in for: a record in the version that was seen, or a new one; maybe in place of a proposal. */
export type Target = { readonly kind: RecordKind; readonly seen?: Seen; readonly amends?: RecordId }

/** What stands in a form, and what is to be said of its fields. */
export type Filled = { readonly texts: FieldTexts; readonly problems: readonly FieldProblem[] }

/** The line that shows the form anew, and that it is sent back with: it names the version that was seen. */
function lineOf({ kind, seen, amends }: Target): string {
  if (amends !== undefined) return `/mod amend ${seen ? formatRef(amends, seen.version) : amends}`
  return seen ? `/mod edit ${formatRef(seen.id, seen.version)}` : `/mod add ${kind}`
}

const blockOf = ({ lang }: Context, target: Target, { texts, problems }: Filled): Block => formBlock(formOf(target.kind), texts, problems, lang, lineOf(target))

/** The form to fill in; of a version that is not the present one it says so. */
export function formMessage(context: Context, target: Target, filled: Filled): Message {
  return { kind: filled.problems.length > 0 ? 'refused' : 'page', lang: context.lang, blocks: [...outdatedBlocks(context, target), blockOf(context, target, filled)] }
}

function outdatedBlocks({ desk, lang }: Context, target: Target): Block[] {
  const { seen } = target
  const now = seen && desk.base().entries.get(seen.id)
  if (!now || now.version === seen.version) return []
  const anew = lineOf({ ...target, seen: { ...seen, version: now.version } })
  return [{ kind: 'text', text: modStrings[lang].outdated(formatRef(seen.id, seen.version), formatRef(seen.id, now.version), anew) }]
}

/**
 * Reads what was typed and writes it down as a change; with anything wrong, the form comes back with all that was typed.
 * Where somebody was faster, it comes back on the present version, with what was really changed and nothing else.
 */
export async function submitForm(context: Context, target: Target, typed: FieldTexts): Promise<Message> {
  const { desk, actor, request, lang } = context
  const { kind, seen, amends } = target
  const knows = (id: RecordId): boolean => id === typed['id'] || isLive(desk, id)
  const numbered = kind === 'fact' || kind === 'gap' || kind === 'note'
  const read = readForm(kind, { ...(numbered && !seen && { id: nextId(desk.base(), kind) }), ...typed }, seen?.record, knows)
  if (read.outcome === 'wrong') return formMessage(context, target, { texts: { ...(seen && fieldsOf(seen.record, lang)), ...typed }, problems: read.problems })
  const { record, echoes } = read
  const intent: Intent = seen ? { do: 'edit', id: seen.id, version: seen.version, record } : { do: 'add', kind, record }
  const written = await desk.propose(intent, actor, { amends, request })
  const message = await writtenMessage(context, written, intent)
  if (written.outcome === 'conflict' && seen) {
    const { version, record: present } = written.current
    const now = { ...target, seen: { id: present.id, version, record: present } }
    return { ...message, blocks: [...message.blocks, blockOf(context, now, carriedOver(seen, record, written.current, lang, typed))] }
  }
  const isLost = written.outcome === 'conflict' || written.outcome === 'rejected' || written.outcome === 'failed'
  if (!isLost) return withEchoes(message, kind, echoes, lang)
  return { ...message, blocks: [...message.blocks, blockOf(context, target, { texts: { ...fieldsOf(record, lang), ...typed }, problems: [] })] }
}

const isLive = ({ base }: Context['desk'], id: RecordId): boolean => {
  const entry = base().entries.get(id)
  return entry !== undefined && !entry.retracted
}

type Recorded = { readonly record: DossierRecord }

/** The present version with what somebody changed in an earlier one, as they typed it; what others changed as well is marked. */
export function carriedOver(seen: Recorded, mine: DossierRecord, now: Recorded, lang: Lang, typed: FieldTexts = {}): Filled {
  const { texts, own, clashes } = mergeTexts({ seen: fieldsOf(seen.record, lang), mine: fieldsOf(mine, lang), now: fieldsOf(now.record, lang) })
  const asTyped = Object.fromEntries(own.map((key) => [key, typed[key] ?? texts[key] ?? '']))
  return { texts: { ...texts, ...asTyped }, problems: clashes.map((key) => ({ key, message: formMessages.clash })) }
}

/** The message with what was understood of a field in other words than it was typed: a date, say. */
function withEchoes(message: Message, kind: RecordKind, echoes: readonly FieldEcho[], lang: Lang): Message {
  const items = echoes.map(({ key, text }) => ({ text: `${formOf(kind).fields.find((field) => field.key === key)?.label[lang] ?? key}: ${text[lang]}` }))
  const [heading, ...rest] = message.blocks
  return items.length === 0 || !heading ? message : { ...message, blocks: [heading, { kind: 'list', items }, ...rest] }
}
