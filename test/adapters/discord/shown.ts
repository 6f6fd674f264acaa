import { expect } from 'vitest'
import type { DiscordPage } from '../../../src/adapters/discord/render.ts'
import { readPlainText } from '../../../src/adapters/discord/plain-text.ts'

/** The markup of a page: its content, or the description of its embed. */
export const markupOf = ({ content, embeds }: DiscordPage): string => content ?? embeds?.map(({ description }) => description).join('\n') ?? ''

/** What a reader sees of the markup: our own marks taken off, escaped letters as they are. */
export const seen = (markup: string): string => readPlainText(markup.replace(/\\[!-/:-@[-`{-~]|\*\*|~~|^-# |^## /gmu, (mark) => (mark.startsWith('\\') ? mark : '')))

/** Everything that a reader sees of all pages, without the numbers of the pages. */
export const allSeen = (pages: readonly DiscordPage[]): string =>
  [
    ...pages.map((page) => seen(markupOf(page).replace(/\n-# \d+\/\d+$/u, ''))),
    ...pages.flatMap(({ embeds = [] }) => embeds.map(({ footer }) => footer?.text.replace(/\n?\d+\/\d+$/u, '') ?? '')),
    ...pages.flatMap(({ files = [] }) => files.map(({ text }) => seen(text))),
  ].join('\n')

export const componentsOf = (page: DiscordPage) => (page.components ?? []).flatMap((row) => row.components)

/** The refs that buttons and menus stand for. */
export const refsOf = (page: DiscordPage): string[] =>
  componentsOf(page).flatMap((one) => ('options' in one && one.options ? one.options.map(({ value }) => value) : 'custom_id' in one ? [one.custom_id] : []))

/** Holds a page to what Discord accepts. */
export function expectWithinLimits(page: DiscordPage): void {
  const { content, embeds = [], components = [], allowed_mentions } = page
  expect(allowed_mentions).toEqual({ parse: [] })
  expect(markupOf(page).trim()).not.toBe('')
  expect(content?.length ?? 0).toBeLessThanOrEqual(2000)
  expect(embeds.length).toBeLessThanOrEqual(10)
  for (const { description = '', footer, title = '' } of embeds) {
    expect(description.length).toBeLessThanOrEqual(4096)
    expect(footer?.text.length ?? 0).toBeLessThanOrEqual(2048)
    expect(description.length + title.length + (footer?.text.length ?? 0)).toBeLessThanOrEqual(6000)
  }
  expect(components.length).toBeLessThanOrEqual(5)
  const ids: string[] = []
  for (const row of components) {
    const parts = row.components
    expect(parts.length).toBeGreaterThan(0)
    expect(parts.length).toBeLessThanOrEqual(parts.some((part) => 'options' in part) ? 1 : 5)
    for (const part of parts) {
      if ('custom_id' in part) ids.push(part.custom_id)
      if ('label' in part) expect((part.label ?? '').length).toSatisfy((length: number) => length >= 1 && length <= 80)
      if (!('options' in part)) continue
      const options = part.options ?? []
      expect(options.length).toSatisfy((length: number) => length >= 1 && length <= 25)
      expect(new Set(options.map(({ value }) => value)).size).toBe(options.length)
      for (const { label, value } of options) {
        expect(label.length).toSatisfy((length: number) => length >= 1 && length <= 100)
        expect(value.length).toBeLessThanOrEqual(100)
      }
    }
  }
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id.length).toSatisfy((length: number) => length >= 1 && length <= 100)
}
