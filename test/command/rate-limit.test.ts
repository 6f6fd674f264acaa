import { describe, expect, test } from 'vitest'
import { makeCallLimit, makeRateLimit } from '../../src/command/rate-limit.ts'

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

describe('a call is held to the limits of its user and its server', () => {
  let time = 0
  const limits = () => makeCallLimit({ user: { burst: 2, everyMs: 1000 }, server: { burst: 3, everyMs: 1000 }, now: () => time })
  const told = { limit: 'user', isTold: true } as const
  const untold = { limit: 'user', isTold: false } as const

  test('and its caller is told once', () => {
    const beyond = limits()
    expect([1, 2, 3, 4, 5].map(() => beyond('ann', null))).toEqual([undefined, undefined, untold, told, told])
    expect(beyond('ben', null)).toBeUndefined()
  })

  test('and not again while they go on as before, though some calls pass', () => {
    const beyond = limits()
    const outcomes = Array.from({ length: 50 }, () => {
      time += 200
      return beyond('ann', null)
    })
    expect(outcomes.filter((outcome) => outcome && !outcome.isTold)).toHaveLength(1)
    expect(outcomes.slice(-10).filter((outcome) => !outcome)).toHaveLength(2)
  })

  test('and again after they have slowed down', () => {
    const beyond = limits()
    const three = () => [1, 2, 3].map(() => beyond('ann', null))
    expect(three()).toEqual([undefined, undefined, untold])
    time += 2000
    expect(three()).toEqual([undefined, undefined, untold])
  })

  test('and of all in a server, none of whom asked too much', () => {
    const beyond = limits()
    expect(['ann', 'ben', 'eve', 'eve', 'tim', 'tim'].map((user) => beyond(user, 'newsroom'))).toEqual([undefined, undefined, undefined, { limit: 'server', isTold: false }, { limit: 'server', isTold: false }, { limit: 'server', isTold: true }])
    expect(beyond('tim', 'elsewhere')).toEqual({ limit: 'user', isTold: true })
    expect(beyond('joe', 'elsewhere')).toBeUndefined()
  })
})
