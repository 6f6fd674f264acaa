import type { Command } from '../src/command/command.ts'
import { ask } from './ask.ts'
import { date } from './date.ts'
import { fact } from './fact.ts'
import { gaps } from './gaps.ts'
import { help } from './help.ts'
import { language } from './language.ts'
import { mod } from './mod.ts'
import { port } from './port.ts'
import { search } from './search.ts'
import { ship } from './ship.ts'
import { source } from './source.ts'
import { statement } from './statement.ts'
import { suggest } from './suggest.ts'
import { timeline } from './timeline.ts'
import { who } from './who.ts'

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [ask, search, ship, port, date, timeline, statement, who, source, fact, gaps, suggest, language, help, mod]
