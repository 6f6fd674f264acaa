import { EventEmitter } from 'node:events'
import type { Client } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { canBeToken, refusalAtGateway, refusalOf } from '../../../src/adapters/discord/refusal.ts'

describe('Discord refuses the bot', () => {
  test.each([
    [4004, 'badToken'],
    [4010, 'shardsNeeded'],
    [4011, 'shardsNeeded'],
    [4012, 'outdated'],
    [4013, 'disallowedIntents'],
    [4014, 'disallowedIntents'],
  ])('with the code %i of the gateway', async (code, why) => {
    const client = new EventEmitter()
    const refused = refusalAtGateway(client as unknown as Client)
    client.emit('shardDisconnect', { code: 1006 })
    client.emit('shardDisconnect', { code })
    expect(await refused).toBe(why)
  })

  test.each([
    [Object.assign(new Error('An invalid token was provided.'), { code: 'TokenInvalid' }), 'badToken'],
    [Object.assign(new Error('401: Unauthorized'), { status: 401 }), 'badToken'],
    [Object.assign(new Error('Bad Gateway'), { status: 502 }), undefined],
    [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), undefined],
    ['something else', undefined],
  ])('with an error of REST: %s', (error, why) => {
    expect(refusalOf(error)).toBe(why)
  })
})

test.each([
  ['MTA.abc-_.x1', true],
  ['Bot MTA.abc', true],
  ['', false],
  ['with space', false],
  ['tökén', false],
  ['two\nlines', false],
])('%j can be a token: %s', (token, can) => {
  expect(canBeToken(token)).toBe(can)
})
