import module from 'node:module'
import { relative } from 'node:path'
import type { Setup } from './adapters/terminal/session.ts'
import type { Config } from './config.ts'

const NEEDS = '24.15.0'
/** Whoever sits at the terminal of the machine can do what the machine's owner can. */
const LOCAL_ADMIN = 'terminal:local'
/** The commands of which the greeting gives an example. */
const SHOWN = new Set(['ask', 'ship', 'timeline'])

/** Wires what the first word asks for; nothing is loaded that it does not need. Returns the exit code. */
async function main([subcommand, ...args]: readonly string[]): Promise<number> {
  if (process.versions.node.localeCompare(NEEDS, 'en', { numeric: true }) < 0) {
    const { commandStrings } = await import('./reply/command-strings.ts')
    return complain([commandStrings.en.oldNode(process.versions.node, NEEDS)])
  }
  module.enableCompileCache()
  const { loadEnvFile, readConfig } = await import('./config.ts')
  loadEnvFile()
  const read = readConfig(process.env)
  if (read.kind === 'broken') return complain(read.problems)
  switch (subcommand) {
    case undefined:
      return talk(read.config)
    case 'ask':
      return ask(args, read.config)
    case 'check':
      return checkFiles(args, read.config)
    case 'export':
    case 'verify':
    case 'backup':
    case 'restore':
      return maintain(subcommand, args, read.config)
    default:
      return explainUsage(subcommand, read.config)
  }
}

async function talk(config: Config): Promise<number> {
  const setup = await open(config)
  if (!setup) return 1
  try {
    if (config.discord || config.telegram) {
      const { serve } = await import('./serve.ts')
      const refused = await serve({ setup, config, file: import.meta.filename })
      return refused.length > 0 ? complain(refused.filter(Boolean)) : 0
    }
    await talkWith(setup)
  } finally {
    await setup.close()
  }
  return 0
}

async function talkWith(setup: Setup): Promise<void> {
  const streams = { input: process.stdin, output: process.stdout, colour: usesColour() }
  if (process.stdin.isTTY) {
    const [{ chat }, { exampleOf }] = await Promise.all([import('./adapters/terminal/chat.ts'), import('./command/usage.ts')])
    const shown = setup.commands.filter(({ name }) => SHOWN.has(name.en))
    await chat({ ...setup, ...streams, fillForms: true, examples: shown.map((command) => exampleOf(command, setup.defaultLang)) })
  } else {
    const { pipe } = await import('./adapters/terminal/pipe.ts')
    await pipe({ ...setup, ...streams })
  }
}

async function ask(args: readonly string[], config: Config): Promise<number> {
  const { askOnce } = await import('./adapters/terminal/ask-once.ts')
  return askOnce(args, {
    defaultLang: config.defaultLang,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    colour: usesColour(),
    open: () => open(config),
    explain: (dossier, question, lang) => {
      const { answer, explanation } = dossier.explain(question, { fallback: config.defaultLang, ...(lang && { lang }) })
      const { names, dates, numbers, focus } = explanation.question
      const candidates = explanation.candidates.map(({ record, score, features }) => ({ id: record.entry.record.id, score, ...features }))
      return { lang: answer.lang, names, dates, numbers, focus, candidates, kind: answer.kind, because: explanation.because }
    },
  })
}

async function checkFiles(args: readonly string[], config: Config): Promise<number> {
  const { check } = await import('./adapters/terminal/check.ts')
  return check(args, {
    defaultLang: config.defaultLang,
    output: process.stdout,
    errors: process.stderr,
    run: async (texts) => {
      const { checkData } = await import('./store/check-data.ts')
      const { records, problems } = await checkData(config.dataDir, texts)
      return { kinds: records.map(({ kind }) => kind), problems: problems.map(fromHere) }
    },
  })
}

async function maintain(subcommand: 'export' | 'verify' | 'backup' | 'restore', args: readonly string[], config: Config): Promise<number> {
  const [{ runProgram }, { programs }] = await Promise.all([import('./adapters/terminal/program.ts'), import('./maintain.ts')])
  return runProgram(args, programs(config)[subcommand], { defaultLang: config.defaultLang, output: process.stdout, errors: process.stderr })
}

async function explainUsage(subcommand: string, { defaultLang }: Config): Promise<number> {
  const { commandStrings } = await import('./reply/command-strings.ts')
  const say = commandStrings[defaultLang]
  if (subcommand === '--help') {
    console.log(say.mainUsage())
    return 0
  }
  complain([say.unexpected(subcommand), '', say.mainUsage()])
  return 2
}

/** The dossier with its commands; undefined where it cannot be opened, after it was said why. */
async function open({ dataDir, databaseUrl, admins, review, defaultLang }: Config): Promise<(Setup & { readonly close: () => Promise<void> }) | undefined> {
  const [{ openWithLedger }, { openLedger }, { findBroken }, { readVersion }, { commands }, { modStrings }] = await Promise.all([import('./dossier.ts'), import('./store/open-ledger.ts'), import('./store/verify.ts'), import('./config.ts'), import('../commands/index.ts'), import('./reply/mod-strings.ts')])
  const say = modStrings[defaultLang]
  const ledger = await openLedger(databaseUrl)
  if (ledger.outcome === 'failed') {
    complain([say.cannotOpen[ledger.why]])
    return undefined
  }
  const settings = { admins: [...admins, LOCAL_ADMIN], review, now: () => new Date().toISOString(), version: readVersion() }
  const opened = await openWithLedger({ dir: dataDir, ledger: ledger.ledger, settings })
  if (opened.outcome === 'opened') {
    const { dossier, desk, conflicts, close } = opened
    void findBroken(ledger.ledger).then((seq) => seq !== null && complain([say.brokenChain(seq)]))
    if (conflicts.length > 0) complain([say.status.seedConflicts(conflicts.map(({ id }) => id).join(', '))])
    return { dossier, desk, commands, log, defaultLang, close }
  }
  await ledger.ledger.close()
  if (opened.outcome === 'failed') {
    complain([say.cannotOpen[opened.why]])
    return undefined
  }
  const [{ problemLine }, { commandStrings }] = await Promise.all([import('./reply/check-report.ts'), import('./reply/command-strings.ts')])
  const errors = opened.problems.filter(({ severity }) => severity === 'error')
  complain([commandStrings[defaultLang].brokenDossier(), ...errors.map((problem) => problemLine(fromHere(problem), defaultLang))])
  return undefined
}

/** With the file's path as one would type it here. */
const fromHere = <Placed extends { readonly file: string }>(problem: Placed): Placed => ({ ...problem, file: relative('', problem.file) || '.' })

/** One JSON object a line on standard error. */
const log: Setup['log'] = {
  error: (details, text) => console.error(JSON.stringify({ time: new Date().toISOString(), level: 'error', text, ...details })),
}

const usesColour = (): boolean => process.stdout.isTTY && !process.env['NO_COLOR']

function complain(lines: readonly string[]): 1 {
  for (const line of lines) console.error(line)
  return 1
}

// A reader that went away is no error; a full disk is one, but not ours to trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') console.error(`Cannot write the answer: ${error.code ?? 'unknown error'}`)
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

process.exitCode = await main(process.argv.slice(2))
