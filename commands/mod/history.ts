import { z } from 'zod'
import type { Context } from '../../src/command/command.ts'
import type { LogQuery, Read } from '../../src/desk/desk.ts'
import { moderatorCommand } from '../../src/command/command.ts'
import { cannotRead, refusedMessage } from '../../src/command/desk-message.ts'
import { readDate } from '../../src/command/read-date.ts'
import { byText, identityMeant, SEED, whoText } from '../../src/command/who.ts'
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
  example: { en: '7', de: '7' },
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
    return [formatRef(id, version), formatInstant(time, lang), ...what, byText(context, actor), ...others(revision), ...(reason ? [say.reason(reason)] : [])].join(' · ')
  }
}

/** Who else had a part in a change: who suggested it, and who approved it. The proposals that it came of name it as their result. */
function othersIn(context: Context): (revision: Revision) => readonly string[] {
  const say = modStrings[context.lang]
  const made = Map.groupBy(context.desk.proposals('done'), ({ result }) => result)
  return ({ actor, id, version }) => {
    const proposals = made.get(formatRef(id, version)) ?? []
    const others = (people: readonly string[]) => [...new Set(people)].filter((one) => one !== actor).map((one) => whoText(context, one))
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

/** A day as people write it: an ISO date, or how many days ago it was. */
type Day = string | number
const DAYS_AGO: Readonly<Record<string, number>> = { heute: 0, today: 0, gestern: 1, yesterday: 1, vorgestern: 2 }

function parseDay(typed: string): Day | undefined {
  const ago = DAYS_AGO[typed.trim().toLowerCase()]
  if (ago !== undefined) return ago
  const read = readDate(typed)
  return read.outcome === 'date' && z.iso.date().safeParse(read.edtf).success ? read.edtf : undefined
}

/** The date of a day, seen from now. Days are those of UTC, as the times that are shown. */
const dateOf = (day: Day, now: string): string => (typeof day === 'string' ? day : new Date(Date.parse(now) - day * 86_400_000).toISOString().slice(0, 10))

const dayOption = {
  name: { en: 'day', de: 'tag' },
  description: { en: 'Only changes of this day', de: 'Nur Änderungen dieses Tages' },
  example: { en: '2026-11-22', de: '22.11.2026' },
  schema: readBy(parseDay),
  required: false,
} as const
const actorOption = {
  name: { en: 'by', de: 'von' },
  description: { en: 'Only changes by this person', de: 'Nur Änderungen dieser Person' },
  example: { en: 'discord:1234', de: 'discord:1234' },
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
  run: async (context, args): Promise<Message> => {
    const { lang, desk } = context
    const say = modStrings[lang]
    // "/mod log today" is typed like a name.
    const typedDay = args.day ?? (args.by === undefined ? undefined : parseDay(args.by))
    const by = args.by === undefined || (args.day === undefined && typedDay !== undefined) ? undefined : identityMeant(context, args.by)
    const day = typedDay === undefined ? undefined : dateOf(typedDay, desk.now())
    const { before } = args
    const read = await changesOf(context, { ...(by && { actor: by }), ...(day && { day }), ...(before && { before }) })
    if (read.outcome === 'failed') return cannotRead(context)
    const last = read.value.at(-1)
    if (!last) return { kind: 'page', lang, blocks: [{ kind: 'lead', text: say.emptyLog }] }
    const filters = [by && `by:${by}`, day && `day:${day}`].filter(Boolean).join(' ')
    const older = read.value.length === REVISIONS ? ([{ kind: 'choices', items: [{ label: say.older, send: `/mod log ${filters} before:${last.seq}`.replace('  ', ' ') }] }] as const) : []
    return { kind: 'page', lang, blocks: [{ kind: 'heading', text: say.log }, { kind: 'list', items: read.value.map(linesOf(context)).map((text) => ({ text })) }, ...older] }
  },
})
