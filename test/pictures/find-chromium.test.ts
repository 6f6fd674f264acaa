import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from './find-chromium.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  writeFileSync(join(folder, 'google-chrome'), '')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('Chromium', () => {
  test('is found in a folder of PATH', () => {
    expect(findChromium(['/nowhere', folder].join(delimiter), [])).toBe(join(folder, 'google-chrome'))
  })

  test('is found where a system puts it', () => {
    expect(findChromium('', ['/nowhere', join(folder, 'google-chrome')])).toBe(join(folder, 'google-chrome'))
  })

  test('is not found where there is none', () => {
    expect(findChromium('/nowhere', [])).toBeUndefined()
  })
})
