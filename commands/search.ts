import { z } from 'zod'
import { readerCommand } from '../src/command/command.ts'
import { recordLine } from '../src/reply/show-record.ts'
import { sourcesBlock } from '../src/reply/fact-block.ts'
import type { Block } from '../src/reply/message.ts'
import { pageStrings } from '../src/reply/page-strings.ts'

const MAX_RESULTS = 10

export const search = readerCommand({
  name: { en: 'search', de: 'suche' },
  description: { en: 'List the records that share these words', de: 'Einträge auflisten, in denen diese Wörter vorkommen' },
  options: {
    words: {
      name: { en: 'words', de: 'wörter' },
      description: { en: 'Words to look for', de: 'Gesuchte Wörter' },
      example: { en: 'munitions depot', de: 'Munitionsdepot' },
      schema: z.string().trim().min(1),
      required: true,
    },
  },
  run: ({ dossier, lang }, { words }) => {
    const base = dossier.base()
    const found = dossier.search(words, MAX_RESULTS)
    if (found.length === 0) return { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: pageStrings[lang].nothingFound }] }
    const list: Block = { kind: 'list', items: found.map((entry) => recordLine(base, entry, lang)) }
    return { kind: 'page', lang, blocks: [{ kind: 'heading', text: pageStrings[lang].found(found.length) }, list, ...sourcesBlock(base, [list], lang)] }
  },
})
