import type { ChatMember, Update } from 'grammy/types'
import { groupPlace, privatePlace, userOf } from './people.ts'
import type { Group, Person } from './shapes.ts'
import { push } from './updates.ts'
import type { Place, Standing, World } from './world.ts'
import { seconds } from './world.ts'

/** Each gives the update by which the bot is told; undefined where it does not want to be. */
export type Membership = {
  /** The user blocks the bot: it cannot write to them any more. */
  readonly blocked: (who: { readonly user: Person }) => Update | undefined
  readonly unblocked: (who: { readonly user: Person }) => Update | undefined
  /** The bot is brought into a group, or thrown out. */
  readonly added: (where: { readonly chat: Group; readonly user: Person }) => Update | undefined
  readonly removed: (where: { readonly chat: Group; readonly user: Person }) => Update | undefined
  /** Makes somebody an administrator of a group, the bot where nobody is named. The bot is not told. */
  readonly promote: (where: { readonly chat: Group; readonly user?: Person; readonly rank?: 'creator' | 'administrator' | 'member' }) => void
}

/** Changes whether the bot is wanted somewhere. */
export const makeMembership = (world: World): Membership => ({
  blocked: ({ user }) => changeMembership(world, privatePlace(world, user), user, 'blocked'),
  unblocked: ({ user }) => changeMembership(world, privatePlace(world, user), user, 'open'),
  added: ({ chat, user }) => {
    const place = groupPlace(world, chat, user)
    if (place.standing === 'open') place.standing = 'left'
    return changeMembership(world, place, user, 'open')
  },
  removed: ({ chat, user }) => changeMembership(world, groupPlace(world, chat, user), user, 'kicked'),
  promote: ({ chat, user, rank = 'administrator' }) => {
    const place = groupPlace(world, chat, user, rank)
    if (!user) place.members.set(world.bot.id, { user: world.bot, rank })
  },
})

const STATUS = { open: 'member', 'not begun': 'left', blocked: 'kicked', left: 'left', kicked: 'kicked' } as const

/** Changes it, and tells the bot. */
export function changeMembership(world: World, place: Place, by: Person, standing: Standing): Update | undefined {
  const before = memberFrom(world, place.standing)
  place.standing = standing
  const change = { chat: place.chat, from: userOf(by), date: seconds(), old_chat_member: before, new_chat_member: memberFrom(world, standing) }
  return push(world, { my_chat_member: change })
}

function memberFrom({ bot: user }: World, standing: Standing): ChatMember {
  const status = STATUS[standing]
  return status === 'kicked' ? { status, user, until_date: 0 } : { status, user }
}
