import type { APIEmbed, RESTPostAPIChannelMessageJSONBody } from 'discord.js'
import { discordStrings } from '../../reply/discord-strings.ts'
import { guidedTemplate } from '../../reply/form-template.ts'
import type { Block, FormBlock, Message } from '../../reply/message.ts'
import type { AttachedFile, FormPage } from './form-page.ts'
import { formIds, formPage } from './form-page.ts'
import type { Row } from './offer.ts'
import { MAX_ROWS, offerOf } from './offer.ts'
import { pagesOf, pageText } from './pages.ts'
import type { Piece } from './piece.ts'
import { textPiece } from './piece.ts'
import { colourOf, piecesOf, sourcePiece, sourceText } from './pieces.ts'

/** One message to send; `files` are to be attached to it. */
export type DiscordPage = Omit<RESTPostAPIChannelMessageJSONBody, 'components'> & { readonly components?: Row[]; readonly files?: readonly AttachedFile[] }

/** `embeds`, `files`: whether they may be sent; files may where nothing is said. */
type Options = { readonly ephemeral?: boolean; readonly embeds: boolean; readonly files?: boolean }
type Sources = Extract<Block, { kind: 'sources' }>['items']
/** A page before it is put into an embed or plain text. */
type Sheet = { readonly pieces: readonly Piece[]; readonly form?: FormPage; readonly sources: Sources }

/** What Discord allows, less the page's number. */
const EMBED = 4096
const CONTENT = 1980
/** All of an embed together has 6,000. */
const FOOTER = 1500

const SUPPRESS_EMBEDS = 4
const EPHEMERAL = 64

/** The message as Discord shows it: divided between facts where it is longer than one message, with nothing lost. */
export function renderMessage(message: Message, options: Options): readonly DiscordPage[] {
  const { lang, blocks } = message
  const limit = options.embeds ? EMBED : CONTENT
  const forms = blocks.filter((block) => block.kind === 'form')
  const [form, ...others] = forms.filter((one) => formIds(one).length > 0)
  const untold = forms.filter((one) => one !== form || others.includes(one))
  const shownForm = form && formPage(form, limit, lang)
  const maxRows = MAX_ROWS - (shownForm?.rows.length ?? 0)
  const offer = offerOf(message, { taken: form ? formIds(form) : [], maxRows, pick: discordStrings[lang].pick, asMenu: message.kind === 'choose' })
  const told = blocks.flatMap((block) => piecesOf(block, offer.told.get(block) ?? [], lang))
  const sources = blocks.flatMap((block) => (block.kind === 'sources' ? block.items : []))
  const inFooter = options.embeds && footerOf(sources, lang).length <= FOOTER
  const files = blocks.flatMap((block) => (block.kind === 'file' ? [{ name: block.name, text: block.text }] : []))
  const missing = options.files === false ? files.map(({ name }) => textPiece('⚠ ', discordStrings[lang].mayNotAttach(name))) : []
  const pieces = [...told, ...missing, ...untold.map((one) => templatePiece(one, lang)), ...(inFooter ? [] : sources.map((source) => sourcePiece(source, lang)))]
  const sheets = sheetsOf(pagesOf(visibleOf(pieces, blocks, form !== undefined), limit), shownForm, inFooter ? sources : [])
  return sheets.map((sheet, at) => {
    const isLast = at === sheets.length - 1
    const number = sheets.length > 1 ? `${at + 1}/${sheets.length}` : ''
    return pageOf(sheet, number, isLast ? { rows: [...(shownForm?.rows ?? []), ...offer.rows], files: options.files === false ? [] : files } : { rows: [], files: [] }, options, message)
  })
}

/** Each page with the sources that it cites; those that nothing cites stand on the last. */
function sheetsOf(pages: readonly (readonly Piece[])[], form: FormPage | undefined, sources: Sources): Sheet[] {
  const citedOn = (pieces: readonly Piece[]) => new Set(pieces.flatMap((piece) => piece.sources))
  const anywhere = citedOn(pages.flat())
  const sheets = pages.map((pieces, at) => ({ pieces, sources: sources.filter(({ id }) => citedOn(pieces).has(id) || (at === pages.length - 1 && !anywhere.has(id))) }))
  return form ? [...sheets, { pieces: [], form, sources: pages.length > 0 ? [] : sources }] : sheets
}

/** What stands under a page. */
type Attached = { readonly rows: readonly Row[]; readonly files: readonly AttachedFile[] }

function pageOf({ pieces, form, sources }: Sheet, number: string, { rows, files }: Attached, { embeds, ephemeral = false }: Options, { kind, lang }: Message): DiscordPage {
  const text = form ? form.text : pageText(pieces)
  const flags = (embeds ? 0 : SUPPRESS_EMBEDS) + (ephemeral ? EPHEMERAL : 0)
  const colour = colourOf(kind, pieces.flatMap(({ certainty }) => certainty ?? []))
  const attached = [...(form?.file ? [form.file] : []), ...files]
  const footer = [footerOf(sources, lang), number].filter(Boolean).join('\n')
  const embed: APIEmbed = { description: text, ...(colour !== undefined && { color: colour }), ...(footer && { footer: { text: footer } }) }
  return {
    ...(embeds ? { embeds: [embed] } : { content: number ? `${text}\n-# ${number}` : text }),
    ...(rows.length > 0 && { components: [...rows] }),
    ...(attached.length > 0 && { files: attached }),
    ...(flags > 0 && { flags }),
    allowed_mentions: { parse: [] },
  }
}

const footerOf = (sources: Sources, lang: Message['lang']): string => sources.map((source) => sourceText(source, lang)).join('\n')

/** A form that no button can stand for, as a text to fill in and send back. */
const templatePiece = (form: FormBlock, lang: Message['lang']): Piece => textPiece('', guidedTemplate(form, lang))

/** What can be seen of the pieces. Discord takes no message without text: then what the buttons say, or a sign. */
function visibleOf(pieces: readonly Piece[], blocks: readonly Block[], hasForm: boolean): readonly Piece[] {
  const areVisible = (some: readonly Piece[]) => some.filter((piece) => pageText([piece]) !== '')
  const visible = areVisible(pieces)
  if (visible.length > 0 || hasForm) return visible
  const labels = areVisible(blocks.flatMap((block) => (block.kind === 'choices' ? block.items.map(({ label }) => textPiece('• ', label)) : [])))
  return labels.length > 0 ? labels : [textPiece('', '…')]
}
