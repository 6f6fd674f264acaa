import type { DiscordPage } from '../../src/adapters/discord/render.ts'
import { avatar, escapeHtml } from './html.ts'

/** What a reader asked; as the option of a command, or else in a message that mentions the bot. */
export type Asked = { readonly by: string; readonly at: string; readonly text: string; readonly option?: { readonly command: string; readonly name: string } }

type Row = NonNullable<DiscordPage['components']>[number]
type Component = Row['components'][number]

const BOT = 'Dossier'
const BOT_AVATAR = avatar('D', '#b3261e')
const USER_AVATAR = avatar('J', '#3f7d6e')

const BUTTON_STYLES: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive' }

/** Discord's markup as HTML: headings, small type, lists, bold and struck-out text, escaped letters as they are. */
export const markupHtml = (markup: string): string => markup.split('\n').map(lineHtml).join('')

const LINES: readonly (readonly [RegExp, (text: string, level: number) => string])[] = [
  [/^(#{1,3}) (.+)$/u, (text, level) => `<discord-header level="${level}">${text}</discord-header>`],
  [/^-# (.+)$/u, (text) => `<discord-subscript>${text}</discord-subscript>`],
  [/^[-*] (.+)$/u, (text) => `<ul><li>${text}</li></ul>`],
]

function lineHtml(line: string): string {
  for (const [pattern, html] of LINES) {
    const match = pattern.exec(line)
    if (match) return html(inlineHtml(match.at(-1) ?? ''), match[1]?.length ?? 0)
  }
  return line ? `<div>${inlineHtml(line)}</div>` : '<br>'
}

/** An escaped letter; text between two equal marks, which holds no such mark itself; any other letter. */
const INLINE = /\\([!-/:-@[-`{-~])|(\*\*|~~)((?:\\.|(?!\2).)+)\2|./gsu
const TAGS: Readonly<Record<string, string>> = { '**': 'strong', '~~': 's' }

const inlineHtml = (text: string): string =>
  text.replace(INLINE, (letter: string, escaped?: string, mark?: string, inner?: string) => {
    const tag = TAGS[mark ?? '']
    return tag === undefined || inner === undefined ? escapeHtml(escaped ?? letter) : `<${tag}>${inlineHtml(inner)}</${tag}>`
  })

/** The pages of an answer under what they answer, as elements of @skyra/discord-components-core. */
export const exchangeHtml = (asked: Asked, pages: readonly DiscordPage[]): string =>
  questionHtml(asked) + pages.map((page, at) => pageHtml(page, asked.at, at === 0 ? replyHtml(asked) : '')).join('')

function pageHtml({ content, embeds = [], components = [] }: DiscordPage, at: string, reply: string): string {
  const rows = components.map((row) => `<discord-action-row>${row.components.map(componentHtml).join('')}</discord-action-row>`).join('')
  const parts = [reply, content === undefined ? '' : markupHtml(content), ...embeds.map(embedHtml), rows && `<discord-attachments slot="components">${rows}</discord-attachments>`]
  return `<discord-message author="${BOT}" avatar="${BOT_AVATAR}" bot timestamp="${escapeHtml(at)}">${parts.join('')}</discord-message>`
}

function embedHtml({ description = '', color, footer }: NonNullable<DiscordPage['embeds']>[number]): string {
  const colour = color === undefined ? '' : ` color="#${color.toString(16).padStart(6, '0')}"`
  const foot = footer === undefined ? '' : `<discord-embed-footer slot="footer"><span>${escapeHtml(footer.text)}</span></discord-embed-footer>`
  return `<discord-embed slot="embeds"${colour}><discord-embed-description slot="description">${markupHtml(description)}</discord-embed-description>${foot}</discord-embed>`
}

const mention = `<discord-mention>${BOT}</discord-mention>`

/** What stands in the channel before the answer: nothing where a command was used. */
const questionHtml = ({ by, at, text, option }: Asked): string =>
  option ? '' : `<discord-message author="${escapeHtml(by)}" avatar="${USER_AVATAR}" timestamp="${escapeHtml(at)}">${mention} ${escapeHtml(text)}</discord-message>`

/** The line above the answer. Of a command it shows the name alone, and all of it while the pointer is there. */
function replyHtml({ by, text, option }: Asked): string {
  const user = `author="${escapeHtml(by)}" avatar="${USER_AVATAR}"`
  if (!option) return `<discord-reply slot="reply" ${user}>${mention} ${escapeHtml(text)}</discord-reply>`
  return `<div slot="reply" class="used"><discord-command ${user} command="${escapeHtml(option.command)}"></discord-command><span class="tooltip">${escapeHtml(`/${option.command} ${option.name}: ${text}`)}</span></div>`
}

function componentHtml(component: Component): string {
  if ('options' in component && component.options) {
    const options = component.options.map(({ label }) => `<discord-string-select-menu-option label="${escapeHtml(label)}"></discord-string-select-menu-option>`)
    return `<discord-string-select-menu placeholder="${escapeHtml(component.placeholder ?? '')}">${options.join('')}</discord-string-select-menu>`
  }
  if (!('label' in component)) throw new Error(`Cannot show a component of type ${component.type}`)
  return `<discord-button type="${BUTTON_STYLES[component.style] ?? 'secondary'}">${escapeHtml(component.label ?? '')}</discord-button>`
}
