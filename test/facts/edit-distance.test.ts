import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance } from '../../src/facts/edit-distance.ts'

/** Optimal string alignment, as it is defined: no table, no limit. */
function reference(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [restA, restB] = [a.slice(1), b.slice(1)]
  if (a[0] === b[0]) return reference(restA, restB)
  const costs = [reference(restA, b), reference(a, restB), reference(restA, restB)]
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) costs.push(reference(a.slice(2), b.slice(2)))
  return 1 + Math.min(...costs)
}

test.each([
  ['angara', 'angara', 0],
  ['angara', 'angera', 1],
  ['angara', 'agara', 1],
  ['angara', 'anggara', 1],
  ['angara', 'anagra', 1],
  ['maria', 'maia', 1],
  ['najin', 'rajin', 1],
  ['najin', 'nadschin', 4],
  ['ca', 'abc', 3],
  ['', 'abc', 3],
  ['', '', 0],
])('%j and %j are %i edits apart', (a, b, distance) => {
  expect(editDistance(a, b, 10)).toBe(distance)
})

test.each([
  ['angara', 'maria', 2, 3],
  ['angara', 'angera', 0, 1],
  ['a', 'abcdef', 2, 3],
  ['angara', 'angara', 0, 0],
])('of %j and %j no more than one above the limit %i is told: %i', (a, b, limit, told) => {
  expect(editDistance(a, b, limit)).toBe(told)
})

describe('for any words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })

  test('it is what the definition says, up to the limit', () => {
    fc.assert(fc.property(word, word, fc.nat(7), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(reference(a, b), limit + 1))
    }), { numRuns: 400 })
  })

  test('it is the same both ways, and nothing only from a word to itself', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, b, 12)).toBe(editDistance(b, a, 12))
      expect(editDistance(a, b, 12) === 0).toBe(a === b)
    }))
  })
})
