import { expect, test } from 'vitest'
import { inTime, isFormOf } from '../../../src/adapters/discord/open-form.ts'
import type { Block, Message } from '../../../src/reply/message.ts'

type Deferred = Parameters<typeof inTime>[0]
/** An interaction that tells when it is deferred. */
const interaction = (deferReply: () => void): Deferred => ({ deferReply: (() => Promise.resolve(deferReply())) as unknown as Deferred['deferReply'] })

test('what is ready at once is not deferred, so that it can open a form', async () => {
  let deferred = 0
  expect(await inTime(interaction(() => deferred++), Promise.resolve('ready'), 60_000)).toBe('ready')
  expect(deferred).toBe(0)
})

test('what takes long is deferred, once', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  let deferred = 0
  const answered = inTime(interaction(() => { deferred++; resolve('late') }), promise, 1)
  expect([await answered, deferred]).toEqual(['late', 1])
})

const form: Block = { kind: 'form', target: '/mod reject p07', title: 'Reason', fields: [] }
const message = (...blocks: Block[]): Message => ({ kind: 'page', lang: 'de', blocks })
test.each<[string, Message, boolean]>([
  ['the form of that line', message(form), true],
  ['the form of another line', message({ ...form, target: '/mod reject p08' }), false],
  ['a form under something to read', message({ kind: 'lead', text: 'Not saved.' }, form), false],
  ['no form', message({ kind: 'lead', text: 'Rejected.' }), false],
])('opens as a modal or not: %s', (_what, answer, opens) => {
  expect(isFormOf('/mod reject p07', answer)).toBe(opens)
})
