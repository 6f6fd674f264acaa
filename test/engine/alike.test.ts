import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeAlike, nearestOf } from '../../src/engine/alike.ts'

test('finds all words that are one edit away, as going through the list does', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 4, maxLength: 6 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 200, size: 'max' }), word, (words, typed) => {
      expect(makeAlike(words)(typed).toSorted()).toEqual(nearestOf(typed, words).toSorted())
    }),
  )
})
