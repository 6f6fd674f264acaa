import type { Context } from '../../src/command/command.ts'
import { moderatorCommand } from '../../src/command/command.ts'
import { amendLine, changeBlocks, proposalLine, settledMessage, wantsText, withProposal } from '../../src/command/desk-message.ts'
import { byText } from '../../src/command/who.ts'
import type { Settled } from '../../src/desk/desk.ts'
import type { Proposal } from '../../src/facts/proposal.ts'
import { recordIn } from '../../src/facts/proposal.ts'
import type { Block, Message } from '../../src/reply/message.ts'
import { modStrings } from '../../src/reply/mod-strings.ts'
import { rejectForm } from '../../src/reply/reason-form.ts'
import { formReasonOption, proposalOption } from './options.ts'

const options = { proposal: proposalOption } as const

/** Settles a proposal, and tells what became of it. */
const settle = (context: Context, id: string, act: (proposal: Proposal) => Settled | Promise<Settled>): Promise<Message> =>
  withProposal(context, id, async (proposal) => settledMessage(context, await act(proposal), proposal))

export const confirm = moderatorCommand({
  name: { en: 'confirm', de: 'speichern' },
  description: { en: 'Save a change of your own after looking at it', de: 'Eine eigene Änderung nach dem Ansehen speichern' },
  role: 'contributor',
  options,
  run: (context, { proposal: id }) => settle(context, id, () => context.desk.confirm(id, context.actor, context.request)),
})

export const discard = moderatorCommand({
  name: { en: 'discard', de: 'verwerfen' },
  description: { en: 'Discard a change of your own', de: 'Eine eigene Änderung verwerfen' },
  role: 'contributor',
  options,
  run: (context, { proposal: id }) =>
    settle(context, id, (proposal) => (proposal.by === context.actor.id ? context.desk.reject(id, context.actor, undefined, context.request) : { outcome: 'notYours', proposal })),
})

export const approve = moderatorCommand({
  name: { en: 'approve', de: 'übernehmen' },
  description: { en: 'Adopt a proposal that waits for review', de: 'Einen wartenden Vorschlag übernehmen' },
  role: 'moderator',
  options,
  run: (context, { proposal: id }) => settle(context, id, () => context.desk.approve(id, context.actor, context.request)),
})

export const reject = moderatorCommand({
  name: { en: 'reject', de: 'ablehnen' },
  description: { en: 'Turn a proposal down, with the reason', de: 'Einen Vorschlag ablehnen, mit Begründung' },
  role: 'moderator',
  options: { proposal: proposalOption, reason: formReasonOption },
  run: (context, { proposal: id, reason }) =>
    withProposal(context, id, async (proposal) => {
      const { desk, lang, actor, request } = context
      if (reason === undefined && proposal.status === 'open') return { kind: 'page', lang, blocks: [rejectForm(id, lang)] }
      return settledMessage(context, await desk.reject(id, actor, reason, request), proposal)
    }),
})

export const review = moderatorCommand({
  name: { en: 'review', de: 'prüfen' },
  description: { en: 'The proposals that wait, or one of them', de: 'Die wartenden Vorschläge, oder einer davon' },
  role: 'moderator',
  options: { proposal: { ...proposalOption, required: false } },
  run: (context, { proposal: id }) => {
    if (id === undefined) return queue(context)
    return withProposal(context, id, (proposal) => detail(context, proposal))
  },
})

function queue(context: Context): Message {
  const { desk, lang } = context
  const say = modStrings[lang]
  const open = desk.proposals('open')
  if (open.length === 0) return { kind: 'page', lang, blocks: [{ kind: 'lead', text: say.emptyQueue }] }
  return { kind: 'page', lang, blocks: [{ kind: 'heading', text: say.queue(open.length) }, { kind: 'choices', items: open.map((proposal) => proposalLine(context, proposal)) }] }
}

async function detail(context: Context, proposal: Proposal): Promise<Message> {
  const { lang } = context
  const say = modStrings[lang]
  const { id, by, status, note, reason } = proposal
  const blocks: Block[] = [
    { kind: 'heading', text: `${id}: ${wantsText(proposal, lang)}` },
    { kind: 'text', text: `${byText(context, by)}; ${say.statuses[status]}` },
    ...(await changeBlocks(context, proposal)),
    ...[note, reason].flatMap((text) => (text ? [{ kind: 'text', text: say.reason(text) } as const] : [])),
  ]
  if (status !== 'open') return { kind: 'page', lang, blocks }
  const isSuggestion = proposal.wants.do === 'suggest'
  const isForOthers = by === context.actor.id && context.desk.review === 'two'
  const items = [
    ...(isSuggestion || isForOthers ? [] : [{ label: say.approve, send: `/mod approve ${id}` }]),
    ...(isSuggestion || recordIn(proposal) ? [{ label: say.amend, send: amendLine(context.desk, proposal) }] : []),
    { label: say.reject, send: `/mod reject ${id}` },
  ]
  return { kind: 'page', lang, blocks: [...blocks, { kind: 'choices', items }] }
}
