import type { Desk } from '../desk/desk.ts'
import type { Entry } from '../facts/fact-base.ts'
import { isSame } from '../facts/revision.ts'
import type { Proposal } from '../facts/proposal.ts'
import { formatRef } from '../facts/record.ts'
import type { DossierRecord, Lang } from '../facts/record.ts'
import { differenceBlocks, textDifferences } from '../reply/difference.ts'
import { fieldsOf } from '../reply/field-texts.ts'
import type { Block } from '../reply/message.ts'
import { modStrings } from '../reply/mod-strings.ts'
import { recordLine } from '../reply/show-record.ts'
import { mergeTexts } from './merge-texts.ts'
import { byText } from './who.ts'
import { seenVersion } from './seen-version.ts'

type Door = { readonly desk: Desk; readonly lang: Lang }

/**
 * That somebody was faster: who, what is different now from what was seen, and what there would be with the change that
 * was wanted carried over. `current`: what there is now.
 */
export async function conflictBlocks(door: Door, current: Entry, wants: Proposal['wants'] | undefined): Promise<Block[]> {
  const { desk, lang } = door
  const say = modStrings[lang]
  const ref = formatRef(current.record.id, current.version)
  const now: Block = { kind: 'list', items: [recordLine(desk.base(), current, lang)] }
  if (wants?.do === 'add') return [{ kind: 'lead', text: say.idTaken(ref) }, now]
  const lead: Block = { kind: 'lead', text: say.conflict(ref, await lastBy(door, current)) }
  const found = wants && 'version' in wants ? await seenVersion(desk, current, wants.version) : undefined
  const mine = wants && 'record' in wants ? wants.record : undefined
  if (found?.outcome !== 'seen') return [lead, ...(mine ? differenceBlocks(current.record, mine, lang) : [now])]
  const seen = found.seen.record
  const meanwhile = isSame(seen, current.record) ? [now] : [{ kind: 'text', text: say.meanwhile } as const, ...differenceBlocks(seen, current.record, lang)]
  return [lead, ...meanwhile, ...(mine ? carriedOver(seen, mine, current, lang) : [])]
}

function carriedOver(seen: DossierRecord, mine: DossierRecord, { kind, record }: Entry, lang: Lang): Block[] {
  const now = fieldsOf(record, lang)
  const { texts } = mergeTexts({ seen: fieldsOf(seen, lang), mine: fieldsOf(mine, lang), now })
  return [{ kind: 'text', text: modStrings[lang].carriedOver }, ...textDifferences(kind, now, texts, lang)]
}

/** By whom the last change of a record is, where the ledger can tell. */
async function lastBy(door: Door, { record }: Entry): Promise<string | undefined> {
  const read = await door.desk.history(record.id)
  const last = read.outcome === 'read' ? read.value.at(-1) : undefined
  return last && byText(door, last.actor)
}
