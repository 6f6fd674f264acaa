import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** The path of a Chromium on this machine, searched for in the folders of `path`; undefined where there is none. */
export function findChromium(path: string, places: readonly string[] = PLACES): string | undefined {
  const inPath = path.split(delimiter).filter(Boolean).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...inPath, ...places].find((place) => existsSync(place))
}
