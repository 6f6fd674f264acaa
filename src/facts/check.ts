import { type Checked, checkIndex, type Rule } from './check-index.ts'
import { namesDiffer } from './check-names.ts'
import { REFERENCE_RULES } from './check-references.ts'
import { type Problem, problem } from './problem.ts'
import type { Value } from './record.ts'
import { parseEdtf } from './when.ts'
import { wordingsOf } from './wordings.ts'

const LONG_TEXT = 300

/** All that is wrong with these records taken together, and what an editor should look at. */
export function check(records: readonly Checked[]): Problem[] {
  const index = checkIndex(records)
  return RULES.flatMap((rule) => rule(index))
}

const datesParse: Rule = (index) =>
  [...index.of('source'), ...index.of('event')].flatMap(({ id, when: { edtf } }) => {
    if (edtf === null || parseEdtf(edtf)) return []
    if (endsBeforeItStarts(edtf)) {
      return problem('edtf-order', id, 'when.edtf', {
        de: `${id}: „${edtf}“ endet vor seinem Anfang. Bitte beide Angaben vertauschen oder berichtigen.`,
        en: `${id}: "${edtf}" ends before it starts. Swap the two, or correct them.`,
      })
    }
    return problem('edtf-syntax', id, 'when.edtf', {
      de: `${id}: „${edtf}“ ist nicht als Datum zu lesen. Bitte nach EDTF schreiben, etwa 2023-10-16, 2023-09/2023-12 oder [2023-09..2023-12], ohne Uhrzeit.`,
      en: `${id}: Cannot parse "${edtf}" as a date. Write it in EDTF, such as 2023-10-16, 2023-09/2023-12 or [2023-09..2023-12], with no time of day.`,
    })
  })

function endsBeforeItStarts(edtf: string): boolean {
  const [start, end, ...more] = edtf.replaceAll(/^[[{]|[\]}]$/gu, '').split(/\/|\.\./u).map(parseEdtf)
  return Boolean(
    start?.span.earliest && end?.span.latest && more.length === 0 && start.span.earliest > end.span.latest,
  )
}

const ignoranceHasGap: Rule = (index) => {
  const asked = new Set(index.of('gap').flatMap((gap) => gap.about))
  return index.of('fact').flatMap(({ id, kind }) =>
    kind !== 'ignorance' || asked.has(id)
      ? []
      : problem('ignorance-without-gap', id, 'kind', {
          de: `${id} sagt, dass etwas unbekannt ist, aber keine Lücke nennt ${id} in „about“. Bitte eine Lücke mit der offenen Frage anlegen.`,
          en: `${id} says that something is unknown, yet no gap names ${id} in its "about". Add a gap with the open question.`,
        }),
  )
}

const deprecatedHasWhy: Rule = (index) =>
  index.of('fact').flatMap(({ id, rank, why }) =>
    rank !== 'deprecated' || why
      ? []
      : problem('deprecated-without-why', id, 'why', {
          de: `${id} gilt als nicht haltbar („rank: deprecated“), nennt aber keinen Grund. Bitte in „why“ angeben, was gegen diese Lesart spricht.`,
          en: `${id} counts as untenable ("rank: deprecated"), yet gives no reason. Say in "why" what speaks against this reading.`,
        }),
  )

const valuesAreAbout: Rule = (index) =>
  index.of('fact').flatMap((fact) =>
    fact.values.flatMap((value, at) =>
      fact.about.includes(value.of)
        ? []
        : problem('value-not-about', fact.id, `values[${at}].of`, {
            de: `${fact.id} gibt einen Wert für ${value.of}, nennt ${value.of} aber nicht in „about“. Bitte dort ergänzen oder den Wert streichen.`,
            en: `${fact.id} gives a value of ${value.of}, yet does not name ${value.of} in "about". Add it there, or remove the value.`,
          }),
    ),
  )

const eventsHaveFacts: Rule = (index) => {
  const told = new Set(index.of('fact').flatMap((fact) => (fact.rank === 'deprecated' ? [] : fact.about)))
  return index.of('event').flatMap(({ id }) =>
    told.has(id)
      ? []
      : problem('event-without-fact', id, '', {
          de: `Von ${id} berichtet kein gültiger Fakt. Bitte einen anlegen, der ${id} in „about“ nennt, oder das Ereignis entfernen.`,
          en: `No live fact reports ${id}. Add one that names ${id} in "about", or remove the event.`,
        }),
  )
}

const speakersAreAuthors: Rule = (index) =>
  index.of('fact').flatMap((fact) =>
    fact.attribution.flatMap((hop, at) => {
      const source = hop.in === undefined ? undefined : index.source(hop.in)
      // A source without known authors contradicts no speaker.
      if (!source || source.by.length === 0) return []
      return hop.who
        .filter((who) => !source.by.includes(who))
        .map((who) =>
          problem('speaker-not-author', fact.id, `attribution[${at}].who`, {
            de: `${fact.id} lässt ${who} in ${source.id} sprechen; als Urheber steht dort ${source.by.join(', ')}. Bitte prüfen, wer es wo gesagt hat.`,
            en: `${fact.id} has ${who} speak in ${source.id}, whose authors are ${source.by.join(', ')}. Check who said it where.`,
          }),
        )
    }),
  )

const doersTakePart: Rule = (index) =>
  index.of('event').flatMap(({ id, by, who }) =>
    by.flatMap((doer, at) =>
      who.includes(doer)
        ? []
        : [problem('doer-not-party', id, `by[${at}]`, {
            de: `${id} nennt ${doer} als den, der es getan hat, aber nicht unter den Beteiligten. Bitte in „who“ ergänzen oder aus „by“ streichen.`,
            en: `${id} has ${doer} as who did it, but not among those taking part. Add it to who, or take it out of by.`,
          })],
    ),
  )

const textsAreShort: Rule = ({ all }) =>
  all.flatMap(({ record }) =>
    wordingsOf(record)
      .filter(({ text }) => text.length > LONG_TEXT)
      .map(({ field, text }) =>
        problem('text-long', record.id, field, {
          de: `${record.id}: „${field}“ hat ${text.length} Zeichen. Bitte möglichst auf ${LONG_TEXT} kürzen oder den Eintrag teilen.`,
          en: `${record.id}: "${field}" has ${text.length} characters. Shorten it to ${LONG_TEXT} if possible, or split the record.`,
        }),
      ),
  )

const valuesAgree: Rule = (index) => {
  const first = new Map<string, { readonly fact: string; readonly value: Value }>()
  return index.of('fact').flatMap((fact) =>
    fact.values.flatMap((value, at) => {
      if (fact.rank === 'deprecated') return []
      const key = `${value.of} ${value.property}`
      const known = first.get(key) ?? { fact: fact.id, value }
      first.set(key, known)
      if (known.fact === fact.id || show(known.value.is) === show(value.is)) return []
      return problem('values-differ', fact.id, `values[${at}]`, {
        de: `${fact.id} gibt für ${value.of} ${value.property} = ${show(value.is)} an, ${known.fact} dagegen ${show(known.value.is)}. Bitte prüfen; sind die Quellen uneins, beide behalten.`,
        en: `${fact.id} gives ${value.property} = ${show(value.is)} for ${value.of}, but ${known.fact} gives ${show(known.value.is)}. Check this; where the sources disagree, keep both.`,
      })
    }),
  )
}

const show = (value: Value['is']): string => JSON.stringify(value)

const RULES: readonly Rule[] = [
  ...REFERENCE_RULES,
  datesParse,
  ignoranceHasGap,
  deprecatedHasWhy,
  valuesAreAbout,
  eventsHaveFacts,
  namesDiffer,
  speakersAreAuthors,
  doersTakePart,
  textsAreShort,
  valuesAgree,
]
