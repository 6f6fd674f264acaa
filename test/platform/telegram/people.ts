import type { Chat, User } from 'grammy/types'
import type { Group, Person } from './shapes.ts'
import type { Place, Rank, World } from './world.ts'
import { placeOf } from './world.ts'

/** The one as whom the anonymous administrators of all groups speak. */
export const ANONYMOUS: User = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }

export const userOf = (person: Person): User => ({ ...person, is_bot: person.is_bot ?? false })
/** A user as chats tell of them: without their language. */
const known = ({ language_code: _language, ...user }: User): User => user

export const privateChat = ({ id, first_name: first, last_name: last, username }: Person): Chat.PrivateChat => ({ id, type: 'private', first_name: first, ...(last !== undefined && { last_name: last }), ...(username !== undefined && { username }) })

/** The chat of the bot with somebody, which is begun by whoever writes there. */
export function privatePlace(world: World, person: Person): Place {
  const place = placeOf(world, privateChat(person))
  if (place.standing === 'not begun') place.standing = 'open'
  if (!place.members.has(person.id)) place.members.set(person.id, { user: known(userOf(person)), rank: 'member' })
  return place
}

/** A group with somebody in it; the bot is in it from the start. To write to that one in private is not allowed by that. */
export function groupPlace(world: World, chat: Group, person?: Person, rank?: Rank): Place {
  const place = placeOf(world, chat)
  if (!place.members.has(world.bot.id)) place.members.set(world.bot.id, { user: world.bot, rank: 'member' })
  if (!person) return place
  placeOf(world, privateChat(person), 'not begun')
  const member = place.members.get(person.id)
  if (!member || rank) place.members.set(person.id, { user: known(userOf(person)), rank: rank ?? 'member' })
  return place
}

/** Where a message stands. */
export const placeById = ({ places }: World, id: number): Place => {
  const place = places.get(id)
  if (!place) throw new Error(`There is no chat ${id}`)
  return place
}
