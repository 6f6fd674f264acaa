import { z } from 'zod'
import type { OptionDefinition } from '../../src/command/command.ts'
import { suggestProposals, suggestRecords } from '../../src/command/suggestions.ts'
import { refOf } from '../../src/facts/fact-base.ts'
import { parseRef } from '../../src/facts/record.ts'
import { parseIdentity } from '../../src/facts/role.ts'
import { reasonIn } from '../../src/reply/reason-form.ts'

/** A text that is read by a function which knows undefined for what it cannot read. */
export const readBy = <T>(read: (text: string) => T | undefined) =>
  z.string().transform((typed, context) => {
    const value = read(typed)
    if (value !== undefined) return value
    context.addIssue('cannot be read')
    return z.NEVER
  })

/** A record, with or without the version that was seen. */
export const recordOption = {
  name: { en: 'record', de: 'eintrag' },
  description: { en: 'Id of the record, best with the version seen', de: 'Kennung des Eintrags, am besten mit der gesehenen Fassung' },
  example: { en: 'f16@1', de: 'f16@1' },
  schema: readBy(parseRef),
  required: true,
  suggest: suggestRecords(refOf),
} as const satisfies OptionDefinition<NonNullable<ReturnType<typeof parseRef>>>

export const proposalOption = {
  name: { en: 'proposal', de: 'vorschlag' },
  description: { en: 'Id of the proposal', de: 'Kennung des Vorschlags' },
  example: { en: 'p01', de: 'p01' },
  schema: readBy((text) => /^p\d{2,}$/u.exec(text.trim().toLowerCase())?.[0]),
  required: true,
  suggest: suggestProposals,
} as const satisfies OptionDefinition<string>

export const reasonOption = {
  name: { en: 'reason', de: 'grund' },
  description: { en: 'Why', de: 'Warum' },
  example: { en: 'the source corrected itself', de: 'die Quelle hat sich berichtigt' },
  schema: z.string().trim().min(1),
  required: true,
} as const satisfies OptionDefinition<string>

/** The same where a form asks for what is left out: also as that form comes back. Undefined where nothing was filled in. */
export const formReasonOption = { ...reasonOption, schema: z.string().transform((typed) => reasonIn(typed) || undefined), required: false, takesLines: true, fitsOneLine: true } as const satisfies OptionDefinition<string | undefined>

export const identityOption = {
  name: { en: 'identity', de: 'kennung' },
  description: { en: 'A person: discord:1234, telegram:1234, a @mention; a role on Discord: discord-role:1234', de: 'Person: discord:1234, telegram:1234, @Erwähnung; eine Rolle auf Discord: discord-role:1234' },
  example: { en: 'discord:1234', de: 'discord:1234' },
  schema: readBy(parseIdentity),
  required: true,
} as const satisfies OptionDefinition<string>
