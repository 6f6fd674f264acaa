import { z } from 'zod'
import type { Context } from '../../src/command/command.ts'
import type { LogQuery, Read } from '../../src/desk/desk.ts'
import { moderatorCommand } from '../../src/command/command.ts'
import { cannotRead, refusedMessage } from '../../src/command/desk-message.ts'
import { byText, SEED } from '../../src/command/who.ts'
import { isRecordRevision } from '../../src/facts/desk-state.ts'
import { formatRef } from '../../src/facts/record.ts'
import type { RecordRevision, Revision } from '../../src/facts/revision.ts'
import { differenceBlocks } from '../../src/reply/difference.ts'
import { formatInstant } from '../../src/reply/format-when.ts'
import type { Block, Message } from '../../src/reply/message.ts'
import { modStrings } from '../../src/reply/mod-strings.ts'
import { readBy, recordOption } from './options.ts'

const VERSIONS = 5
const REVISIONS = 20
const READ_AT_ONCE = 500

const countOption = {
  name: { en: 'before', de: 'vor' },
  description: { en: 'Only what comes before this number', de: 'Nur was vor dieser Nummer liegt' },
  example: { en: 'before:7', de: 'vor:7' },
  schema: readBy((text) => (/^\d{1,9}$/u.test(text.trim()) ? Number(text) : undefined)),
  required: false,
} as const

/** Who did what, when and why: each revision as a line. */
function linesOf(context: Context): (revision: Revision) => string {
  const { lang } = context
  const say = modStrings[lang]
  const others = othersIn(context)
  return (revision) => {
    const { change, actor, time, note, id, version } = revision
    const reason = change.do === 'retracted' ? change.reason : note
    const what = actor === SEED && change.do === 'added' ? [] : [say.changes[change.do]]
    return [formatRef(id, version), formatInstant(time, lang), ...what, byText(actor, lang), ...others(revision), ...(reason ? [say.reason(reason)] : [])].join(' · ')
  }
}

/** Who else had a part in a change: who suggested it, and who approved it. The proposals that it came of name it as their result. */
function othersIn({ desk, lang }: Context): (revision: Revision) => readonly string[] {
  const say = modStrings[lang]
  const made = Map.groupBy(desk.proposals('done'), ({ result }) => result)
  return ({ actor, id, version }) => {
    const proposals = made.get(formatRef(id, version)) ?? []
    const others = (people: readonly string[]) => [...new Set(people)].filter((one) => one !== actor)
    return [...others(proposals.map(({ by }) => by)).map(say.suggestedBy), ...others(proposals.flatMap(({ settledBy }) => settledBy ?? [])).map(say.approvedBy)]
  }
}

export const history = moderatorCommand({
  name: { en: 'history', de: 'verlauf' },
  description: { en: 'Every version of a record: who, when, why, and what was different', de: 'Alle Fassungen eines Eintrags: wer, wann, warum, und was anders war' },
  role: 'contributor',
  options: { record: recordOption, before: countOption },
  run: async (context, { record: { id }, before }): Promise<Message> => {
    const { lang } = context
    const say = modStrings[lang]
    const read = await context.desk.history(id)
    if (read.outcome === 'failed') return cannotRead(context)
    const revisions = read.value.filter((revision) => isRecordRevision(revision))
    const last = revisions.at(-1)
    if (!last) return refusedMessage(context, { outcome: 'missing', id })
    const shown = revisions.filter(({ version }) => before === undefined || version < before).slice(-VERSIONS)
    const lineOf = linesOf(context)
    const blocks = shown.toReversed().flatMap((revision): Block[] => [{ kind: 'text', text: lineOf(revision) }, ...differenceTo(revisions, revision, context)])
    const [oldest] = shown
    const older = oldest && oldest.version > 1 ? ([{ kind: 'choices', items: [{ label: say.older, send: `/mod history ${id} before:${oldest.version}` }] }] as const) : []
    return { kind: 'page', lang, blocks: [{ kind: 'heading', text: say.revisions(formatRef(id, last.version), revisions.length) }, ...blocks, ...older] }
  },
})

/** What a version changed; the first one is not told as a whole, nor one that was but taken back. */
function differenceTo(revisions: readonly RecordRevision[], { version, record, change }: RecordRevision, { lang }: Context): Block[] {
  if (change.do === 'retracted' || change.do === 'restored') return []
  const before = revisions.find((one) => one.version === version - 1)
  return before ? differenceBlocks(before.record, record, lang) : []
}

const dayOption = {
  name: { en: 'day', de: 'tag' },
  description: { en: 'Only changes of this day', de: 'Nur Änderungen dieses Tages' },
  example: { en: 'day:2026-11-22', de: 'tag:2026-11-22' },
  schema: z.iso.date(),
  required: false,
} as const
const actorOption = {
  name: { en: 'by', de: 'von' },
  description: { en: 'Only changes by this person', de: 'Nur Änderungen dieser Person' },
  example: { en: 'by:discord:1234', de: 'von:discord:1234' },
  schema: z.string().trim().min(1),
  required: false,
} as const

/** The latest changes of records and roles, those that took over the data files only where they are asked for. */
async function changesOf({ desk }: Context, query: Omit<LogQuery, 'limit'>): Promise<Read<readonly Revision[]>> {
  const found: Revision[] = []
  let { before } = query
  while (found.length < REVISIONS) {
    const read = await desk.log({ ...query, limit: READ_AT_ONCE, ...(before && { before }) })
    if (read.outcome === 'failed') return read
    found.push(...read.value.filter(({ kind, actor }) => kind !== 'proposal' && kind !== 'language' && (actor !== SEED || query.actor === SEED)))
    before = read.value.at(-1)?.seq
    if (read.value.length < READ_AT_ONCE) break
  }
  return { outcome: 'read', value: found.slice(0, REVISIONS) }
}

export const log = moderatorCommand({
  name: { en: 'log', de: 'protokoll' },
  description: { en: 'The latest changes, also by person or day', de: 'Die letzten Änderungen, auch nach Person oder Tag' },
  role: 'contributor',
  options: { by: actorOption, day: dayOption, before: countOption },
  run: async (context, { by, day, before }): Promise<Message> => {
    const { lang } = context
    const say = modStrings[lang]
    const read = await changesOf(context, { ...(by && { actor: by }), ...(day && { day }), ...(before && { before }) })
    if (read.outcome === 'failed') return cannotRead(context)
    const last = read.value.at(-1)
    if (!last) return { kind: 'page', lang, blocks: [{ kind: 'lead', text: say.emptyLog }] }
    const filters = [by && `by:${by}`, day && `day:${day}`].filter(Boolean).join(' ')
    const older = read.value.length === REVISIONS ? ([{ kind: 'choices', items: [{ label: say.older, send: `/mod log ${filters} before:${last.seq}`.replace('  ', ' ') }] }] as const) : []
    return { kind: 'page', lang, blocks: [{ kind: 'heading', text: say.log }, { kind: 'list', items: read.value.map(linesOf(context)).map((text) => ({ text })) }, ...older] }
  },
})
