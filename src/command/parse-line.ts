import { editDistance } from '../facts/edit-distance.ts'
import type { Lang } from '../facts/record.ts'
import type { Command, Invocation, OptionDefinition } from './command.ts'
import { commandNamed } from './command.ts'

/** What a typed line asks for. `lang` is the language of the command's name as typed, where only one has it. */
export type ParsedLine =
  | { readonly kind: 'invocation'; readonly invocation: Invocation; readonly lang: Lang | undefined }
  | { readonly kind: 'unknownCommand'; readonly name: string; readonly nearest: readonly Command[]; readonly rest: string }
  | { readonly kind: 'tooMany'; readonly command: Command; readonly rest: string; readonly lang: Lang | undefined }

/** The command that every text without a slash goes to. */
export const ASK = 'ask'

/** Reads one typed line; every string is some kind of line. */
export function parseLine(line: string, commands: readonly Command[]): ParsedLine {
  const match = /^\s*\/(\S*)\s*(.*)$/su.exec(line)
  if (!match) return { kind: 'invocation', invocation: askInvocation(line, commands), lang: undefined }
  const name = (match[1] ?? '').replace(/@.*$/su, '').normalize('NFC').toLowerCase()
  const rest = (match[2] ?? '').trim()
  const command = commandNamed(commands, name)
  if (!command) return { kind: 'unknownCommand', name, nearest: nearestCommands(name, commands), rest }
  return command.subcommands ? parseWithin(command, command.subcommands, rest) : readArguments(command, name, rest)
}

/** The command that a line calls; undefined where there is no such command. */
export function commandOfLine(line: string, commands: readonly Command[]): Command | undefined {
  const parsed = parseLine(line, commands)
  switch (parsed.kind) {
    case 'invocation':
      return commandNamed(commands, parsed.invocation.command)
    case 'tooMany':
      return parsed.command
    case 'unknownCommand':
      return undefined
  }
}

/** The command of a group that the next word names; the group itself where there is none. */
function parseWithin(group: Command, subcommands: readonly Command[], text: string): ParsedLine {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(text) ?? []
  const name = word.normalize('NFC').toLowerCase()
  if (name === '') return { kind: 'invocation', invocation: { command: group.path.en, args: {} }, lang: undefined }
  const command = commandNamed(subcommands, name)
  if (!command) return { kind: 'unknownCommand', name: `${group.path.en} ${name}`, nearest: nearestCommands(name, subcommands), rest: rest.trim() }
  return command.subcommands ? parseWithin(command, command.subcommands, rest) : readArguments(command, name, rest.trim())
}

function readArguments(command: Command, name: string, rest: string): ParsedLine {
  const lang = command.name.de === command.name.en ? undefined : command.name.en === name ? 'en' : 'de'
  const values = splitLines(command, rest)
  if (!values) return { kind: 'tooMany', command, rest, lang }
  const args = Object.fromEntries(values.map(({ key, text }) => [key, unquoted(text)]))
  return { kind: 'invocation', invocation: { command: command.path.en, args }, lang }
}

/** A text as a question, whatever it begins with. */
export function askInvocation(text: string, commands: readonly Command[]): Invocation {
  const [key = 'question'] = Object.keys(commandNamed(commands, ASK)?.options ?? {})
  return { command: ASK, args: { [key]: text } }
}

/** Splits the first line into arguments; the lines after it go to the option that takes them. */
function splitLines(command: Command, text: string): ReturnType<typeof splitArguments> {
  const taker = Object.entries(command.options).find(([, { takesLines }]) => takesLines)
  const end = taker ? text.search(/[\r\n]/u) : -1
  if (!taker || end < 0) return splitArguments(command, text)
  const [key] = taker
  const first = splitArguments(command, text.slice(0, end))
  const own = first?.find((value) => value.key === key)
  return first && [...first.filter((value) => value !== own), { key, text: `${own?.text ?? ''}${text.slice(end)}`.trim() }]
}

type Marker = { readonly key: string; readonly start: number; readonly end: number }

/** The texts of a command's options in the order typed, quotes kept; undefined where there is more than it takes. */
export function splitArguments(command: Command, text: string): readonly { readonly key: string; readonly text: string }[] | undefined {
  const options = Object.entries(command.options)
  const masked = maskQuoted(text)
  const markers = options
    .flatMap(([key, option]) => markerOf(key, option, masked))
    .toSorted((a, b) => a.start - b.start)
  while (true) {
    const before = text.slice(0, markers[0]?.start).trim()
    const free = before ? optionsForTextBefore(markers, options) : []
    // A marker that leaves no option for the text before it was a word of that text: "/ask The question: why?"
    if (before && free.length === 0 && markers.shift()) continue
    if (before && free.length === 0) return undefined
    const marked = markers.map(({ key, end }, index) => ({ key, text: text.slice(end, markers[index + 1]?.start).trim() }))
    return [...inOrder(free, before), ...marked]
  }
}

const QUOTED = /(?<![^\s:=])(?:"[^"]*"|„[^“”"]*[“”"]|“[^”]*”|«[^»]*»|»[^«]*«)(?!\S)/gu
/** Longer lines hold no quotations: looking for them takes time that grows with the square of the length. */
const QUOTED_WITHIN = 10_000
const maskQuoted = (text: string): string =>
  text.length > QUOTED_WITHIN ? text : text.replace(QUOTED, (quoted) => '"'.repeat(quoted.length))
const unquoted = (text: string): string => (/^"{2,}$/u.test(maskQuoted(text)) ? text.slice(1, -1) : text)

function markerOf(key: string, { name, leadIn }: OptionDefinition, masked: string): Marker[] {
  const named = `(?:${RegExp.escape(name.de)}|${RegExp.escape(name.en)})[:=]`
  const led = leadIn ? `|(?:${RegExp.escape(leadIn.de)}|${RegExp.escape(leadIn.en)})(?!\\S)` : ''
  const match = new RegExp(`(?<!\\S)(?:${named}${led})`, 'iu').exec(masked)
  return match ? [{ key, start: match.index, end: match.index + match[0].length }] : []
}

/** Which options text without a marker belongs to: those declared before the first marker's, else whichever have none. */
function optionsForTextBefore(markers: readonly Marker[], options: readonly (readonly [string, OptionDefinition])[]): string[] {
  const free = options
    .filter(([key, { leadIn }], index) => (!leadIn || index === 0) && !markers.some((marker) => marker.key === key))
    .map(([key]) => key)
  const first = options.findIndex(([key]) => key === markers[0]?.key)
  const earlier = free.filter((key) => options.findIndex(([other]) => other === key) < first)
  return earlier.length > 0 ? earlier : free
}

/** One word or quotation to each option, the rest to the last. */
function inOrder(keys: readonly string[], text: string): { key: string; text: string }[] {
  const [key, ...others] = keys
  if (key === undefined || text === '') return []
  const end = others.length === 0 ? text.length : maskQuoted(text).search(/\s|$/u)
  return [{ key, text: text.slice(0, end) }, ...inOrder(others, text.slice(end).trim())]
}

const OFFERED = 3

function nearestCommands(name: string, commands: readonly Command[]): readonly Command[] {
  const distance = (candidate: string) => (candidate.startsWith(name) ? 0 : editDistance(name.slice(0, 40), candidate, 40))
  const ranked = commands
    .map((command) => ({ command, far: Math.min(distance(command.name.de), distance(command.name.en)) }))
    .toSorted((a, b) => a.far - b.far)
  const nearly = (ranked[0]?.far ?? 0) + 1
  return ranked.filter(({ far }) => far <= nearly && far <= Math.max(1, Math.floor(name.length / 2))).slice(0, OFFERED).map(({ command }) => command)
}
