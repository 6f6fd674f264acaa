import type { Api } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import type { Context } from '../../command/command.ts'
import type { Log } from '../../command/dispatch.ts'
import type { Lang } from '../../reply/command-strings.ts'
import type { Background } from './background.ts'
import type { InOrder } from './in-order.ts'

/** What every call on Telegram is answered with. */
export type Services = Pick<Context, 'dossier' | 'desk' | 'commands'> & { readonly defaultLang: Lang }

/** The bot while it runs: what it knows, who it is, and how it speaks. */
export type Bot = Services & {
  readonly api: Api
  readonly me: UserFromGetMe
  readonly log: Log
  readonly background: Background
  /** The text of a file that was sent to the bot. */
  readonly fileText: (fileId: string) => Promise<string>
  /** Whether this is within the rate of somebody, and of a group. */
  readonly mayCall: (user: string, group: number | undefined) => boolean
  /** Whether somebody may be told now that they are too fast; and whether a query that is being typed is answered. */
  readonly mayBeTold: (user: string) => boolean
  readonly mayQuery: (user: string) => boolean
  /** One thing after the other in each chat. */
  readonly inOrder: InOrder
}
