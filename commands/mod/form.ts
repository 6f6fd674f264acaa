import { z } from 'zod'
import type { Context } from '../../src/command/command.ts'
import { moderatorCommand } from '../../src/command/command.ts'
import { refusedMessage, withProposal, writtenMessage } from '../../src/command/desk-message.ts'
import type { FieldEcho } from '../../src/command/form-parts.ts'
import type { FieldProblem } from '../../src/command/form-problems.ts'
import { parseTemplate } from '../../src/command/parse-template.ts'
import { readForm } from '../../src/command/read-form.ts'
import type { FieldTexts } from '../../src/reply/field-texts.ts'
import { fieldsOf } from '../../src/reply/field-texts.ts'
import { formBlock } from '../../src/reply/form-block.ts'
import { formOf } from '../../src/reply/form.ts'
import type { Entry } from '../../src/facts/fact-base.ts'
import type { Proposal } from '../../src/facts/proposal.ts'
import { recordIn } from '../../src/facts/proposal.ts'
import { formatRef, kindOfId, RECORD_KINDS } from '../../src/facts/record.ts'
import type { Lang, RecordId, RecordKind } from '../../src/facts/record.ts'
import { nextId } from '../../src/facts/revision.ts'
import type { Message } from '../../src/reply/message.ts'
import { proposalOption, recordOption } from './options.ts'

/** What a form is filled in for: a record in the version that was seen, or a new one. */
type Target = { readonly kind: RecordKind; readonly entry?: Entry; readonly version?: number; readonly amends?: RecordId }

/** Each in one word, as it is typed. */
const KINDS_DE = { source: 'quelle', entity: 'name', event: 'ereignis', fact: 'fakt', gap: 'lücke', note: 'hinweis' } as const satisfies Record<RecordKind, string>

const MAX_FORM = 20_000
const formOption = {
  name: { en: 'form', de: 'formular' },
  description: { en: 'The form, filled in', de: 'Das ausgefüllte Formular' },
  example: { en: 'Certainty: likely', de: 'Gewissheit: wahrscheinlich' },
  schema: z.string(),
  required: false,
  takesLines: true,
  limit: MAX_FORM,
} as const

/** The form to fill in, with what was typed so far and what is wrong with it. */
function formMessage({ lang }: Context, target: Target, values: FieldTexts, problems: readonly FieldProblem[] = []): Message {
  const { kind, entry, version = entry?.version ?? 1, amends } = target
  const line = amends === undefined ? (entry ? `/mod edit ${formatRef(entry.record.id, version)}` : `/mod add ${kind}`) : `/mod amend ${amends}`
  return { kind: problems.length > 0 ? 'refused' : 'page', lang, blocks: [formBlock(formOf(kind), values, problems, lang, line)] }
}

/** Reads what was typed and writes it down as a change; with anything wrong, the form comes back with all that was typed. */
async function submit(context: Context, target: Target, typed: FieldTexts): Promise<Message> {
  const { desk, actor, request } = context
  const { kind, entry, version = entry?.version ?? 1, amends } = target
  const numbered = kind === 'fact' || kind === 'gap' || kind === 'note'
  const read = readForm(kind, { ...(numbered && !entry && { id: nextId(desk.base(), kind) }), ...typed }, entry?.record)
  if (read.outcome === 'wrong') return formMessage(context, target, { ...(entry && fieldsOf(entry.record)), ...typed }, read.problems)
  const { record, echoes } = read
  const written = await desk.propose(entry ? { do: 'edit', id: entry.record.id, version, record } : { do: 'add', kind, record }, actor, { amends, request })
  const message = await writtenMessage(context, written)
  const isLost = written.outcome === 'conflict' || written.outcome === 'rejected' || written.outcome === 'failed'
  if (!isLost) return withEchoes(message, kind, echoes, context.lang)
  // What was typed goes on from what there is now.
  const now = written.outcome === 'conflict' && entry ? { ...target, entry: written.current, version: written.current.version } : target
  return { ...message, blocks: [...message.blocks, ...formMessage(context, now, { ...fieldsOf(record), ...typed }).blocks] }
}

/** The message with what was understood of a field in other words than it was typed: a date, say. */
function withEchoes(message: Message, kind: RecordKind, echoes: readonly FieldEcho[], lang: Lang): Message {
  const items = echoes.map(({ key, text }) => ({ text: `${formOf(kind).fields.find((field) => field.key === key)?.label[lang] ?? key}: ${text[lang]}` }))
  const [heading, ...rest] = message.blocks
  return items.length === 0 || !heading ? message : { ...message, blocks: [heading, { kind: 'list', items }, ...rest] }
}

export const edit = moderatorCommand({
  name: { en: 'edit', de: 'ändern' },
  description: { en: 'Change a record: shows its form, or takes it filled in', de: 'Einen Eintrag ändern: zeigt sein Formular oder nimmt es ausgefüllt' },
  role: 'contributor',
  options: { record: recordOption, form: formOption },
  run: (context, { record: ref, form }) => {
    const entry = context.desk.base().entries.get(ref.id)
    if (!entry) return refusedMessage(context, { outcome: 'missing', id: ref.id })
    const target: Target = { kind: entry.kind, entry, ...(ref.version && { version: ref.version }) }
    return form === undefined ? formMessage(context, target, fieldsOf(entry.record)) : submit(context, target, parseTemplate(form, formOf(entry.kind)))
  },
})

export const add = moderatorCommand({
  name: { en: 'add', de: 'neu' },
  description: { en: 'A new record: shows its form, or takes it filled in', de: 'Ein neuer Eintrag: zeigt sein Formular oder nimmt es ausgefüllt' },
  role: 'contributor',
  options: {
    kind: {
      name: { en: 'kind', de: 'art' },
      description: { en: 'What kind of record', de: 'Welche Art von Eintrag' },
      example: { en: 'fact', de: 'Fakt' },
      schema: z.enum(RECORD_KINDS as readonly [RecordKind, ...RecordKind[]]),
      required: true,
      choices: RECORD_KINDS.map((kind) => ({ name: { de: KINDS_DE[kind], en: kind }, value: kind })),
    },
    form: formOption,
  },
  run: (context, { kind, form }) => {
    const fields = formOf(kind)
    const typed = form === undefined ? {} : parseTemplate(form, fields)
    if (form === undefined || Object.keys(typed).length > 0) return form === undefined ? formMessage(context, { kind }, {}) : submit(context, { kind }, typed)
    // Words without a field: a question that somebody asked begins a gap, and any text its record.
    const first = kind === 'gap' ? 'question' : kind === 'fact' || kind === 'note' ? 'text' : kind === 'entity' ? 'name' : 'title'
    // A question is no fact's text, but one by which it is asked for.
    const asks = kind === 'fact' && form.includes('?') ? { 'asks.de': form, 'asks.en': form } : undefined
    return formMessage(context, { kind }, asks ?? { [`${first}.de`]: form, [`${first}.en`]: form })
  },
})

/** The form of what a proposal would write, on the version that there is now. */
function reopened(context: Context, proposal: Proposal, amends?: RecordId): Message | Promise<Message> {
  const { wants } = proposal
  const record = recordIn(proposal)
  const more = amends === undefined ? {} : { amends }
  if (wants.do === 'suggest') {
    const entry = wants.about === undefined ? undefined : context.desk.base().entries.get(wants.about)
    if (entry) return formMessage(context, { kind: entry.kind, entry, ...more }, fieldsOf(entry.record))
    return formMessage(context, { kind: 'fact', ...more }, { 'text.de': wants.text, 'text.en': wants.text })
  }
  if (!record) return refusedMessage(context, { outcome: 'settled', proposal })
  const entry = context.desk.base().entries.get(record.id)
  const kind = kindOfId(record.id) ?? 'fact'
  return formMessage(context, { kind, ...(entry && wants.do !== 'add' && { entry }), ...more }, fieldsOf(record))
}

export const resume = moderatorCommand({
  name: { en: 'resume', de: 'weiterschreiben' },
  description: { en: 'Go on with a change of your own, from what there is now', de: 'An einer eigenen Änderung weiterschreiben, auf dem jetzigen Stand' },
  role: 'contributor',
  options: { proposal: proposalOption },
  run: (context, { proposal: id }) =>
    withProposal(context, id, (proposal) => (proposal.by === context.actor.id ? reopened(context, proposal) : refusedMessage(context, { outcome: 'notYours', proposal }))),
})

export const amend = moderatorCommand({
  name: { en: 'amend', de: 'überarbeiten' },
  description: { en: 'Rewrite a proposal that waits for review', de: 'Einen wartenden Vorschlag überarbeiten' },
  role: 'moderator',
  options: { proposal: proposalOption, form: formOption },
  run: (context, { proposal: id, form }) =>
    withProposal(context, id, (proposal) => {
      if (form === undefined) return reopened(context, proposal, id)
      const record = recordIn(proposal)
      const about = proposal.wants.do === 'suggest' ? proposal.wants.about : record?.id
      const entry = about === undefined || proposal.wants.do === 'add' ? undefined : context.desk.base().entries.get(about)
      const kind = entry?.kind ?? (proposal.wants.do === 'add' ? proposal.wants.kind : 'fact')
      const typed = { ...(record && fieldsOf(record)), ...parseTemplate(form, formOf(kind)) }
      return submit(context, { kind, ...(entry && { entry }), amends: id }, typed)
    }),
})
