import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAmong, newBest, take } from '../../src/engine/best-places.ts'

test('keeps the places that sorting all of them would put first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ place: fc.nat(50), score: fc.nat(5) }), { selector: ({ place }) => place }), fc.nat(6), (offered, limit) => {
      const best = newBest(limit)
      for (const { place, score } of offered) if (isAmong(best, place, score)) take(best, place, score)
      const sorted = offered.toSorted((a, b) => b.score - a.score || a.place - b.place).slice(0, limit)
      expect(Array.from(best.places.subarray(0, best.count))).toEqual(sorted.map(({ place }) => place))
    }),
  )
})
