import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { pressForm, submitForm } from '../../../src/adapters/discord/form-dialogue.ts'
import { formPage } from '../../../src/adapters/discord/form-page.ts'
import { formBlock } from '../../../src/reply/form-block.ts'
import { formOf } from '../../../src/reply/form.ts'
import { renderText } from '../../../src/reply/render-text.ts'
import { keptLog } from '../../command/fakes.ts'
import { realDesk } from '../../real-desk.ts'

const LINE = '/mod edit f28@1'
const DRAFT = formPage(formBlock(formOf('fact'), { 'text.en': 'Typed before.' }, [], 'en', LINE), 10, 'en').file?.text

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A press and a filled-in part on a message that holds its form in a file, which is fetched like this. */
async function begin(fetched: () => Promise<Response>) {
  vi.stubGlobal('fetch', fetched)
  const { context } = await realDesk()
  const shown: unknown[] = []
  const message = { content: '', embeds: [], attachments: [{ size: 10, url: 'https://cdn.example.org/form.txt' }] }
  const of = (fields: readonly object[]) => ({ message, customId: 'id', showModal: (modal: unknown) => shown.push(modal), fields: { fields: new Map(fields.entries()) } })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const press = () => pressForm(of([]) as unknown as ButtonInteraction, { line: LINE, part: 1 }, context('test:admin'), keptLog())
  const submit = async () =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    renderText(await submitForm(of([{ customId: 'text.de', value: 'Eben getippt.' }]) as unknown as ModalSubmitInteraction, { line: LINE, part: 1 }, context('test:admin'), keptLog()), { colour: false })
  return { shown, press, submit }
}

describe('a form that a file holds', () => {
  test('goes on with what was filled in before', async () => {
    const { shown, press, submit } = await begin(async () => new Response(DRAFT))
    expect(await press()).toBe('opened')
    expect(JSON.stringify(shown)).toContain('Typed before.')
    expect(await submit()).toMatch(/Eben getippt\.[^]*Typed before\./u)
  })

  test.each([
    ['is gone', async () => new Response('This content is no longer available.', { status: 404 })],
    ['cannot be reached', async () => Promise.reject(new TypeError('fetch failed'))],
  ])('that %s opens nothing, says so, and gives back what was typed', async (_, fetched) => {
    const { shown, press, submit } = await begin(fetched)
    expect(await press()).toMatchObject({ kind: 'refused', blocks: [{ text: expect.stringContaining('It still stands in the message with the form') as string }] })
    expect(shown).toEqual([])
    const told = await submit()
    expect(told).toContain('could not be loaded')
    expect(told).toContain('Text (German): Eben getippt.')
    expect(told).not.toContain(LINE)
  })
})
