import type { Context } from '../../command/command.ts'
import { commandNamed } from '../../command/command.ts'
import { splitArguments } from '../../command/parse-line.ts'
import type { Lang } from '../../reply/command-strings.ts'
import { QUIT } from './session.ts'

type Known = Pick<Context, 'commands' | 'dossier' | 'desk'>

/** What the line may go on with, and the part of it that this replaces: command names, then what their options suggest. */
export function complete(line: string, { commands, dossier, desk }: Known, lang: Lang): [hits: string[], replaced: string] {
  const match = /^\s*\/(\S*)(?:\s+(.*))?$/su.exec(line)
  if (!match) return [[], line]
  const [, name = '', rest] = match
  if (rest === undefined) {
    const begin = `/${name.toLowerCase()}`
    const names = (of: Lang) => [...commands.map((command) => `/${command.name[of]} `), QUIT].filter((text) => text.startsWith(begin))
    const hits = names(lang)
    return [hits.length > 0 ? hits : names(lang === 'de' ? 'en' : 'de'), `/${name}`]
  }
  const command = commandNamed(commands, name)
  if (!command) return [[], line]
  const last = splitArguments(command, rest)?.at(-1)
  const key = last?.key ?? Object.keys(command.options)[0]
  const option = key === undefined ? undefined : command.options[key]
  const typed = last?.text ?? ''
  const all = option?.choices?.map((choice) => choice.name[lang]) ?? option?.suggest?.(dossier, typed, lang, desk).map(({ value }) => value) ?? []
  // The terminal can only go on with what begins as typed; what is merely alike is shown where nothing does.
  const begun = all.filter((text) => text.toLowerCase().startsWith(typed.toLowerCase()))
  const hits = begun.length > 0 || option?.choices ? begun : all
  return [hits, typed ? rest.slice(rest.lastIndexOf(typed)) : '']
}
