import { z } from 'zod'
import { shortened } from '../src/command/check-arguments.ts'
import { commandNamed, readerCommand } from '../src/command/command.ts'
import { exampleOf, usageOf } from '../src/command/usage.ts'
import { pageStrings } from '../src/reply/page-strings.ts'

export const help = readerCommand({
  name: { en: 'help', de: 'hilfe' },
  description: { en: 'All commands, or one in detail', de: 'Alle Befehle, oder einer im Einzelnen' },
  options: {
    command: {
      name: { en: 'command', de: 'befehl' },
      description: { en: 'Name of a command', de: 'Name eines Befehls' },
      example: { en: 'timeline', de: 'zeitleiste' },
      schema: z.string().trim().min(1),
      required: false,
    },
  },
  run: (context, args) => {
    const { dossier, lang } = context
    const commands = context.commands.filter((command) => !command.refusal(context))
    const words = pageStrings[lang]
    const one = args.command === undefined ? undefined : commandNamed(commands, args.command.replace(/^\//, ''))
    if (one) {
      const options = Object.values(one.options).map((option) => ({ text: `${option.name[lang]}: ${option.description[lang]}` }))
      return {
        kind: 'page',
        lang,
        blocks: [
          { kind: 'lead', text: `${usageOf(one, lang)}: ${one.description[lang]}` },
          ...(options.length > 0 ? [{ kind: 'list', items: options } as const] : []),
          { kind: 'text', text: words.example(exampleOf(one, lang)) },
        ],
      }
    }
    const items = commands.map((command) => ({ text: `${usageOf(command, lang)}: ${command.description[lang]}` }))
    return {
      kind: 'help',
      lang,
      blocks: [
        { kind: 'lead', text: args.command === undefined ? words.helpIntro(dossier.base().info.title[lang]) : words.noSuchCommand(shortened(args.command)) },
        { kind: 'list', items },
      ],
    }
  },
})
