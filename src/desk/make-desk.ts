import { groupAlike } from '../engine/alike-questions.ts'
import { check } from '../facts/check.ts'
import type { ChosenLanguage } from '../facts/desk-state.ts'
import type { FactBase } from '../facts/fact-base.ts'
import type { Problem } from '../facts/problem.ts'
import type { Proposal, ProposalStatus } from '../facts/proposal.ts'
import { formatRef, RECORD_KINDS } from '../facts/record.ts'
import type { RecordId } from '../facts/record.ts'
import type { Draft, Intent } from '../facts/revision.ts'
import { decide, nextId } from '../facts/revision.ts'
import type { Role } from '../facts/role.ts'
import { isAtLeast, ROLES } from '../facts/role.ts'
import type { Live } from '../live.ts'
import { findBroken } from '../store/verify.ts'
import type { Ledger } from '../store/ledger.ts'
import type { Actor, Desk, DeskStatus, Refused, Settings, Settled } from './desk.ts'

/** Bases up to this size are checked for the status. */
const MAX_CHECKED = 5000
/** So many questions without an answer are put together. */
const MAX_UNANSWERED = 2000

const OPEN: ReadonlySet<ProposalStatus> = new Set<ProposalStatus>(['draft', 'open'])
/** How often an id of our own giving is tried anew, where others took it in between. */
const TRIES = 20

export function makeDesk(live: Live, ledger: Ledger, { admins, review, now, version }: Settings, conflicts: readonly RecordId[] = []): Desk {
  const base = (): FactBase => live.engine().base
  const found = (id: RecordId) => live.desk().proposals.get(id)
  const roleOf = ({ id, groups = [], anonymous }: Actor): Role => {
    if (anonymous) return 'reader'
    if (admins.includes(id)) return 'admin'
    const roles = [id, ...groups].map((identity) => live.desk().grants.get(identity)?.role ?? 'reader')
    return ROLES.findLast((role) => roles.includes(role)) ?? 'reader'
  }
  const names = new Map<string, string>()
  const noteName = ({ id, name }: Actor): void => {
    if (name) names.set(id, name)
  }
  const draftOf = (proposal: Proposal, version: number, actor: string): Draft => ({
    kind: 'proposal',
    id: proposal.id,
    version,
    change: { do: version === 1 ? 'added' : 'edited' },
    record: proposal,
    actor,
    time: now(),
  })

  const propose: Desk['propose'] = async (wants, actor, { note, request, amends, lang } = {}) => {
    noteName(actor)
    for (let tries = 0; tries < TRIES; tries++) {
      const intent = wants.do === 'suggest' ? wants : wants.do === 'add' ? numbered(base(), wants) : wants
      const decision = intent.do === 'suggest' ? undefined : decide(base(), intent)
      if (decision && decision.outcome !== 'decided') return decision
      const proposal: Proposal = {
        id: nextProposalId(live),
        status: decision ? 'draft' : 'open',
        by: actor.id,
        wants: intent,
        ...(note && { note }),
        ...(amends && { amends }),
        ...(lang && { lang }),
      }
      const appended = await live.append([draftOf(proposal, 1, actor.id)], request)
      switch (appended.outcome) {
        case 'conflict':
          continue
        case 'failed':
          return appended
        case 'repeated': {
          const first = found(appended.revisions[0].id)?.proposal ?? proposal
          return decision ? { outcome: 'drafted', proposal: first, decision } : { outcome: 'suggested', proposal: first }
        }
        case 'appended':
          return decision ? { outcome: 'drafted', proposal, decision } : { outcome: 'suggested', proposal }
      }
    }
    return { outcome: 'failed', why: 'unreachable' }
  }

  /** Appends the change of a proposal together with what becomes of the proposal: both or neither. */
  const make = async (id: RecordId, actor: Actor, request?: string): Promise<Settled> => {
    noteName(actor)
    for (let tries = 0; tries < TRIES; tries++) {
      const now_ = found(id)
      if (!now_) return { outcome: 'unknown' }
      const { proposal, version } = now_
      if (!OPEN.has(proposal.status)) return { outcome: 'settled', proposal }
      if (proposal.wants.do === 'suggest') return { outcome: 'needsWriting', proposal }
      const intent = proposal.wants.do === 'add' ? numbered(base(), proposal.wants) : proposal.wants
      const decision = decide(base(), intent)
      if (decision.outcome !== 'decided') return decision
      const { change, entry } = decision
      const done: Proposal = { ...proposal, status: 'done', settledBy: actor.id, result: formatRef(change.id, change.version) }
      const revision: Draft = { ...change, actor: proposal.by, time: now(), ...(proposal.note && { note: proposal.note }) }
      const amended = proposal.amends === undefined ? undefined : found(proposal.amends)
      const more = amended && OPEN.has(amended.proposal.status) ? [draftOf({ ...amended.proposal, status: 'done', settledBy: actor.id, result: done.result ?? '' }, amended.version + 1, actor.id)] : []
      const appended = await live.append([revision, draftOf(done, version + 1, actor.id), ...more], request)
      switch (appended.outcome) {
        case 'appended':
          return { outcome: 'made', proposal: done, entry }
        case 'repeated':
          return { outcome: 'made', proposal: done, entry: base().entries.get(change.id) ?? entry }
        case 'failed':
          return appended
        // Somebody was faster: what that means is decided on what there is now.
        case 'conflict':
          continue
      }
    }
    return { outcome: 'failed', why: 'unreachable' }
  }

  /** Appends a new status of a proposal. */
  const settle = async (id: RecordId, actor: Actor, next: Partial<Proposal> & Pick<Proposal, 'status'>, request?: string): Promise<{ readonly proposal: Proposal } | Refused> => {
    noteName(actor)
    const now_ = found(id)
    if (!now_) return { outcome: 'unknown' }
    const proposal = { ...now_.proposal, ...next }
    const appended = await live.append([draftOf(proposal, now_.version + 1, actor.id)], request)
    switch (appended.outcome) {
      case 'appended':
      case 'repeated':
        return { proposal }
      case 'failed':
        return appended
      case 'conflict':
        return { outcome: 'settled', proposal: found(id)?.proposal ?? proposal }
    }
  }

  return {
    base,
    review,
    now,
    roleOf,
    people: () => {
      const proposals = [...live.desk().proposals.values()].flatMap(({ proposal: { by, settledBy } }) => [by, settledBy ?? by])
      return [...new Set([...admins, ...live.desk().grants.keys(), ...proposals])]
    },
    nameOf: (identity) => names.get(identity),
    grants: () => [...live.desk().grants].flatMap(([id, { role }]) => (role === 'reader' ? [] : [{ id, role }])),
    onGranted: (heard) =>
      live.watch((revisions) => {
        for (const { kind, id } of revisions) if (kind === 'grant') heard(id)
      }),
    grant: async (identity, role, actor) => {
      noteName(actor)
      const before = live.desk().grants.get(identity)
      if ((before?.role ?? 'reader') === role) return { outcome: 'unknown' }
      const change = role === 'reader' ? ({ do: 'retracted', reason: '' } as const) : ({ do: before ? 'edited' : 'added' } as const)
      const appended = await live.append([{ kind: 'grant', id: identity, version: (before?.version ?? 0) + 1, change, record: { id: identity, role }, actor: actor.id, time: now() }])
      return appended.outcome === 'failed' ? appended : appended.outcome === 'conflict' ? { outcome: 'unknown' } : { outcome: 'granted' }
    },
    languageOf: (identities) => identities.map((identity) => live.desk().languages.get(languageId(identity))?.lang).find((lang) => lang !== undefined),
    chooseLanguage: async (identity, lang, actor) => {
      const id = languageId(identity)
      const record: ChosenLanguage = { id, lang }
      for (let tries = 0; tries < TRIES; tries++) {
        const before = live.desk().languages.get(id)
        if (before?.lang === lang) return { outcome: 'chosen' }
        const appended = await live.append([{ kind: 'language', id, version: (before?.version ?? 0) + 1, change: { do: before ? 'edited' : 'added' }, record, actor: actor.id, time: now() }])
        if (appended.outcome === 'failed') return appended
        // Somebody chose for the same place at the same moment: the last choice counts.
        if (appended.outcome !== 'conflict') return { outcome: 'chosen' }
      }
      return { outcome: 'failed', why: 'unreachable' }
    },
    propose,
    confirm: async (id, actor, request) => {
      const proposal = found(id)?.proposal
      if (!proposal) return { outcome: 'unknown' }
      if (proposal.status !== 'draft') return { outcome: 'settled', proposal }
      if (proposal.by !== actor.id) return { outcome: 'notYours', proposal }
      if (review === 'one' && isAtLeast(roleOf(actor), 'moderator')) return make(id, actor, request)
      const decision = proposal.wants.do === 'suggest' ? undefined : decide(base(), proposal.wants)
      if (decision && decision.outcome !== 'decided') return decision
      const settled = await settle(id, actor, { status: 'open' }, request)
      return 'outcome' in settled ? settled : { outcome: 'queued', proposal: settled.proposal }
    },
    approve: async (id, actor, request) => {
      const proposal = found(id)?.proposal
      if (!proposal) return { outcome: 'unknown' }
      if (proposal.status === 'draft') return { outcome: 'notYours', proposal }
      if (proposal.status !== 'open') return { outcome: 'settled', proposal }
      if (proposal.by === actor.id && review === 'two') return { outcome: 'needsSecond', proposal }
      return make(id, actor, request)
    },
    reject: async (id, actor, reason, request) => {
      const proposal = found(id)?.proposal
      if (!proposal) return { outcome: 'unknown' }
      if (!OPEN.has(proposal.status)) return { outcome: 'settled', proposal }
      const isOwn = proposal.by === actor.id
      if (proposal.status === 'draft' && !isOwn) return { outcome: 'notYours', proposal }
      const settled = await settle(id, actor, { status: isOwn ? 'withdrawn' : 'rejected', settledBy: actor.id, ...(reason && { reason }) }, request)
      return 'outcome' in settled ? settled : { outcome: 'turnedDown', proposal: settled.proposal }
    },
    proposal: async (id) => {
      if (!found(id)) await live.catchUp()
      return found(id)?.proposal
    },
    proposals: (status) => [...live.desk().proposals.values()].flatMap(({ proposal }) => (proposal.status === status ? [proposal] : [])),
    proposalsOf: ({ id }) => [...live.desk().proposals.values()].flatMap(({ proposal }) => (proposal.by === id ? [proposal] : [])),
    onSettled: (heard) => {
      for (const { proposal } of live.desk().proposals.values()) if (isToBeTold(proposal)) heard(proposal)
      return live.watch((revisions) => {
        for (const { kind, record } of revisions) if (kind === 'proposal' && isToBeTold(record as Proposal)) heard(record as Proposal)
      })
    },
    takeOnTelling: async ({ id }) => {
      const now_ = found(id)
      if (!now_ || now_.proposal.isTold) return false
      const { proposal, version } = now_
      const appended = await live.append([draftOf({ ...proposal, isTold: true }, version + 1, proposal.settledBy ?? proposal.by)])
      return appended.outcome === 'appended'
    },
    history: ledger.history,
    log: ledger.log,
    noteUnanswered: (text, lang) => void ledger.noteUnanswered({ text, lang, day: now().slice(0, 10) }),
    unanswered: async () => {
      const read = await ledger.unanswered(MAX_UNANSWERED)
      return read.outcome === 'read' ? { outcome: 'read', value: groupAlike(read.value) } : read
    },
    status: async () => {
      const read = await ledger.status()
      const counts = read.outcome === 'read' ? read.value : { revisions: null, processes: null }
      const all = [...base().entries.values()].filter((entry) => !entry.retracted)
      const records = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, all.filter((entry) => entry.kind === kind).length])) as DeskStatus['records']
      const problems = all.length > MAX_CHECKED ? null : check(all)
      const countOf = (severity: Problem['severity']) => problems && problems.filter((problem) => problem.severity === severity).length
      const open = [...live.desk().proposals.values()].filter(({ proposal }) => proposal.status === 'open').length
      return { ledger: ledger.kind, ...counts, broken: await findBroken(ledger), open, records, errors: countOf('error'), warnings: countOf('warning'), conflicts, version }
    },
  }
}

/** Whether its author still wants to hear what became of it. */
const isToBeTold = ({ by, status, settledBy, isTold }: Proposal): boolean => !isTold && (status === 'done' || status === 'rejected') && settledBy !== by

const languageId = (identity: string): string => `language:${identity}`

function nextProposalId(live: Live): RecordId {
  let last = 0
  for (const id of live.desk().proposals.keys()) last = Math.max(last, Number(id.slice(1)))
  return `p${String(last + 1).padStart(2, '0')}`
}

const NUMBERED = { fact: 'fact', gap: 'gap', note: 'note' } as const

/** A new record of a numbered kind takes the next free number, whichever it was written with. */
function numbered(base: FactBase, intent: Extract<Intent, { do: 'add' }>): Intent {
  if (!(intent.kind in NUMBERED) || !base.entries.has(intent.record.id)) return intent
  const id = nextId(base, NUMBERED[intent.kind as keyof typeof NUMBERED])
  return { ...intent, record: { ...intent.record, id } }
}

