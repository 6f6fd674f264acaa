import { componentProblems } from './component-limits.ts'
import { countProblems, lengthProblems, limit } from './limit.ts'
import type { Embed, MessageBody, Problem } from './shapes.ts'
import { COMPONENTS_V2 } from './shapes.ts'

/** The limits of a message, and the promise that it mentions nobody. An edit may leave everything out. */
export function messageProblems(body: MessageBody, { edit = false } = {}): Problem[] {
  const { content, embeds, components, flags } = body
  const isNew = ((flags ?? 0) & COMPONENTS_V2) !== 0
  return [
    ...lengthProblems('content', content, 2000),
    ...embedsProblems(embeds ?? []),
    ...componentProblems(components ?? [], isNew),
    ...(isNew && (content || embeds?.length) ? [limit('flags', 'components of the second kind stand beside content or embeds')] : []),
    ...(edit || holdsSomething(body) ? [] : [limit('message', 'is empty')]),
    ...mentionProblems(body),
  ]
}

const holdsSomething = ({ content, embeds, components, attachments, poll, sticker_ids }: MessageBody): boolean =>
  Boolean(content?.trim()) || Boolean(poll) || [embeds, components, attachments, sticker_ids].some((list) => (list?.length ?? 0) > 0)

function mentionProblems({ allowed_mentions: allowed }: MessageBody): Problem[] {
  const { parse, users = [], roles = [], replied_user } = allowed ?? {}
  const nobody = parse?.length === 0 && users.length === 0 && roles.length === 0 && replied_user !== true
  return nobody ? [] : [{ rule: 'mentions', where: 'allowed_mentions', what: `is ${JSON.stringify(allowed)}: the message may mention somebody` }]
}

function embedsProblems(embeds: readonly Embed[]): Problem[] {
  const total = embeds.flatMap(textsOf).reduce((sum, text) => sum + (text?.length ?? 0), 0)
  return [
    ...countProblems('embeds', embeds, 10),
    ...(total > 6000 ? [limit('embeds', `have ${total} characters together, not 6000`)] : []),
    ...embeds.flatMap((embed, index) => embedProblems(embed, `embeds[${index}]`)),
  ]
}

const textsOf = ({ title, description, fields, footer, author }: Embed): (string | null | undefined)[] => [title, description, footer?.text, author?.name, ...(fields ?? []).flatMap(({ name, value }) => [name, value])]

const embedProblems = ({ title, description, fields, footer, author }: Embed, where: string): Problem[] => [
  ...lengthProblems(`${where}.title`, title, 256),
  ...lengthProblems(`${where}.description`, description, 4096),
  ...(footer ? lengthProblems(`${where}.footer.text`, footer.text, 2048, 1) : []),
  ...(author ? lengthProblems(`${where}.author.name`, author.name, 256, 1) : []),
  ...countProblems(`${where}.fields`, fields ?? [], 25),
  ...(fields ?? []).flatMap(({ name, value }, at) => [
    ...lengthProblems(`${where}.fields[${at}].name`, name?.trim() && name, 256, 1),
    ...lengthProblems(`${where}.fields[${at}].value`, value?.trim() && value, 1024, 1),
  ]),
]
