import { captionProblems, messageProblems, textProblems } from './message-limits.ts'
import type { MessageParams } from './message-limits.ts'
import { limit } from './limit.ts'
import type { Content } from './messages.ts'
import { captionContent, changed, documentOf, editable, markupContent, post, repliedTo, textContent } from './messages.ts'
import type { Call, Methods, Reply } from './method.ts'
import { badRequest, done, inChat } from './method.ts'
import type { Json, Problem, Upload } from './shapes.ts'
import type { File, Place, World } from './world.ts'
import { keepFile, messageKey } from './world.ts'

const ACTIONS = new Set(['typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice', 'upload_document', 'choose_sticker', 'find_location', 'record_video_note', 'upload_video_note'])
const NOT_MODIFIED = 'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

const messageParams = (params: Json): MessageParams => params

/** Messages, and what can be done with them. */
export const messageMethods: Methods = {
  sendMessage: {
    problems: (params) => [...textProblems('text', messageParams(params).text, messageParams(params).entities), ...messageProblems(params)],
    run: inChat((call, place) => send(call, place, textContent(call.params))),
  },
  sendDocument: {
    problems: (params, files) => [...captionProblems('caption', messageParams(params).caption, messageParams(params).caption_entities), ...messageProblems(params), ...fileProblems(files)],
    run: inChat((call, place) => {
      const file = sentFile(call.world, call.params['document'], call.files)
      return file ? send(call, place, { document: documentOf(file), ...captionContent(call.params) }) : badRequest('wrong file identifier/HTTP URL specified')
    }),
  },
  editMessageText: {
    problems: (params) => [...textProblems('text', messageParams(params).text, messageParams(params).entities), ...messageProblems(params)],
    run: (call) => edit(call, (message) => (message.text === undefined ? undefined : textContent(call.params)), 'there is no text in the message to edit'),
  },
  editMessageCaption: {
    problems: (params) => [...captionProblems('caption', messageParams(params).caption, messageParams(params).caption_entities), ...messageProblems(params)],
    run: (call) => edit(call, (message) => (message.document ? captionContent(call.params) : undefined), 'there is no caption in the message to edit'),
  },
  editMessageReplyMarkup: {
    problems: messageProblems,
    run: (call) => edit(call, ({ text, entities, caption, caption_entities: captionEntities }) => ({ ...(text !== undefined && { text }), ...(entities && { entities }), ...(caption !== undefined && { caption }), ...(captionEntities && { caption_entities: captionEntities }) }), ''),
  },
  deleteMessage: {
    run: inChat(({ world, params }, { chat, members }) => {
      const key = messageKey(chat.id, Number(params['message_id']))
      const message = world.messages.get(key)
      if (!message) return badRequest('message to delete not found')
      const mayDelete = message.from?.id === world.bot.id || chat.type === 'private' || members.get(world.bot.id)?.rank === 'administrator'
      if (!mayDelete) return badRequest("message can't be deleted")
      world.messages.delete(key)
      return done(true)
    }),
  },
  sendChatAction: {
    problems: ({ action }) => (ACTIONS.has(String(action)) ? [] : [limit('action', `is unknown: ${String(action)}`, 'wrong parameter action in request')]),
    run: inChat(() => done(true)),
  },
  getFile: {
    run: ({ world, params }) => {
      const file = world.files.get(String(params['file_id']))
      return file ? done({ file_id: file.id, file_unique_id: `unique-${file.id}`, file_size: file.bytes.length, file_path: file.path }) : badRequest('wrong file_id or the file is temporarily unavailable')
    },
  },
}

function send(call: Call, place: Place, content: Content): Reply {
  const reply = repliedTo(call, place)
  if ('status' in reply) return reply
  return done(post(call.world, place, { ...content, ...markupContent(messageParams(call.params).reply_markup), ...reply }))
}

function edit({ world, params }: Call, contentOf: (message: Content) => Content | undefined, otherwise: string): Reply {
  const found = editable(world, params)
  if ('refused' in found) return found.refused
  const content = contentOf(found.message)
  if (!content) return badRequest(otherwise)
  const next = changed(found.message, { ...content, ...markupContent(messageParams(params).reply_markup) })
  return next ? done(found.save(next)) : badRequest(NOT_MODIFIED)
}

/** A file that is sent now, or was before. */
function sentFile(world: World, document: unknown, files: ReadonlyMap<string, Upload>): File | undefined {
  const upload = files.get(String(document).replace('attach://', ''))
  return upload ? keepFile(world, upload) : world.files.get(String(document))
}

const fileProblems = (files: ReadonlyMap<string, Upload>): Problem[] =>
  [...files.values()].flatMap(({ name, bytes }) => [
    ...(/^[^/\\]{1,255}$/.test(name) && name !== 'blob' ? [] : [limit('document', `has no usable file name: ${JSON.stringify(name)}`, 'FILE_NAME_INVALID')]),
    ...(bytes.length > 0 ? [] : [limit('document', 'is empty', 'file must be non-empty')]),
  ])
