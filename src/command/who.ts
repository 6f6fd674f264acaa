import type { Desk } from '../desk/desk.ts'
import type { Lang } from '../facts/record.ts'
import { cleanText } from '../reply/clean-text.ts'
import { modStrings } from '../reply/mod-strings.ts'

type Door = { readonly desk: Pick<Desk, 'people' | 'nameOf'>; readonly lang: Lang }

/** Who appends what is taken over from the data files. */
export const SEED = 'seed'

const PLATFORMS: Readonly<Record<string, string>> = { discord: 'Discord', telegram: 'Telegram' }
const LONGEST_NAME = 64

const nameIn = (name: string): string => cleanText(name).replace(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME)

/** Somebody as they are shown: "Anna (Discord 1234)"; without the name where it is not known. */
export function whoText({ desk }: Pick<Door, 'desk'>, identity: string): string {
  const [, platform = '', id = ''] = /^([a-z-]+):(.+)$/u.exec(identity) ?? []
  const shown = PLATFORMS[platform] ? `${PLATFORMS[platform]} ${id}` : identity
  const name = nameIn(desk.nameOf(identity) ?? '')
  return name ? `${name} (${shown})` : shown
}

/** Of whom something comes: "by Anna (Discord 1234)"; or that it was taken over from the data files. */
export const byText = (door: Door, actor: string): string => (actor === SEED ? modStrings[door.lang].fromFiles : modStrings[door.lang].by(whoText(door, actor)))

/** Whom somebody means by an identity, by its number alone, as it is shown, or by a name; what was typed where that is nobody known. */
export function identityMeant({ desk }: Pick<Door, 'desk'>, typed: string): string {
  const wanted = typed.trim().toLowerCase().replace(/^@/u, '')
  const isMeant = (id: string) => [id, id.slice(id.indexOf(':') + 1), id.replace(':', ' '), nameIn(desk.nameOf(id) ?? ''), whoText({ desk }, id)].some((one) => one.toLowerCase() === wanted)
  const [meant, ...others] = desk.people().filter(isMeant)
  return meant !== undefined && others.length === 0 ? meant : typed.trim()
}
