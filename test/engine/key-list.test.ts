import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addKey, newKeyList, placeIn } from '../../src/engine/key-list.ts'

test('finds keys where a list has them', () => {
  const key = fc.string({ unit: fc.constantFrom('f', '0', '1', '2', 'ж'), maxLength: 6 })
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 300 }), key, (keys, other) => {
      const list = newKeyList()
      for (const one of keys) addKey(list, one)
      expect(list.keys).toEqual(keys)
      for (const one of [...keys, other]) expect(placeIn(list, one) ?? -1).toBe(keys.indexOf(one))
    }),
  )
})
