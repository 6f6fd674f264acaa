import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeHashTable } from '../../src/engine/hash-table.ts'

test('finds what a map of lists would hold', () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer())
  fc.assert(
    fc.property(fc.array(key), key, (keys, other) => {
      const visit = makeHashTable(Int32Array.from(keys))
      const lists = Map.groupBy(keys.keys(), (place) => keys[place] ?? 0)
      for (const one of [...lists.keys(), other]) {
        const found: number[] = []
        visit(one, (place) => found.push(place))
        expect(found).toEqual(one === 0 ? [] : (lists.get(one) ?? []))
      }
    }),
  )
})
