import { z } from 'zod'
import { commandGroup, moderatorCommand } from '../../src/command/command.ts'
import { refusedMessage } from '../../src/command/desk-message.ts'
import type { Context } from '../../src/command/command.ts'
import type { Role } from '../../src/facts/role.ts'
import { parseGranted, parseIdentity, ROLES } from '../../src/facts/role.ts'
import type { Message } from '../../src/reply/message.ts'
import { modStrings } from '../../src/reply/mod-strings.ts'
import { identityOption, readBy } from './options.ts'

const GIVEN = ROLES.filter((role) => role !== 'reader')

async function give(context: Context, identity: string, role: Role): Promise<Message> {
  const { lang, desk, actor } = context
  const say = modStrings[lang]
  const granted = await desk.grant(identity, role, actor)
  if (granted.outcome === 'granted') return { kind: 'page', lang, blocks: [{ kind: 'lead', text: role === 'reader' ? say.revoked(identity) : say.granted(identity, say.roles[role]) }] }
  if (granted.outcome === 'unknown' && desk.roleOf({ id: identity }) === 'admin' && role !== 'admin') return { kind: 'refused', lang, blocks: [{ kind: 'lead', text: say.byEnvironment(identity) }] }
  if (granted.outcome === 'unknown') return { kind: 'refused', lang, blocks: [{ kind: 'lead', text: say.grantUnchanged(identity, say.roles[role]) }] }
  return refusedMessage(context, granted)
}

const grant = moderatorCommand({
  name: { en: 'grant', de: 'geben' },
  description: { en: 'Give somebody a role', de: 'Jemandem eine Rolle geben' },
  role: 'admin',
  options: {
    identity: identityOption,
    role: {
      name: { en: 'role', de: 'rolle' },
      description: { en: 'The role to give', de: 'Die Rolle' },
      example: { en: 'moderator', de: 'Moderator' },
      schema: z.enum(ROLES),
      required: true,
      choices: GIVEN.map((role) => ({ name: { de: modStrings.de.roles[role], en: modStrings.en.roles[role] }, value: role })),
    },
  },
  run: (context, { identity, role }) => give(context, identity, role),
})

const revoke = moderatorCommand({
  name: { en: 'revoke', de: 'nehmen' },
  description: { en: 'Take the role back that somebody was given', de: 'Jemandem die Rolle nehmen' },
  role: 'admin',
  options: { identity: { ...identityOption, schema: readBy((text) => parseIdentity(text) ?? parseGranted(text)) } },
  run: (context, { identity }) => give(context, identity, 'reader'),
})

const list = moderatorCommand({
  name: { en: 'list', de: 'liste' },
  description: { en: 'Who has which role', de: 'Wer welche Rolle hat' },
  role: 'admin',
  options: {},
  run: ({ desk, lang }) => {
    const say = modStrings[lang]
    const grants = desk.grants()
    if (grants.length === 0) return { kind: 'page', lang, blocks: [{ kind: 'lead', text: say.noGrants }] }
    return { kind: 'page', lang, blocks: [{ kind: 'heading', text: say.grants }, { kind: 'list', items: grants.map(({ id, role }) => ({ text: `${id}${desk.nameOf(id) === undefined ? '' : ` (${desk.nameOf(id)})`}: ${say.roles[role]}` })) }] }
  },
})

export const role = commandGroup({
  name: { en: 'role', de: 'rolle' },
  description: { en: 'Who may change what', de: 'Wer was ändern darf' },
  subcommands: [grant, revoke, list],
})
