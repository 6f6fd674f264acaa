import { z } from 'zod'
import type { Command, Context, OptionDefinition } from '../../src/command/command.ts'
import { readerCommand } from '../../src/command/command.ts'
import type { Log } from '../../src/command/dispatch.ts'
import type { Message } from '../../src/reply/message.ts'

const option = (de: string, en: string, more: Partial<OptionDefinition<string>> = {}) =>
  ({
    name: { de, en },
    description: { de: `was ${de} ist`, en: `what ${en} is.` },
    example: { de: `${de} B`, en: `${en} B` },
    schema: z.string(),
    ...more,
    required: true,
  }) as const satisfies OptionDefinition<string>

const echo = ({ lang }: Context, args: Readonly<Record<string, unknown>>): Message => ({
  kind: 'page',
  lang,
  blocks: [{ kind: 'lead', text: JSON.stringify(args) }],
})
const month = z.string().regex(/^\d{4}-\d{2}$/u, 'zod says no')

/** Commands of every shape; each answers with its arguments as JSON. */
export const fakeCommands: readonly Command[] = [
  readerCommand({
    name: { de: 'frage', en: 'ask' },
    description: { de: 'fragt', en: 'asks' },
    options: { question: option('frage', 'question') },
    run: ({ lang, langChosen, setLang }, { question }) => {
      if (question === 'break') throw new Error('a bug')
      if (question === 'auf deutsch') void setLang('de', 'self')
      const answerLang = !langChosen && question.includes('ä') ? 'de' : lang
      const items = [{ label: 'the ship', send: '/ship angara' }, { label: 'the port', send: '/gaps' }]
      const text = `asked ${question}`
      const choices = question === 'which' ? ([{ kind: 'choices', items }] as const) : []
      return { kind: question ? 'found' : 'help', lang: answerLang, blocks: [{ kind: 'lead', text }, ...choices] }
    },
  }),
  readerCommand({
    name: { de: 'schiff', en: 'ship' },
    description: { de: 'Schiff', en: 'ship' },
    options: {
      name: option('name', 'name', {
        suggest: () => ['Angara', 'Maria'].map((name) => ({ label: name, value: name })),
      }),
    },
    run: echo,
  }),
  readerCommand({
    name: { de: 'zeitleiste', en: 'timeline' },
    description: { de: 'Zeitleiste', en: 'timeline' },
    options: {
      from: option('von', 'from', { leadIn: { de: 'von', en: 'from' }, example: { de: '2023-09', en: '2023-09' } }),
      to: { ...option('bis', 'to', { leadIn: { de: 'bis', en: 'to' }, schema: month, example: { de: '2023-12', en: '2023-12' } }), required: false },
    },
    run: echo,
  }),
  readerCommand({
    name: { de: 'notiz', en: 'remark' },
    description: { de: 'notiert', en: 'remarks' },
    options: { record: option('datensatz', 'record'), reason: option('grund', 'reason') },
    run: echo,
  }),
  readerCommand({
    name: { de: 'sprache', en: 'language' },
    description: { de: 'Sprache', en: 'language' },
    options: {
      to: option('sprache', 'language', {
        choices: [
          { name: { de: 'Deutsch', en: 'German' }, value: 'de' },
          { name: { de: 'Englisch', en: 'English' }, value: 'en' },
        ],
      }),
    },
    run: async ({ setLang, ...context }, { to }) => {
      await setLang(to === 'de' ? 'de' : 'en', 'self')
      return echo({ setLang, ...context, lang: to === 'de' ? 'de' : 'en' }, { to })
    },
  }),
  readerCommand({ name: { de: 'lücken', en: 'gaps' }, description: { de: 'Lücken', en: 'gaps' }, options: {}, run: echo }),
  readerCommand({ name: { de: 'hilfe', en: 'help' }, description: { de: 'Hilfe', en: 'help' }, options: {}, run: echo }),
]

/** A dossier that no fake command looks into. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const noDossier = {} as Context['dossier']

/** A desk at which everybody may do everything, and nobody does. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const noDesk = { roleOf: () => 'admin', noteUnanswered: () => {}, onSettled: () => () => {} } as unknown as Context['desk']

export const fakeContext = (more: Partial<Context> = {}): Context => ({
  dossier: noDossier,
  desk: noDesk,
  commands: fakeCommands,
  actor: { id: 'terminal:local' },
  lang: 'en',
  langChosen: false,
  setLang: () => ({ outcome: 'set', reach: 'everywhere' }),
  ...more,
})

/** A log that keeps what it is told. */
export function keptLog(): Log & { readonly entries: Readonly<Record<string, unknown>>[] } {
  const entries: Readonly<Record<string, unknown>>[] = []
  return { entries, error: (details, text) => entries.push({ ...details, text }) }
}
