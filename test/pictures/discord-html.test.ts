import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/adapters/discord/plain-text.ts'
import type { DiscordPage } from '../../src/adapters/discord/render.ts'
import { renderMessage } from '../../src/adapters/discord/render.ts'
import { compose } from '../../src/reply/compose.ts'
import { realDossier } from '../real-dossier.ts'
import { exchangeHtml, markupHtml } from './discord-html.ts'
import { escapeHtml } from './html.ts'

describe('markup as HTML', () => {
  test.each([
    ['plain text', '<div>plain text</div>'],
    ['one\ntwo', '<div>one</div><div>two</div>'],
    ['one\n\ntwo', '<div>one</div><br><div>two</div>'],
    ['**bold** and ~~gone~~', '<div><strong>bold</strong> and <s>gone</s></div>'],
    ['**bold ~~and gone~~**', '<div><strong>bold <s>and gone</s></strong></div>'],
    ['**one** **two**', '<div><strong>one</strong> <strong>two</strong></div>'],
    ['two ** stars', '<div>two ** stars</div>'],
    ['**ends \\** here**', '<div><strong>ends ** here</strong></div>'],
    ['\\*\\*not bold\\*\\*', '<div>**not bold**</div>'],
    ['# One', '<discord-header level="1">One</discord-header>'],
    ['## Angara \\(ship\\)', '<discord-header level="2">Angara (ship)</discord-header>'],
    ['#### no heading', '<div>#### no heading</div>'],
    ['\\# no heading', '<div># no heading</div>'],
    ['-# the article \\[s-article ¶3\\] f11\\@1', '<discord-subscript>the article [s-article ¶3] f11@1</discord-subscript>'],
    ['- item', '<ul><li>item</li></ul>'],
    ['• item', '<div>• item</div>'],
    ['a < b & "c"', '<div>a &lt; b &amp; &quot;c&quot;</div>'],
    ['**<b>**', '<div><strong>&lt;b&gt;</strong></div>'],
    ['„Ja“ ● 🚢', '<div>„Ja“ ● 🚢</div>'],
  ])('%s', (markup, html) => {
    expect(markupHtml(markup)).toBe(html)
  })

  test.each(['**a** ~~b~~', '-# small', '## heading', '- list', '<@1> `code` [x](y)', 'back\\slash', '1. one'])('shows %s letter by letter where it is text', (text) => {
    expect(markupHtml(plainText(text))).toBe(`<div>${escapeHtml(text)}</div>`)
  })
})

describe('an exchange', () => {
  const page: DiscordPage = {
    embeds: [{ description: '**Yes** & no', color: 0x2e7d, footer: { text: 'Source <1>' } }],
    components: [
      { type: 1, components: [{ type: 2, custom_id: 'a', label: 'More & more', style: 2 }, { type: 2, custom_id: 'b', label: 'Send', style: 3 }] },
      { type: 1, components: [{ type: 3, custom_id: 'c', placeholder: 'Please choose', options: [{ label: 'Angara "1"', value: 'x' }] }] },
    ],
  }
  const asked = { by: 'Jana', at: '14:02', text: 'Is it <so>?' }

  test.each([
    '<discord-embed slot="embeds" color="#002e7d"><discord-embed-description slot="description"><div><strong>Yes</strong> &amp; no</div></discord-embed-description>',
    '<discord-embed-footer slot="footer"><span>Source &lt;1&gt;</span></discord-embed-footer></discord-embed>',
    '<discord-action-row><discord-button type="secondary">More &amp; more</discord-button><discord-button type="success">Send</discord-button></discord-action-row>',
    '<discord-string-select-menu placeholder="Please choose"><discord-string-select-menu-option label="Angara &quot;1&quot;"></discord-string-select-menu-option></discord-string-select-menu>',
  ])('has %s', (part) => {
    expect(exchangeHtml(asked, [page])).toContain(part)
  })

  test('shows a question that mentions the bot, and the answer as a reply to it', () => {
    const html = exchangeHtml(asked, [{ content: 'No' }])
    expect(html.match(/Is it &lt;so&gt;\?/gu)).toHaveLength(2)
    expect(html).toContain('<discord-reply slot="reply"')
    expect(html).toContain('</discord-reply><div>No</div></discord-message>')
    expect(html).not.toContain('discord-attachments')
  })

  test('shows the command that was used, and no message before the answer', () => {
    const html = exchangeHtml({ ...asked, option: { command: 'ask', name: 'question' } }, [{ content: 'No' }, { content: 'more' }])
    expect(html).toContain('command="ask"></discord-command><span class="tooltip">/ask question: Is it &lt;so&gt;?</span>')
    expect(html.match(/<discord-message /gu)).toHaveLength(2)
    expect(html.match(/<discord-command /gu)).toHaveLength(1)
  })

  test('shows all that an answer of the dossier says', async () => {
    const dossier = await realDossier()
    const message = compose(dossier.base(), dossier.ask('Is it confirmed?', { fallback: 'en' }))
    const html = exchangeHtml(asked, renderMessage(message, { embeds: true }))
    const texts = message.blocks.flatMap((block) => ('text' in block ? [block.text] : block.kind === 'actions' ? block.items.map(({ label }) => label) : []))
    expect(texts.length).toBeGreaterThan(5)
    for (const text of texts) expect(html).toContain(escapeHtml(text))
  })
})
