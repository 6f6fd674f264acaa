import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Look } from '../../src/facts/version-map.ts'
import { withValue } from '../../src/facts/version-map.ts'

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')

test('every version holds what was set on its own way to it, also where several go on from one', () => {
  const steps = fc.array(fc.record({ from: fc.nat(), key, value: fc.nat() }), { maxLength: 40 })
  fc.assert(
    fc.property(fc.dictionary(key, fc.nat()), steps, (start, all) => {
      const versions: { readonly look: Look<number>; readonly model: ReadonlyMap<string, number> }[] = [
        { look: new Map(Object.entries(start)), model: new Map(Object.entries(start)) },
      ]
      for (const { from, key: set, value } of all) {
        const before = versions[from % versions.length]
        if (before) versions.push({ look: withValue(before.look, set, value), model: new Map(before.model).set(set, value) })
      }
      for (const { look, model } of versions) {
        expect([...look.entries()]).toEqual([...model.entries()])
        expect([...look.values()]).toEqual([...model.values()])
        expect(look.size).toBe(model.size)
        for (const one of ['a', 'b', 'c', 'd', 'e', 'f']) expect([look.get(one), look.has(one)]).toEqual([model.get(one), model.has(one)])
      }
    }),
  )
})

test('a map holds the last of many changes', () => {
  let look: Look<number> = new Map<string, number>()
  for (let at = 0; at < 10_000; at++) look = withValue(look, `k${at % 5000}`, at)
  expect([look.size, look.get('k0'), look.get('k4999')]).toEqual([5000, 5000, 9999])
})
