import { expect, test } from 'vitest'
import { beginningOf } from '../../src/reply/beginning-of.ts'

test.each([
  ['There is a fourth ship', 50, 'There is a fourth ship'],
  ['There is a fourth ship', 14, 'There is a…'],
  ['There\nis  a fourth', 20, 'There is a fourth'],
  ['Donaudampfschifffahrt', 5, 'Donau…'],
  ['😀😀😀', 2, '😀😀…'],
  ['', 5, ''],
])('%j within %i letters begins %j', (text, length, beginning) => {
  expect(beginningOf(text, length)).toBe(beginning)
})
