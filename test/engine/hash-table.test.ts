import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeHashTable } from '../../src/engine/hash-table.ts'

test('finds what a map of lists would hold', () => {
  const key = fc.string({ unit: fc.constantFrom('a', 'b', 'ж'), maxLength: 3 })
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat())), key, (items, other) => {
      const table = makeHashTable(items, ([text]) => text)
      const lists = Map.groupBy(items, ([text]) => text)
      for (const text of [...lists.keys(), other]) expect(table(text)).toEqual(lists.get(text) ?? [])
    }),
  )
})
