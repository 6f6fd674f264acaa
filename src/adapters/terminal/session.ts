import type { Actor, Command, Context } from '../../command/command.ts'
import type { Log } from '../../command/dispatch.ts'
import { dispatchLine } from '../../command/dispatch.ts'
import type { Lang } from '../../reply/command-strings.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import type { Message } from '../../reply/message.ts'

/** What every way to use the bot in a terminal needs. */
export type Setup = {
  readonly dossier: Context['dossier']
  readonly desk: Context['desk']
  readonly commands: readonly Command[]
  readonly log: Log
  readonly defaultLang: Lang
}

export const LOCAL: Actor = { id: 'terminal:local' }
export const QUIT = '/quit'

/** Whether the line ends the session. */
export const isQuit = (line: string): boolean => [QUIT, '/exit'].includes(line.trim().toLowerCase())

/** One conversation: it keeps the language and the choices offered last. */
export type Session = {
  readonly lang: () => Lang
  readonly answer: (line: string) => Promise<Message>
}

/** Begins a conversation. */
export function openSession({ dossier, desk, commands, log, defaultLang }: Setup): Session {
  let lang = defaultLang
  let langChosen = false
  let choices: readonly string[] = []
  const setLang = (chosen: Lang) => {
    lang = chosen
    langChosen = true
    return { outcome: 'set', reach: 'everywhere' } as const
  }
  return {
    lang: () => lang,
    answer: async (line) => {
      const picked = /^\s*[1-9]\d?\s*$/.test(line) && choices.length > 0 ? Number(line) : undefined
      const send = picked === undefined ? line : choices[picked - 1]
      if (send === undefined) {
        const text = commandStrings[lang].pickNumber(choices.length)
        return { kind: 'refused', lang, blocks: [{ kind: 'lead', text }] }
      }
      const message = await dispatchLine(send, { dossier, desk, commands, actor: LOCAL, lang, langChosen, setLang }, { log })
      choices = message.blocks.flatMap((block) => (block.kind === 'choices' ? block.items.map((item) => item.send) : []))
      if (!langChosen) lang = message.lang
      return message
    },
  }
}
