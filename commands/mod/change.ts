import type { z } from 'zod'
import type { Context } from '../../src/command/command.ts'
import { moderatorCommand } from '../../src/command/command.ts'
import { refusedMessage, writtenMessage } from '../../src/command/desk-message.ts'
import type { DossierRecord, RecordRef } from '../../src/facts/record.ts'
import { formatRef } from '../../src/facts/record.ts'
import type { Intent } from '../../src/facts/revision.ts'
import { decide } from '../../src/facts/revision.ts'
import type { Message } from '../../src/reply/message.ts'
import { modStrings } from '../../src/reply/mod-strings.ts'
import { retractForm } from '../../src/reply/reason-form.ts'
import { suggestRetracted, suggestVersions } from '../../src/command/suggestions.ts'
import { formReasonOption, readBy, reasonOption, recordOption } from './options.ts'

/** Writes down a change of a record, from the version that was named or else the present one. */
async function propose(context: Context, ref: RecordRef, intentOf: (version: number) => Intent, note?: string): Promise<Message> {
  const current = context.desk.base().entries.get(ref.id)
  if (!current) return refusedMessage(context, { outcome: 'missing', id: ref.id })
  const intent = intentOf(ref.version ?? current.version)
  return writtenMessage(context, await context.desk.propose(intent, context.actor, { note, request: context.request }), intent)
}

/** Asks for the reason to take a record back, where it may be taken back at all. */
function askWhy(context: Context, { id, version }: RecordRef): Message | Promise<Message> {
  const { desk, lang } = context
  const current = desk.base().entries.get(id)
  const intent: Intent = { do: 'retract', id, version: version ?? current?.version ?? 1, reason: '' }
  const decision = decide(desk.base(), intent)
  return decision.outcome === 'decided' ? { kind: 'page', lang, blocks: [retractForm(formatRef(id, intent.version), lang)] } : refusedMessage(context, decision, undefined, intent)
}

export const retract = moderatorCommand({
  name: { en: 'retract', de: 'zurückziehen' },
  description: { en: 'Take a record back, with the reason', de: 'Einen Eintrag zurückziehen, mit Begründung' },
  role: 'moderator',
  options: { record: recordOption, reason: formReasonOption },
  run: (context, { record, reason }) => (reason === undefined ? askWhy(context, record) : propose(context, record, (version) => ({ do: 'retract', id: record.id, version, reason }))),
})

export const restore = moderatorCommand({
  name: { en: 'restore', de: 'wiederherstellen' },
  description: { en: 'Bring a retracted record back', de: 'Einen zurückgezogenen Eintrag wiederherstellen' },
  role: 'moderator',
  options: { record: { ...recordOption, suggest: suggestRetracted }, reason: { ...reasonOption, required: false } },
  run: (context, { record, reason }) => propose(context, record, (version) => ({ do: 'restore', id: record.id, version }), reason),
})

export const revert = moderatorCommand({
  name: { en: 'revert', de: 'zurücksetzen' },
  description: { en: 'Give a record the content of an earlier version, as a new version', de: 'Einem Eintrag den Inhalt einer früheren Fassung geben, als neue Fassung' },
  role: 'moderator',
  options: {
    record: {
      ...recordOption,
      description: { en: 'The record and the version to go back to', de: 'Der Eintrag und die Fassung, zu der es zurückgeht' },
      example: { en: 'f18@2', de: 'f18@2' },
      schema: readBy((text) => versioned(recordOption.schema.safeParse(text))),
      suggest: suggestVersions,
    },
    reason: { ...reasonOption, required: false },
  },
  run: async (context, { record: { id, version: to }, reason }) => {
    const read = await context.desk.history(id)
    if (read.outcome === 'failed') return refusedMessage(context, read)
    const then = read.value.find(({ version }) => version === to)
    if (!then) return { kind: 'refused', lang: context.lang, blocks: [{ kind: 'lead', text: modStrings[context.lang].noVersion(id, to) }] }
    const record = then.record as DossierRecord
    return propose(context, { id }, (version) => ({ do: 'revert', id, version, to, record }), reason)
  },
})

const versioned = ({ data }: z.ZodSafeParseResult<RecordRef>): { readonly id: string; readonly version: number } | undefined =>
  data?.version === undefined ? undefined : { id: data.id, version: data.version }
