import type { Failure, Read } from './ledger.ts'

/** Classes of SQLSTATE that tell of a mistake in a statement or in what it was given. */
const MISTAKES = new Set(['22', '23', '42', '0A'])
const DISK_FULL = '53100'
const READ_ONLY_TRANSACTION = '25006'
const INSUFFICIENT_PRIVILEGE = '42501'

/** Why the database did not do what it was asked to, from what the driver threw. Throws that again where it is a bug. */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error)
  if (code === DISK_FULL) return 'full'
  if (code === READ_ONLY_TRANSACTION || code === INSUFFICIENT_PRIVILEGE) return 'readOnly'
  if (isBug(error, code)) throw error
  return 'unreachable'
}

/** What was read, or why it could not be. */
export async function attempt<T>(read: () => Promise<T>): Promise<Read<T>> {
  try {
    return { outcome: 'read', value: await read() }
  } catch (error) {
    return { outcome: 'failed', why: failureOf(error) }
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The driver gives lost connections and timeouts no code, but makes them plain errors. */
const isBug = (error: unknown, code: string): boolean =>
  (code.length === 5 && MISTAKES.has(code.slice(0, 2))) || !(error instanceof Error) || [TypeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind)
