import { z } from 'zod'
import { shortened } from '../src/command/check-arguments.ts'
import { readerCommand } from '../src/command/command.ts'
import { suggestNames } from '../src/command/suggestions.ts'
import type { Entry } from '../src/facts/fact-base.ts'
import { entriesOf } from '../src/facts/fact-base.ts'
import { factBlock, sourcesBlock, speakerName } from '../src/reply/fact-block.ts'
import { pageStrings } from '../src/reply/page-strings.ts'

const text = z.string().trim().min(1)

export const statement = readerCommand({
  name: { en: 'statement', de: 'aussage' },
  description: { en: 'Who said what: by speaker, by words, or both', de: 'Wer was gesagt hat: nach Urheber, nach Wörtern oder beidem' },
  options: {
    by: {
      name: { en: 'by', de: 'von' },
      description: { en: 'Person, body or country that said it', de: 'Person, Stelle oder Land, von der es stammt' },
      example: { en: 'RUSI', de: 'RUSI' },
      leadIn: { en: 'by', de: 'von' },
      schema: text,
      required: false,
      suggest: suggestNames('person', 'org', 'country'),
    },
    containing: {
      name: { en: 'containing', de: 'mit' },
      description: { en: 'Words that it contains', de: 'Wörter, die darin vorkommen' },
      example: { en: 'containers', de: 'Container' },
      leadIn: { en: 'containing', de: 'mit' },
      schema: text,
      required: false,
    },
  },
  run: ({ dossier, lang }, { by, containing }) => {
    const words = pageStrings[lang]
    const base = dossier.base()
    const speakers = by === undefined ? [] : dossier.named(by, ['person', 'org', 'country'])
    // A word that names no one is looked for in what was said.
    const sought = containing ?? (speakers.length === 0 ? by : undefined)
    const said = entriesOf(base, 'fact').filter(
      ({ record }) => record.attribution.length > 0 && (speakers.length === 0 || record.attribution.some((hop) => speakers.some((one) => hop.who.includes(one.record.id)))),
    )
    const found = sought === undefined ? undefined : dossier.search(sought, Number.POSITIVE_INFINITY)
    const facts = found ? found.filter((entry): entry is Entry<'fact'> => said.some((one) => one === entry)) : said
    const heading = words.statements(facts.length, speakers.map((one) => speakerName(one, lang)), sought === undefined ? undefined : shortened(sought))
    if (facts.length === 0) return { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: heading }] }
    const blocks = facts.map((fact) => factBlock(base, fact, lang))
    return { kind: 'page', lang, blocks: [{ kind: 'heading', text: heading }, ...blocks, ...sourcesBlock(base, blocks, lang)] }
  },
})
