import type { BotCommand } from 'grammy/types'
import { lengthProblems } from './limit.ts'
import type { Call, Method, Methods } from './method.ts'
import { badRequest, done, namedPlace } from './method.ts'
import { commandProblems, languageProblems } from './profile-limits.ts'
import type { Json, Problem } from './shapes.ts'
import { isGroup } from './world.ts'
import type { World } from './world.ts'

type Scope = { readonly type: string; readonly chat_id?: number | string; readonly user_id?: number }

/** Where a list of commands is kept: each scope and language has its own. */
export const commandsKey = ({ type, chat_id: chat, user_id: user }: Scope, language = ''): string => ['commands', type, chat ?? '', user ?? '', language].join(' ')

const scopeOf = (params: Json): Scope => (params['scope'] as Scope | undefined) ?? { type: 'default' }
const languageOf = (params: Json): string => (params['language_code'] as string | undefined) ?? ''
const keyOf = (params: Json): string => commandsKey(scopeOf(params), languageOf(params))
const languageProblemsOf = (params: Json): Problem[] => languageProblems(languageOf(params))

/** The menus of commands, and what the bot is called and said to be. */
export const profileMethods: Methods = {
  setMyCommands: {
    problems: (params) => [...commandProblems((params['commands'] ?? []) as readonly BotCommand[]), ...languageProblemsOf(params)],
    run: inScope(({ world, params }) => {
      const commands = params['commands'] as readonly BotCommand[]
      if (commands.length > 0) world.profile.set(keyOf(params), commands)
      else world.profile.delete(keyOf(params))
      return true
    }),
  },
  getMyCommands: { problems: languageProblemsOf, run: inScope(({ world, params }) => world.profile.get(keyOf(params)) ?? []) },
  deleteMyCommands: { problems: languageProblemsOf, run: inScope(({ world, params }) => (world.profile.delete(keyOf(params)), true)) },
  setMyName: setText('name', 64),
  getMyName: { problems: languageProblemsOf, run: ({ world, params }) => done({ name: inLanguage(world, 'name', languageOf(params)) || world.bot.first_name }) },
  setMyDescription: setText('description', 512),
  getMyDescription: getText('description'),
  setMyShortDescription: setText('short_description', 120),
  getMyShortDescription: getText('short_description'),
}

/** Of a scope that is there. */
function inScope(run: (call: Call) => unknown): Method['run'] {
  return (call) => {
    const { type, chat_id: chat } = scopeOf(call.params)
    if (chat === undefined) return done(run(call))
    const place = namedPlace(call.world, chat)
    if (!place || place.standing === 'not begun') return badRequest('chat not found')
    return type === 'chat' || isGroup(place.chat) ? done(run(call)) : badRequest("can't change commands of administrators in a private chat")
  }
}

const inLanguage = ({ profile }: World, name: string, language: string): string => (profile.get(`${name} ${language}`) ?? profile.get(`${name} `) ?? '') as string

function setText(name: string, max: number): Method {
  return {
    problems: (params) => [...lengthProblems(name, params[name] as string | undefined, max, `${name.toUpperCase()}_TOO_LONG`), ...languageProblemsOf(params)],
    run: ({ world, params }) => {
      const key = `${name} ${languageOf(params)}`
      if (params[name]) world.profile.set(key, params[name])
      else world.profile.delete(key)
      return done(true)
    },
  }
}

function getText(name: string): Method {
  return { problems: languageProblemsOf, run: ({ world, params }) => done({ [name]: inLanguage(world, name, languageOf(params)) }) }
}
