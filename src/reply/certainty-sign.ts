import type { Certainty } from '../facts/record.ts'

/** A sign for how certain each is, fuller where it is more so: the same on every chat platform. */
export const CERTAINTY_SIGN: Readonly<Record<Certainty, string>> = { asserted: '●', likely: '◕', possible: '◑', alleged: '◔', unknown: '○' }
