import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makeInOrder } from '../../../src/adapters/telegram/in-order.ts'

test('works of one key come one after the other, those of others at once', async () => {
  const inOrder = makeInOrder()
  const done: string[] = []
  const work = (name: string, ms: number) => async () => {
    await sleep(ms)
    done.push(name)
    return name
  }
  const all = await Promise.all([inOrder('a', work('a1', 40)), inOrder('a', work('a2', 0)), inOrder('b', work('b1', 5)), inOrder('a', work('a3', 0))])
  expect(done).toEqual(['b1', 'a1', 'a2', 'a3'])
  expect(all).toEqual(['a1', 'a2', 'b1', 'a3'])
})

test('a work that fails holds up none after it', async () => {
  const inOrder = makeInOrder()
  const failing = inOrder(1, () => Promise.reject(new Error('no')))
  const after = inOrder(1, async () => 'done')
  await expect(failing).rejects.toThrow('no')
  expect(await after).toBe('done')
})
