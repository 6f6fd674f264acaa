import type { Actor, Desk, Refused, Settled, Written } from '../desk/desk.ts'
import type { Entry } from '../facts/fact-base.ts'
import type { Proposal } from '../facts/proposal.ts'
import { recordIn } from '../facts/proposal.ts'
import { formatRef } from '../facts/record.ts'
import type { Lang, RecordId } from '../facts/record.ts'
import { isSame } from '../facts/revision.ts'
import { differenceBlocks } from '../reply/difference.ts'
import type { Block, Message } from '../reply/message.ts'
import { beginningOf } from '../reply/beginning-of.ts'
import { problemText } from '../reply/problem-text.ts'
import { modStrings } from '../reply/mod-strings.ts'
import { pageStrings } from '../reply/page-strings.ts'
import { recordLine } from '../reply/show-record.ts'
import { strings } from '../reply/strings.ts'
import { conflictBlocks } from './conflict-blocks.ts'
import { byText } from './who.ts'
import { seenVersion } from './seen-version.ts'

type Door = { readonly desk: Desk; readonly lang: Lang; readonly actor?: Actor }

/** The lines that a proposal's buttons stand for. */
const send = (verb: 'confirm' | 'discard' | 'resume' | 'approve' | 'amend' | 'reject' | 'review', id: RecordId): string => `/mod ${verb} ${id}`

/** What a proposal wants, in a few words. */
export function wantsText({ wants }: Proposal, lang: Lang): string {
  const say = modStrings[lang].wants
  switch (wants.do) {
    case 'add':
      return say.add(pageStrings[lang].recordKinds[wants.kind])
    case 'edit':
      return say.edit(formatRef(wants.id, wants.version))
    case 'revert':
      return say.revert(formatRef(wants.id, wants.version), wants.to)
    case 'retract':
      return say.retract(formatRef(wants.id, wants.version))
    case 'restore':
      return say.restore(formatRef(wants.id, wants.version))
    case 'suggest':
      return say.suggest(wants.about)
  }
}

/** What a proposal would change in the version that it was made from; a suggestion as it was written, with the record that it is on. */
export async function changeBlocks({ desk, lang }: Door, { wants }: Proposal): Promise<Block[]> {
  const base = desk.base()
  if (wants.do === 'suggest') {
    const about = wants.about === undefined ? undefined : base.entries.get(wants.about)
    const told: Block = { kind: 'text', text: [wants.text, wants.where].filter(Boolean).join(' – ') }
    return about ? [told, { kind: 'text', text: modStrings[lang].presently }, ...lineOf(base, about, lang)] : [told]
  }
  if (wants.do === 'add') return differenceBlocks(null, wants.record, lang)
  const now = base.entries.get(wants.id)
  if (wants.do === 'retract') return [...lineOf(base, now, lang), { kind: 'text', text: modStrings[lang].reason(wants.reason) }]
  if (wants.do === 'restore' || !now) return lineOf(base, now, lang)
  const found = await seenVersion(desk, now, wants.version)
  const before = found.outcome === 'seen' ? found.seen.record : now.record
  const back: Block[] = now.retracted ? [{ kind: 'text', text: modStrings[lang].bringsBack(wants.id, now.retracted.reason) }] : []
  return [...back, ...(now.retracted && isSame(before, wants.record) ? lineOf(base, now, lang) : differenceBlocks(before, wants.record, lang))]
}

const lineOf = (base: ReturnType<Desk['base']>, entry: Parameters<typeof recordLine>[1] | undefined, lang: Lang): Block[] =>
  entry ? [{ kind: 'list', items: [recordLine(base, entry, lang)] }] : []

/** What was written down: the change as it would be, to confirm or to discard; why not, where `wants` was not. */
export async function writtenMessage(door: Door, written: Written, wants?: Proposal['wants']): Promise<Message> {
  const { lang } = door
  const say = modStrings[lang]
  if (written.outcome === 'suggested') return { kind: 'page', lang, blocks: [{ kind: 'lead', text: say.suggested(written.proposal.id) }] }
  if (written.outcome !== 'drafted') return refusedMessage(door, written, undefined, wants)
  const { proposal, decision } = written
  const warnings = decision.warnings.map((warning) => ({ text: problemText(warning)[lang] }))
  return {
    kind: 'page',
    lang,
    blocks: [
      { kind: 'heading', text: say.drafted(proposal.id, wantsText(proposal, lang)) },
      ...(await changeBlocks(door, proposal)),
      ...(warnings.length > 0 ? [{ kind: 'text', text: say.warnings } as const, { kind: 'list', items: warnings } as const] : []),
      { kind: 'text', text: say.notSavedYet },
      {
        kind: 'choices',
        items: [
          { label: say.confirm, send: send('confirm', proposal.id) },
          ...(recordIn(proposal) ? [{ label: say.amend, send: send('resume', proposal.id) }] : []),
          { label: say.discard, send: send('discard', proposal.id) },
        ],
      },
    ],
  }
}

/** What became of a proposal. `proposal`: as its author wrote it, so that nothing of it is lost. */
export function settledMessage(door: Door, settled: Settled, proposal?: Proposal): Message | Promise<Message> {
  const { lang } = door
  const say = modStrings[lang]
  const page = (text: string, ...blocks: readonly Block[]): Message => ({ kind: 'page', lang, blocks: [{ kind: 'lead', text }, ...blocks] })
  if (settled.outcome === 'made') return page(say.made(settled.proposal.result ?? ''), ...lineOf(door.desk.base(), settled.entry, lang))
  if (settled.outcome === 'queued') return page(say.queued(settled.proposal.id))
  if (settled.outcome === 'turnedDown') return page(settled.proposal.status === 'withdrawn' ? say.withdrawn(settled.proposal.id) : say.turnedDown(settled.proposal.id))
  return refusedMessage(door, settled, proposal)
}

/** Why nothing was done, and how to go on. `wants`: what was wanted, where it is no proposal yet. */
export async function refusedMessage(door: Door, refused: Refused, proposal?: Proposal, wants = proposal?.wants): Promise<Message> {
  const { lang, desk } = door
  const say = modStrings[lang]
  const message = (text: string, ...blocks: readonly Block[]): Message => ({ kind: 'refused', lang, blocks: [{ kind: 'lead', text }, ...blocks] })
  switch (refused.outcome) {
    case 'conflict':
      return { kind: 'refused', lang, blocks: [...(await conflictBlocks(door, refused.current, wants)), ...(proposal ? waysOn(door, proposal, refused.current) : [])] }
    case 'missing':
      return message(say.missing(refused.id))
    case 'unchanged':
      return message(say.unchanged(formatRef(refused.current.record.id, refused.current.version)))
    case 'rejected':
      return message(say.rejected, { kind: 'list', items: refused.problems.map((problem) => ({ text: problemText(problem)[lang] })) })
    case 'referred': {
      const items = refused.by.flatMap((id) => desk.base().entries.get(id) ?? []).map((entry) => recordLine(desk.base(), entry, lang))
      return message(say.referred(refused.id, refused.by.length), { kind: 'list', items })
    }
    case 'failed':
      return message(say.failed[refused.why])
    case 'unknown':
      return message(say.unknownProposal(proposal?.id ?? ''))
    case 'settled':
      return message(say.settled(refused.proposal.id, say.statuses[refused.proposal.status], refused.proposal.result))
    case 'notYours':
      return message(say.notYours(refused.proposal.id))
    case 'needsSecond':
      return message(say.needsSecond(refused.proposal.id))
    case 'needsWriting':
      return message(say.needsWriting(refused.proposal.id), { kind: 'choices', items: [{ label: say.amend, send: amendLine(desk, refused.proposal) }] })
  }
}

/** The line that shows a proposal's form: on the version of its record that there is now. */
export function amendLine(desk: Pick<Desk, 'base'>, { id, wants }: Proposal): string {
  const on = wants.do === 'suggest' ? wants.about : wants.do === 'add' ? undefined : wants.id
  const now = on === undefined ? undefined : desk.base().entries.get(on)
  return send('amend', now ? formatRef(id, now.version) : id)
}

/** How a change goes on that somebody was faster with: for its author, and for whoever reviews it. */
function waysOn({ desk, lang, actor }: Door, proposal: Proposal, { record, version }: Entry): Block[] {
  const say = modStrings[lang]
  const isWritten = recordIn(proposal) !== undefined
  const isOwn = actor === undefined || proposal.by === actor.id
  const goOn = { label: say.resume(formatRef(record.id, version)), send: isOwn ? send('resume', proposal.id) : amendLine(desk, proposal) }
  const drop = isOwn ? { label: say.discard, send: send('discard', proposal.id) } : { label: say.reject, send: send('reject', proposal.id) }
  return [{ kind: 'choices', items: [...(isWritten ? [goOn] : []), drop] }]
}

const FIRST_WORDS = 50

/** How a suggestion begins, to tell it from others; nothing for a change. */
const begun = ({ wants }: Proposal, lang: Lang): string => (wants.do === 'suggest' ? `: ${strings[lang].quote(beginningOf(wants.text, FIRST_WORDS))}` : '')

/** A proposal as a line of a list, with the way to open it. */
export const proposalLine = (door: Door, proposal: Proposal): { readonly label: string; readonly send: string } => ({
  label: `${proposal.id}: ${wantsText(proposal, door.lang)}${begun(proposal, door.lang)} (${byText(door, proposal.by)})`,
  send: send('review', proposal.id),
})


/** How much of a suggestion stands in what its author is told of it. */
const QUOTED = 100

/** What whoever wrote a proposal is told of what became of it: of a suggestion with thanks, of a change what it was. */
export function settledText(proposal: Proposal, lang: Lang): string {
  const say = modStrings[lang]
  const { id, status, result, reason, wants } = proposal
  const isDone = status === 'done'
  if (wants.do !== 'suggest') return isDone ? say.heardChanged(id, wantsText(proposal, lang), result) : say.heardNotChanged(id, wantsText(proposal, lang), reason)
  const quoted = strings[lang].quote(beginningOf(wants.text, QUOTED))
  return isDone ? say.heardMade(id, quoted, result) : say.heardRejected(id, quoted, reason)
}

/** That what was asked for is in the ledger alone, which is away. */
export const cannotRead = ({ lang }: Pick<Door, 'lang'>): Message => ({ kind: 'refused', lang, blocks: [{ kind: 'lead', text: modStrings[lang].cannotRead }] })

/** What a proposal comes to; that there is none, where there is not. */
export async function withProposal({ desk, lang }: Door, id: RecordId, then: (proposal: Proposal) => Message | Promise<Message>): Promise<Message> {
  const proposal = await desk.proposal(id)
  return proposal ? then(proposal) : { kind: 'refused', lang, blocks: [{ kind: 'lead', text: modStrings[lang].unknownProposal(id) }] }
}
