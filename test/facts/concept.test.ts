import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Concept, isWholeConcept } from '../../src/facts/concept.ts'

const whole = { id: 'ship', de: ['Schiff'], en: ['ship'], other: [] }

test.each<[string, unknown, boolean]>([
  ['with every field', whole, true],
  ['without a field that has a default', { id: 'ship', de: ['Schiff'], en: [] }, false],
  ['with a field too many', { ...whole, fr: [] }, false],
  ['with another field in the place of one', { id: 'ship', de: [], en: [], fr: [] }, false],
  ['with an empty word', { ...whole, en: [''] }, false],
  ['with a number among its words', { ...whole, en: [1] }, false],
  ['with one word in the place of a list', { ...whole, en: 'ship' }, false],
  ['with an id in capitals', { ...whole, id: 'Ship' }, false],
  ['that is null', null, false],
])('a concept %s: %j: %s', (_name, value, isWhole) => {
  expect(isWholeConcept(value)).toBe(isWhole)
})

test('what is whole passes the schema, unchanged', () => {
  const words = fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 2 })
  const value = fc.record({ id: fc.constantFrom('ship', 'q-who', 'Ship', ''), de: words, en: words, other: words }, { requiredKeys: ['id', 'de'] })
  fc.assert(
    fc.property(value, (some) => {
      const { success, data } = Concept.safeParse(some)
      const hasAll = 'en' in some && 'other' in some
      expect(isWholeConcept(some)).toBe(success && hasAll)
      if (isWholeConcept(some)) expect(data).toEqual(some)
    }),
  )
})
