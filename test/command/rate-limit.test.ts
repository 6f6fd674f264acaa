import { expect, test } from 'vitest'
import { makeRateLimit } from '../../src/command/rate-limit.ts'

test('a burst passes, then one call each interval, for each key by itself', () => {
  let time = 0
  const passes = makeRateLimit({ burst: 3, everyMs: 1000, now: () => time })
  expect([1, 2, 3, 4].map(() => passes('a'))).toEqual([true, true, true, false])
  expect(passes('b')).toBe(true)
  time = 999
  expect(passes('a')).toBe(false)
  time = 2000
  expect([passes('a'), passes('a'), passes('a')]).toEqual([true, true, false])
  time = 1_000_000
  expect([1, 2, 3, 4].map(() => passes('a'))).toEqual([true, true, true, false])
})

test('being refused does not put off the next call', () => {
  let time = 0
  const passes = makeRateLimit({ burst: 1, everyMs: 1000, now: () => time })
  passes('a')
  for (time = 0; time < 1000; time += 10) expect(passes('a')).toBe(false)
  time = 1001
  expect(passes('a')).toBe(true)
})
