import { z } from 'zod'
import type { Context } from '../../src/command/command.ts'
import { moderatorCommand } from '../../src/command/command.ts'
import { cannotRead, refusedMessage, withProposal } from '../../src/command/desk-message.ts'
import { parseTemplate } from '../../src/command/parse-template.ts'
import { seenVersion } from '../../src/command/seen-version.ts'
import type { Seen } from '../../src/command/seen-version.ts'
import type { Entry } from '../../src/facts/fact-base.ts'
import type { Proposal } from '../../src/facts/proposal.ts'
import { RECORD_KINDS } from '../../src/facts/record.ts'
import type { RecordId, RecordKind } from '../../src/facts/record.ts'
import type { FieldTexts } from '../../src/reply/field-texts.ts'
import { fieldsOf } from '../../src/reply/field-texts.ts'
import { formOf } from '../../src/reply/form.ts'
import type { Message } from '../../src/reply/message.ts'
import { proposalOption, readBy, recordOption } from './options.ts'
import type { Filled, Target } from './record-form.ts'
import { carriedOver, formMessage, submitForm } from './record-form.ts'

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

const blank = (texts: FieldTexts): Filled => ({ texts, problems: [] })

/** Goes on with a record in the version that was seen; says so where there is none, or where it cannot be read. */
async function withSeen(context: Context, entry: Entry, version: number | undefined, then: (seen: Seen) => Message | Promise<Message>): Promise<Message> {
  const found = await seenVersion(context.desk, entry, version)
  return found.outcome === 'seen' ? then(found.seen) : refusedMessage(context, found)
}

export const edit = moderatorCommand({
  name: { en: 'edit', de: 'ändern' },
  description: { en: 'Change a record: shows its form, or takes it filled in', de: 'Einen Eintrag ändern: zeigt sein Formular oder nimmt es ausgefüllt' },
  role: 'contributor',
  options: { record: recordOption, form: formOption },
  run: (context, { record: ref, form }) => {
    const entry = context.desk.base().entries.get(ref.id)
    if (!entry) return refusedMessage(context, { outcome: 'missing', id: ref.id })
    return withSeen(context, entry, ref.version, (seen) => {
      const target: Target = { kind: entry.kind, seen }
      return form === undefined ? formMessage(context, target, blank(fieldsOf(seen.record, context.lang))) : submitForm(context, target, parseTemplate(form, formOf(entry.kind)))
    })
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
    if (form === undefined || Object.keys(typed).length > 0) return form === undefined ? formMessage(context, { kind }, blank({})) : submitForm(context, { kind }, typed)
    // Words without a field: a question that somebody asked begins a gap, and any text its record.
    const first = kind === 'gap' ? 'question' : kind === 'fact' || kind === 'note' ? 'text' : kind === 'entity' ? 'name' : 'title'
    // A question is no fact's text, but one by which it is asked for.
    const asks = kind === 'fact' && form.includes('?') ? { 'asks.de': form, 'asks.en': form } : undefined
    return formMessage(context, { kind }, blank(asks ?? { [`${first}.de`]: form, [`${first}.en`]: form }))
  },
})

/** What a proposal would write: the record that it is on, if there is one, and the fields on a version of that; undefined where that cannot be told. */
type Reopened = { readonly kind: RecordKind; readonly entry?: Entry; readonly on: (seen: Seen | undefined) => Promise<Filled | undefined> }

/** Undefined where a proposal writes nothing that could be filled in: it retracts or restores. */
function reopened({ desk, lang }: Context, { wants }: Proposal): Reopened | undefined {
  const { entries } = desk.base()
  if (wants.do === 'suggest') {
    const entry = wants.about === undefined ? undefined : entries.get(wants.about)
    const fields = { 'text.de': wants.text, 'text.en': wants.text }
    return { kind: entry?.kind ?? 'fact', ...(entry && { entry }), on: async (seen) => blank(seen ? fieldsOf(seen.record, lang) : fields) }
  }
  if (wants.do === 'add') return { kind: wants.kind, on: async () => blank(fieldsOf(wants.record, lang)) }
  const entry = 'record' in wants ? entries.get(wants.id) : undefined
  if (!('record' in wants) || !entry) return undefined
  const { version, record } = wants
  return {
    kind: entry.kind,
    entry,
    on: async (seen) => {
      if (!seen || seen.version === version) return blank(fieldsOf(record, lang))
      const first = await seenVersion(desk, entry, version)
      return first.outcome === 'seen' ? carriedOver(first.seen, record, seen, lang) : undefined
    },
  }
}

/** Shows the form of what a proposal would write, or takes it filled in: on the version that was seen, else on the present one. */
async function reopen(context: Context, proposal: Proposal, { version, amends, form }: { readonly version?: number | undefined; readonly amends?: RecordId | undefined; readonly form?: string | undefined }): Promise<Message> {
  const found = reopened(context, proposal)
  if (!found) return refusedMessage(context, { outcome: 'settled', proposal })
  const { kind, entry, on } = found
  const go = async (seen: Seen | undefined): Promise<Message> => {
    const target: Target = { kind, ...(seen && { seen }), ...(amends !== undefined && { amends }) }
    const filled = await on(seen)
    if (!filled) return cannotRead(context)
    return form === undefined ? formMessage(context, target, filled) : submitForm(context, target, { ...filled.texts, ...parseTemplate(form, formOf(kind)) })
  }
  return entry ? withSeen(context, entry, version, go) : go(undefined)
}

export const resume = moderatorCommand({
  name: { en: 'resume', de: 'weiterschreiben' },
  description: { en: 'Go on with a change of your own, from what there is now', de: 'An einer eigenen Änderung weiterschreiben, auf dem jetzigen Stand' },
  role: 'contributor',
  options: { proposal: proposalOption },
  run: (context, { proposal: id }) =>
    withProposal(context, id, (proposal) => (proposal.by === context.actor.id ? reopen(context, proposal, { amends: proposal.amends }) : refusedMessage(context, { outcome: 'notYours', proposal }))),
})

/** A proposal, and the version of its record that was seen: "p07@2". */
function parseAmended(text: string): { readonly id: RecordId; readonly version?: number } | undefined {
  const [, id, version] = /^(p\d{2,})(?:@([1-9]\d{0,8}))?$/u.exec(text.trim().toLowerCase()) ?? []
  return id === undefined ? undefined : { id, ...(version !== undefined && { version: Number(version) }) }
}

export const amend = moderatorCommand({
  name: { en: 'amend', de: 'überarbeiten' },
  description: { en: 'Rewrite a proposal that waits for review', de: 'Einen wartenden Vorschlag überarbeiten' },
  role: 'moderator',
  options: { proposal: { ...proposalOption, schema: readBy(parseAmended) }, form: formOption },
  run: (context, { proposal: { id, version }, form }) => withProposal(context, id, (proposal) => reopen(context, proposal, { version, amends: id, form })),
})
