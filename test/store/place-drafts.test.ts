import { describe, expect, test } from 'vitest'
import { brokenLink, GENESIS } from '../../src/store/hash-revision.ts'
import { placeDrafts } from '../../src/store/place-drafts.ts'
import { draft } from '../contract/drafts.ts'

const EMPTY = { seq: 0, hash: GENESIS }
const none = () => 0

describe('drafts', () => {
  test('get their places after the last revision, each chained to the one before', () => {
    const placed = placeDrafts([draft('f01', 4), draft('f02', 1), draft('f01', 5)], { seq: 7, hash: 'h' }, (id) => (id === 'f01' ? 3 : 0))
    const revisions = placed.outcome === 'placed' ? placed.revisions : []
    expect(revisions.map(({ seq, id, version }) => [seq, id, version])).toEqual([[8, 'f01', 4], [9, 'f02', 1], [10, 'f01', 5]])
    expect(brokenLink(revisions, { seq: 7, hash: 'h' })).toBeUndefined()
  })

  test.each(['', 'a\0b', 'a\nb', 'a\ud800', 'x'.repeat(201)])('cannot be placed with %j as an identifier', (text) => {
    for (const hostile of [draft(text, 1), draft('f01', 1, { kind: text }), draft('f01', 1, { actor: text }), draft('f01', 1, { time: text })]) {
      expect(() => placeDrafts([hostile], EMPTY, none)).toThrow('Cannot append')
    }
  })

  test.each(['f01', 'discord:1234', '<b>@everyone', "'; DROP TABLE revision", '😀'.repeat(200)])('can be placed with %j as an identifier', (text) => {
    expect(placeDrafts([draft(text, 1, { actor: text })], EMPTY, none)).toMatchObject({ outcome: 'placed', revisions: [{ id: text, actor: text }] })
  })
})
