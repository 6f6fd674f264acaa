import { guidedTemplate } from '../../reply/form-template.ts'
import type { FileBlock, FormBlock, Message } from '../../reply/message.ts'
import { telegramStrings } from '../../reply/telegram-strings.ts'
import type { Piece } from './piece.ts'
import { run } from './piece.ts'
import { oneLine, verbatim } from './plain-text.ts'

/** A form as a template that a tap copies; as a file, with what is wrong beside it, where no message can hold it. */
export function formPieces(form: FormBlock, limit: number, lang: Message['lang']): { readonly pieces: readonly Piece[]; readonly file?: FileBlock } {
  const say = telegramStrings[lang]
  const title: Piece = { runs: [run(oneLine(form.title), 'bold')], opens: true }
  const template = verbatim(guidedTemplate(form, lang))
  if (template.length <= limit) return { pieces: [title, { runs: [run(say.formIntro, 'italic')], opens: true }, { runs: [run(template, 'pre')] }] }
  const problems = form.fields.flatMap(({ label, problem }): Piece[] => (problem === undefined ? [] : [{ runs: [run(`⚠ ${oneLine(label)}: ${oneLine(problem)}`)], tight: true }]))
  return { pieces: [title, { runs: [run(say.formAttached, 'italic')] }, ...problems], file: { kind: 'file', name: 'form.txt', mediaType: 'text/plain', text: template } }
}
