import { z } from 'zod'
import { readerCommand } from '../src/command/command.ts'
import { entriesOf } from '../src/facts/fact-base.ts'
import { sourcesBlock } from '../src/reply/fact-block.ts'
import type { Block } from '../src/reply/message.ts'
import { pageStrings } from '../src/reply/page-strings.ts'
import { recordLine } from '../src/reply/show-record.ts'

export const gaps = readerCommand({
  name: { en: 'gaps', de: 'lücken' },
  description: { en: 'What the dossier does not know', de: 'Was das Dossier nicht weiß' },
  options: {
    about: {
      name: { en: 'about', de: 'zu' },
      description: { en: 'Only open questions about this', de: 'Nur offene Fragen hierzu' },
      example: { en: 'ships', de: 'Schiffe' },
      leadIn: { en: 'about', de: 'zu' },
      schema: z.string().trim().min(1),
      required: false,
    },
  },
  run: ({ dossier, lang }, { about }) => {
    const base = dossier.base()
    const wanted = about === undefined ? undefined : dossier.search(about, Number.POSITIVE_INFINITY)
    const open = entriesOf(base, 'gap').filter((gap) => gap.record.status === 'open' && (!wanted || wanted.some((entry) => entry === gap)))
    if (open.length === 0) return { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: pageStrings[lang].noGaps }] }
    const list: Block = { kind: 'list', items: open.map((gap) => recordLine(base, gap, lang)) }
    return { kind: 'page', lang, blocks: [{ kind: 'heading', text: pageStrings[lang].gaps(open.length) }, list, ...sourcesBlock(base, [list], lang)] }
  },
})
