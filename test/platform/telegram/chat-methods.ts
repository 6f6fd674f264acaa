import type { ChatMember } from 'grammy/types'
import type { Methods } from './method.ts'
import { badRequest, done, inChat } from './method.ts'
import type { Place, World } from './world.ts'
import { isGroup } from './world.ts'

/** What is in a chat, and leaving it. */
export const chatMethods: Methods = {
  getMe: { run: ({ world }) => done(world.bot) },
  getChat: { run: inChat((_call, { chat }) => done({ ...chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: { unlimited_gifts: false, limited_gifts: false, unique_gifts: false, premium_subscription: false, gifts_from_channels: false } })) },
  getChatMember: {
    run: inChat(({ world, params }, place) => {
      const member = memberOf(world, place, Number(params['user_id']))
      return member ? done(member) : badRequest('user not found')
    }),
  },
  getChatAdministrators: {
    run: inChat(({ world }, place) => {
      if (!isGroup(place.chat)) return badRequest('there are no administrators in the private chat')
      const all = [...place.members.keys()].flatMap((id) => memberOf(world, place, id) ?? [])
      return done(all.filter(({ status }) => status === 'creator' || status === 'administrator'))
    }),
  },
  leaveChat: {
    run: inChat((_call, place) => {
      if (!isGroup(place.chat)) return badRequest("chat member status can't be changed in private chats")
      place.standing = 'left'
      return done(true)
    }),
  },
}

const RIGHTS = { is_anonymous: false, can_manage_chat: true, can_delete_messages: true, can_manage_video_chats: true, can_restrict_members: true, can_promote_members: false, can_change_info: true, can_invite_users: true, can_post_stories: false, can_edit_stories: false, can_delete_stories: false, can_pin_messages: true, can_manage_topics: false, can_manage_tags: false, can_send_welcome_messages: false }

/** What a user is in a chat; undefined where nobody there is known by that number. */
export function memberOf({ bot }: World, { chat, members }: Place, userId: number): ChatMember | undefined {
  if (chat.type === 'private' && userId === bot.id) return { status: 'member', user: bot }
  const found = members.get(userId)
  if (!found) return undefined
  const { user, rank } = found
  switch (rank) {
    case 'creator':
      return { status: 'creator', user, is_anonymous: false }
    case 'administrator':
      return { status: 'administrator', user, can_be_edited: false, ...RIGHTS }
    case 'member':
    case 'left':
      return { status: rank, user }
  }
}
