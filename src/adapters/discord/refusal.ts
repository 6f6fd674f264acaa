import { Events, GatewayCloseCodes } from 'discord.js'
import type { Client } from 'discord.js'

/** Why the bot cannot run on Discord at all: trying again would not help. */
export type Refusal = 'badToken' | 'disallowedIntents' | 'shardsNeeded' | 'outdated'

const BY_CLOSE_CODE: Readonly<Record<number, Refusal>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'badToken',
  [GatewayCloseCodes.InvalidShard]: 'shardsNeeded',
  [GatewayCloseCodes.ShardingRequired]: 'shardsNeeded',
  [GatewayCloseCodes.InvalidAPIVersion]: 'outdated',
  [GatewayCloseCodes.InvalidIntents]: 'disallowedIntents',
  [GatewayCloseCodes.DisallowedIntents]: 'disallowedIntents',
}

/** Whether a token can be sent at all: other characters cannot stand in a request. */
export const canBeToken = (token: string): boolean => /^[\x21-\x7e]+$/u.test(token.replace(/^Bot\s+/iu, ''))

/** Whether REST refuses the token; undefined for every error that may pass. */
export function refusalOf(error: unknown): Refusal | undefined {
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown }
  return code === 'TokenInvalid' || status === 401 ? 'badToken' : undefined
}

/** Why the gateway closes the line of a client for good, at the start or at any time. */
export const refusalAtGateway = (client: Client): Promise<Refusal> =>
  new Promise((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      const why = BY_CLOSE_CODE[code]
      if (!why) return
      // The error that follows says the same in the library's words.
      client.removeAllListeners(Events.ShardError)
      resolve(why)
    })
  })
