import type { Entry, FactBase } from '../../src/facts/fact-base.ts'
import { factBase, firstVersion } from '../../src/facts/fact-base.ts'
import type { Entity, EntityKind, Event, Fact, Source } from '../../src/facts/record.ts'
import { pick, seeded } from './random.ts'

type Pair = readonly [de: string, en: string]
const words = (rows: string): readonly Pair[] =>
  rows.trim().split(/\s*\n\s*/).map((row) => row.split(' | ') as [string, string])

const NOUNS = words(`
  Container | containers
  Kisten | crates
  Granaten | shells
  Raketen | missiles
  Panzerteile | tank parts
  Treibstoff | fuel
  Stahlrohre | steel pipes
  Maschinen | machines
  Getreide | grain
  Kohle | coal
  Sprengstoff | explosives
  Funkgeräte | radios
  Ersatzteile | spare parts
  Fahrzeuge | vehicles
  Munition | ammunition
  Turbinen | turbines
  Kabel | cables
  Fässer | barrels
  Zement | cement
  Düngemittel | fertiliser
`)
const VERBS = words(`
  brachte | carried
  lud | loaded
  entlud | unloaded
  verschiffte | shipped
  übergab | handed over
  verkaufte | sold
  lagerte | stored
  bestellte | ordered
  untersuchte | inspected
  meldete | reported
  verlor | lost
  tauschte | exchanged
  beschlagnahmte | seized
  versteckte | hid
  zählte | counted
`)
const CIRCUMSTANCES = words(`
  bei Nacht | at night
  ohne Papiere | without papers
  unter fremder Flagge | under a foreign flag
  nach einem Sturm | after a storm
  vor einer Kontrolle | ahead of an inspection
  mit Hilfe eines Schleppers | with the help of a tugboat
  trotz einer Warnung | despite a warning
  gegen Bezahlung | against payment
  über einen Zwischenhändler | through a middleman
  im Auftrag einer Reederei | on behalf of a shipping line
  mit abgeschaltetem Sender | with its transponder switched off
  in mehreren Fahrten | in several voyages
`)
const AIMS = words(`
  für eine Werft | for a shipyard
  für ein Lager | for a depot
  für die Marine | for the navy
  für einen Bergbaubetrieb | for a mining company
  für ein Kraftwerk | for a power plant
  für einen Flugplatz | for an airfield
  für eine Baustelle | for a construction site
  für ein Ministerium | for a ministry
`)
const SYLLABLES = ['ba', 'ko', 'ri', 'ta', 'mu', 'sel', 'dor', 'van', 'li', 'no', 'gar', 'pe', 'shi', 'zan', 'to', 'mar', 'eu', 'fal', 'bri', 'os', 'tin', 'ke', 'lu', 'hav', 'ny', 'rod', 'ist', 'wen', 'ja', 'qui']
const KINDS: readonly EntityKind[] = ['ship', 'port', 'person', 'org']
const ACTS = ['stated', 'reported', 'assessed', 'observed'] as const

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** How many facts one event, and one entity, has of its own. */
const FACTS_PER_EVENT = 8
const FACTS_PER_ENTITY = 10

export type Generated = { readonly base: FactBase; readonly facts: readonly Fact[]; readonly entities: readonly Entity[] }

/** A base of so many invented facts in the shape of real ones; the same for the same seed. */
export function generate(count: number, seed = 1): Generated {
  const random = seeded(seed)
  const made = new Set<string>()
  const name = (parts: number): string => {
    for (;;) {
      const text = capital(Array.from({ length: parts }, () => pick(SYLLABLES, random)).join(''))
      if (made.has(text) && random() < 0.99) {
        parts += made.has(text) && random() < 0.2 ? 1 : 0
        continue
      }
      made.add(text)
      return text
    }
  }
  const entities = Array.from({ length: Math.max(8, Math.ceil(count / FACTS_PER_ENTITY)) }, (_, at): Entity => {
    const kind = KINDS[at % KINDS.length] ?? 'ship'
    const text = kind === 'person' ? `${name(2)} ${name(3)}` : name(3)
    return { id: `${kind}-e${at}`, kind, name: { de: text, en: text }, aliases: [] }
  })
  const of = (kind: EntityKind) => entities.filter((entity) => entity.kind === kind)
  const [ships, ports, persons, orgs] = [of('ship'), of('port'), of('person'), of('org')]
  const source: Source = { id: 's-held', kind: 'article', access: 'held', title: { de: 'Gehaltene Quelle', en: 'Held source' }, by: [], via: [], when: { edtf: null, basis: 'unresolved' } }
  const events = Array.from({ length: Math.max(2, Math.ceil(count / FACTS_PER_EVENT)) }, (_, at): Event => {
    const [ship, port] = [pick(ships, random), pick(ports, random)]
    const day = new Date(Date.UTC(2015, 0, 1 + Math.floor(random() * 3650))).toISOString().slice(0, 10)
    return {
      id: `ev-e${at}`,
      kind: 'shipment',
      title: { de: `Ladung der ${ship.name.de} in ${port.name.de}`, en: `${ship.name.en} loading at ${port.name.en}` },
      when: random() < 0.2 ? { edtf: null, basis: 'unresolved' } : { edtf: random() < 0.5 ? day : day.slice(0, 7), basis: 'stated' },
      where: [port.id],
      who: [ship.id],
      by: [],
    }
  })
  const facts = Array.from({ length: count }, (_, at): Fact => {
    const [ship, port, person, org, event] = [pick(ships, random), pick(ports, random), pick(persons, random), pick(orgs, random), pick(events, random)]
    const [noun, verb, how, aim] = [pick(NOUNS, random), pick(VERBS, random), pick(CIRCUMSTANCES, random), pick(AIMS, random)]
    const amount = 2 + Math.floor(random() * 900)
    const fields = {
      id: `f${String(at).padStart(2, '0')}`,
      text: {
        de: `Die ${ship.name.de} ${verb[0]} ${amount} ${noun[0]} in ${port.name.de} ${how[0]} ${aim[0]}, sagt ${person.name.de}.`,
        en: `The ${ship.name.en} ${verb[1]} ${amount} ${noun[1]} at ${port.name.en} ${how[1]} ${aim[1]}, ${person.name.en} says.`,
      },
      about: [ship.id, port.id, event.id] as [string, ...string[]],
      citations: [{ source: 's-held', paragraph: Math.floor(at / 4), anchor: `${noun[0]} ${amount}` }] as Fact['citations'],
      attribution: [{ who: [person.id, org.id] as [string, ...string[]], act: pick(ACTS, random) }],
      kind: 'observation' as const,
      values: random() < 0.2 ? [{ of: ship.id, property: 'count', is: amount }] : [],
      rank: 'normal' as const,
    }
    return random() < 0.6 ? { ...fields, certainty: 'asserted' } : { ...fields, certainty: pick(['likely', 'possible', 'alleged'] as const, random), hedge: 'wohl' }
  })
  const entries: Entry[] = [
    firstVersion('source', source),
    ...entities.map((entity) => firstVersion('entity', entity)),
    ...events.map((event) => firstVersion('event', event)),
    ...facts.map((fact) => firstVersion('fact', fact)),
  ]
  const info = { schema: 1 as const, id: 'dossier-generated', title: { de: 'Erzeugt', en: 'Generated' }, updated: '2026-01-01' }
  return { base: factBase(info, entries), facts, entities }
}

/** Questions of many kinds about a generated base: names, keywords, dates, typos, and what it does not have. */
export function questionsOn({ facts, entities }: Generated, count: number, seed = 2): string[] {
  const random = seeded(seed)
  const typo = (word: string): string => {
    const at = 1 + Math.floor(random() * Math.max(1, word.length - 2))
    return word.slice(0, at) + word.slice(at + 1)
  }
  return Array.from({ length: count }, (_, at) => {
    const fact = pick(facts, random)
    const [ship, port] = [entities.find(({ id }) => id === fact.about[0])?.name.en ?? '', entities.find(({ id }) => id === fact.about[1])?.name.en ?? '']
    const [noun, verb, how] = [pick(NOUNS, random), pick(VERBS, random), pick(CIRCUMSTANCES, random)]
    const kinds = [
      ship,
      `What did the ${ship} do at ${port}?`,
      `Was ${verb[0]} die ${ship} ${how[0]}?`,
      `${noun[1]} ${port}`,
      `How many ${noun[1]} did the ${typo(ship)} have?`,
      `Wer sagt, dass die ${ship} ${noun[0]} ${verb[0]}?`,
      fact.text.de,
      `what happened in ${pick(['March', 'July', 'October'], random)} ${2015 + Math.floor(random() * 10)}`,
      `Wie heißt der Kapitän der ${ship}?`,
      `${noun[0]} ${how[0]}`,
      `which ships ${verb[1]} ${noun[1]} ${how[1]}`,
      'weather forecast for tomorrow',
    ]
    return kinds[at % kinds.length] ?? ship
  })
}
