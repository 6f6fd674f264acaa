import { HttpError } from 'grammy'
import { expect, test } from 'vitest'
import { errorText, withoutToken } from '../../../src/adapters/telegram/mask-token.ts'
import { keptLog } from '../../command/fakes.ts'

const TOKEN = '123:AA-secret_token'

test('the token is nowhere in what is logged', () => {
  const log = keptLog()
  withoutToken(log, TOKEN).error({ update: 5, error: errorText(new HttpError('Network request failed!', new Error(`request to https://api.telegram.org/bot${TOKEN}/getMe failed`))), deep: { urls: [`/bot${encodeURIComponent(TOKEN)}/x`] } }, `with ${TOKEN}`)
  expect(log.entries).toEqual([{ update: 5, error: 'HttpError: Network request failed! (request to https://api.telegram.org/bot…/getMe failed)', deep: { urls: ['/bot…/x'] }, text: 'with …' }])
})
