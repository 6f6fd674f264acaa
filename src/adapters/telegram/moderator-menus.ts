import type { Bot } from './bot.ts'
import { setMenuOf } from './command-menu.ts'
import { userOf } from './notices.ts'

export type ModeratorMenus = {
  /** Somebody wrote in their own chat with the bot. */
  readonly wrote: (user: number) => void
  readonly stop: () => void
}

/** Keeps the menus of those who have a role: set when they first write, and when a role is given or taken away. */
export function keepModeratorMenus(bot: Bot): ModeratorMenus {
  const set = new Set<number>()
  const keep = (user: number): void => {
    const hasRole = bot.desk.roleOf({ id: `telegram:${user}` }) !== 'reader'
    if (hasRole) set.add(user)
    else set.delete(user)
    void bot.background.run(() => bot.inOrder(`menu of ${user}`, () => setMenuOf(user, hasRole, bot)), { user }, 'Cannot set the menu of somebody who has a role')
  }
  return {
    wrote: (user) => {
      if (!set.has(user) && bot.desk.roleOf({ id: `telegram:${user}` }) !== 'reader') keep(user)
    },
    stop: bot.desk.onGranted((identity) => {
      const user = userOf(identity)
      if (user !== undefined) keep(user)
    }),
  }
}
