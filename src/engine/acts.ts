import type { Entry } from '../facts/fact-base.ts'
import type { Term } from './terms.ts'

/** Words for what is done in an event of each kind: of nothing else that somebody does is the event the answer. */
export const ACTS: Readonly<Record<Entry<'event'>['record']['kind'], readonly Term[]>> = {
  disclosure: ['c:hand-over', 'c:reveal', 'c:publish', 'c:deliver', 'c:supply', 'c:submission'],
  publication: ['c:publish', 'c:report', 'c:write', 'c:reveal'],
  shipment: ['c:load', 'c:transport', 'c:deliver', 'c:supply', 'c:travel'],
  meeting: ['c:meeting', 'c:visit', 'c:travel'],
  remark: ['c:say', 'c:warn', 'c:statement', 'c:call'],
  use: ['c:deploy', 'c:fire', 'c:use', 'c:deliver', 'c:transport'],
  study: ['c:investigation', 'c:assess', 'c:observe'],
  works: ['c:build', 'c:renovate'],
}

/** Words for what one does, of whatever kind: that a wording by which a record is asked for has one does not make it so. */
export const ANY_ACT: ReadonlySet<Term> = new Set([...Object.values(ACTS).flat(), 'c:confirm', 'c:confirmed', 'c:demand', 'c:deny'])
