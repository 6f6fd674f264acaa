import { moderatorCommand } from '../../src/command/command.ts'
import { RECORD_KINDS } from '../../src/facts/record.ts'
import { commandStrings } from '../../src/reply/command-strings.ts'
import { modStrings } from '../../src/reply/mod-strings.ts'

export const status = moderatorCommand({
  name: { en: 'status', de: 'zustand' },
  description: { en: 'Database, records, check and processes', de: 'Datenbank, Einträge, Prüfung und Prozesse' },
  role: 'moderator',
  options: {},
  run: async ({ desk, lang }) => {
    const say = modStrings[lang].status
    const { ledger, revisions, processes, broken, open, records, errors, warnings, conflicts, version } = await desk.status()
    const counts = RECORD_KINDS.map((kind) => commandStrings[lang].kindCount(kind, records[kind])).join(', ')
    const lines = [
      revisions === null ? say.unreachable(ledger) : say.ledger(ledger, revisions),
      ...(broken === null ? [] : [modStrings[lang].brokenChain(broken)]),
      ...(processes === null ? [] : [say.processes(processes)]),
      say.records(counts),
      ...(errors === null ? [] : [say.check(errors, warnings ?? 0)]),
      say.open(open),
      ...(conflicts.length > 0 ? [say.seedConflicts(conflicts.join(', '))] : []),
      say.version(version, process.versions.node),
    ]
    return { kind: 'page', lang, blocks: [{ kind: 'heading', text: say.heading }, { kind: 'list', items: lines.map((text) => ({ text })) }] }
  },
})
