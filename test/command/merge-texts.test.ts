import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeTexts } from '../../src/command/merge-texts.ts'

const texts = fc.record({ text: fc.constantFrom('', 'a', 'b', 'c'), hedge: fc.constantFrom('', 'a', 'b'), about: fc.constantFrom('a', 'b') })

test('each field is as it is now, unless it was changed', () => {
  fc.assert(
    fc.property(texts, texts, texts, (seen, mine, now) => {
      const merged = mergeTexts({ seen, mine, now })
      for (const key of ['text', 'hedge', 'about'] as const) {
        expect(merged.texts[key]).toBe(mine[key] === seen[key] ? now[key] : mine[key])
        expect(merged.own.includes(key)).toBe(mine[key] !== seen[key])
        expect(merged.clashes.includes(key)).toBe(new Set([seen[key], mine[key], now[key]]).size === 3)
      }
    }),
  )
})
