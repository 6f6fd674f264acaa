import { describe, expect, test } from 'vitest'
import { check } from '../../../src/adapters/terminal/check.ts'
import type { PlacedProblem } from '../../../src/reply/check-report.ts'
import { kept } from './terminal.ts'

const error: PlacedProblem = { file: 'data/facts.yaml', line: 12, severity: 'error', code: 'hedge-missing', record: 'f18', field: 'hedge', message: { de: 'Es fehlt\n das Wort.', en: 'The word is missing.' } }
const warning: PlacedProblem = { ...error, severity: 'warning', code: 'text-long', line: undefined, record: null, message: { de: 'Zu lang.', en: 'Too long.' } }
const syntax: PlacedProblem = { ...error, code: 'yaml-syntax', column: 3, record: null }

const run = async (args: string[], problems: PlacedProblem[] = []) => {
  const [output, errors] = [kept(), kept()]
  let folder: string | undefined
  const code = await check(args, {
    defaultLang: 'en',
    output,
    errors,
    run: async (texts) => {
      folder = texts
      return { kinds: ['fact', 'fact', 'gap'], problems }
    },
  })
  return { code, folder, output: output.text(), errors: errors.text() }
}
const COUNTS = '0 sources, 0 names, 0 events, 2 facts, 1 gap, 0 notes'

describe('a check', () => {
  test.each<[string, PlacedProblem[], number, string]>([
    ['without problems', [], 0, `${COUNTS}: 0 errors, 0 warnings\n`],
    ['with an error', [error], 1, `data/facts.yaml:12  error hedge-missing f18  The word is missing.\n${COUNTS}: 1 error, 0 warnings\n`],
    ['with a warning', [warning], 0, `data/facts.yaml  warning text-long  Too long.\n${COUNTS}: 0 errors, 1 warning\n`],
    ['of a file that cannot be read', [syntax], 1, `data/facts.yaml:12:3  error yaml-syntax  The word is missing.\n${COUNTS}: 1 error, 0 warnings\n`],
  ])('%s', async (_name, problems, code, output) => {
    expect(await run([], problems)).toMatchObject({ code, output, errors: '' })
  })

  test('speaks German', async () => {
    expect((await run(['--lang', 'de'], [error])).output).toBe(
      'data/facts.yaml:12  error hedge-missing f18  Es fehlt das Wort.\n0 Quellen, 0 Namen, 0 Ereignisse, 2 Fakten, 1 Lücke, 0 Hinweise: 1 Fehler, 0 Warnungen\n',
    )
  })

  test('passes on the folder of texts', async () => {
    expect(await run(['--texts', import.meta.dirname])).toMatchObject({ code: 0, folder: import.meta.dirname })
  })

  test('gives JSON', async () => {
    expect(JSON.parse((await run(['--json'], [error])).output)).toMatchObject({ problems: [{ code: 'hedge-missing', message: 'The word is missing.' }] })
  })

  test.each([
    [['--text'], 'There is no option --text.'],
    [['--texts'], 'The value after --texts is missing.'],
    [['--texts', '/no/such'], '--texts is “/no/such”; allowed is: a folder that exists.'],
    [['data'], '“data” is too much.'],
  ])('refuses %j', async (args, problem) => {
    const { code, output, errors } = await run(args)
    expect({ code, output, first: errors.split('\n')[0] }).toEqual({ code: 2, output: '', first: problem })
  })
})
