import { describe, expect, test } from 'vitest'
import { cleanText, tokenise } from '../../src/engine/normalise.ts'
import { settingOf } from '../../src/engine/setting.ts'

const setting = (question: string): string => {
  const text = cleanText(question)
  const { own, heading } = settingOf(text, tokenise(text))
  return [...new Set([...own, ...heading])].map(({ raw }) => raw).join(' ')
}

describe('what belongs to the asker and not to the matter', () => {
  test.each([
    ['my husband reports: which ships?', 'husband reports my'],
    ['Does our fact box need the port?', 'fact box'],
    ['Meine Tochter fragt, wer das Foto machte.', 'Tochter'],
    ['Steht das in unserer Grafik?', 'Grafik'],
    ['Source criticism: is it a real paper?', 'Source criticism'],
    ['Für den Newsletter: Welche Häfen?', 'Für den Newsletter'],
    ['For the map I need the ports.', 'For the map'],
    ['Für die Grafik brauche ich die Waffenarten.', 'Für die Grafik'],
  ])('%s', (question, expected) => {
    expect(setting(question).split(' ').toSorted()).toEqual(expected.split(' ').toSorted())
  })

  test.each(['Which ships loaded containers?', 'Für welchen Krieg sind die Waffen?', 'For whom are the missiles?', 'Um 12:30 Uhr?', '', 'my'])('nothing of: %s', (question) => {
    expect(setting(question)).toBe('')
  })
})
