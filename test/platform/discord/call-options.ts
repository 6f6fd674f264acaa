import type { Command, CommandOption, Json } from './shapes.ts'
import { userPayload } from './payloads.ts'

export type OptionValues = Readonly<Record<string, string | number | boolean>>
const SUBCOMMANDS = [1, 2]
const STRING = 3
const USER = 6

/**
 * The options of a call as Discord's client sends them. It throws where the client would not let anyone send that: such a
 * call is a mistake of the test. `focused`: the option that is being typed.
 */
export function callOptions(command: Command, path: readonly string[], values: OptionValues, focused?: string): Json[] {
  const [step, ...further] = path
  const name = `/${command.name} ${path.join(' ')}`
  return stepInto(command.options ?? [], step, further, (options) => {
    const unknown = Object.keys(values).find((key) => !options.some((option) => option.name === key))
    if (unknown !== undefined) throw new Error(`${name} has no option "${unknown}", only ${options.map((option) => option.name).join(', ')}`)
    const missing = options.find((option) => option.required && values[option.name] === undefined)
    if (missing && focused === undefined) throw new Error(`${name} needs the option "${missing.name}"`)
    return options.flatMap((option) => {
      const value = values[option.name]
      return value === undefined ? [] : [valueOf(option, value, option.name === focused)]
    })
  })
}

function stepInto(options: readonly CommandOption[], step: string | undefined, further: readonly string[], fill: (options: readonly CommandOption[]) => Json[]): Json[] {
  if (step === undefined) {
    if (options.some(({ type }) => SUBCOMMANDS.includes(type))) throw new Error(`One of ${options.map(({ name }) => name).join(', ')} has to be called`)
    return fill(options)
  }
  const sub = options.find(({ name, type }) => name === step && SUBCOMMANDS.includes(type))
  if (!sub) throw new Error(`There is no subcommand "${step}", only ${options.map(({ name }) => name).join(', ')}`)
  const [next, ...rest] = further
  return [{ type: sub.type, name: sub.name, options: stepInto(sub.options ?? [], next, rest, fill) }]
}

function valueOf({ type, name, choices, max_length: max = 6000, autocomplete }: CommandOption, value: string | number | boolean, isFocused: boolean): Json {
  if (isFocused && !autocomplete) throw new Error(`The option "${name}" does not complete`)
  if (choices?.length && !choices.some((choice) => choice.value === value)) throw new Error(`The option "${name}" has no choice ${JSON.stringify(value)}`)
  if (type === STRING && (typeof value !== 'string' || value.length > max)) throw new Error(`The option "${name}" takes texts of up to ${max} characters`)
  return { type, name, value, ...(isFocused && { focused: true }) }
}

/** The users whom the options of a call name. */
export function resolvedUsers(options: readonly Json[]): Json | undefined {
  const all = options.flatMap(function flat(option): Json[] {
    return [option, ...((option['options'] ?? []) as readonly Json[]).flatMap(flat)]
  })
  const ids = all.filter((option) => option['type'] === USER).map((option) => String(option['value']))
  return ids.length === 0 ? undefined : { users: Object.fromEntries(ids.map((id) => [id, userPayload({ id, name: `user${id}` })])) }
}
