import { readFileSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import { chromium } from 'playwright-core'
import { palettePng } from './palette-png.ts'

const NODE_MODULES = join(import.meta.dirname, '../../node_modules')
/** Where the page takes its files from. Nothing is ever sent there: each request is answered from NODE_MODULES, or not at all. */
const ORIGIN = 'http://pictures.invalid'
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' }

/** What is in a picture: `html` is put into the page's `main`, which is what is taken; `modules` of node_modules are run in it. */
export type Scene = { readonly html: string; readonly css: string; readonly modules: readonly string[] }

/** A picture of the scene in twice its size, as PNG. Throws where the page asks for anything that is not in node_modules, or fails. */
export async function takePicture({ html, css, modules }: Scene, executablePath: string): Promise<Buffer> {
  const browser = await chromium.launch({ executablePath })
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1000 }, deviceScaleFactor: 2 })
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.route('**/*', async (route) => {
      const { pathname, origin } = new URL(route.request().url())
      const file = normalize(join(NODE_MODULES, decodeURIComponent(pathname)))
      if (origin !== ORIGIN || !file.startsWith(NODE_MODULES + sep)) {
        problems.push(route.request().url())
        return route.abort()
      }
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: documentOf(html, css, modules) })
      return route.fulfill({ contentType: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) })
    })
    await page.goto(`${ORIGIN}/`, { waitUntil: 'networkidle' })
    const picture = await page.locator('main').screenshot({ animations: 'disabled' })
    if (problems.length > 0) throw new Error(`Cannot take the picture: ${problems.join(', ')}`)
    return palettePng(picture)
  } finally {
    await browser.close()
  }
}

/** Packages that the modules import by name, with the file that stands for the name alone. */
const IMPORTS = Object.entries({ lit: 'index.js', 'lit-html': 'lit-html.js', 'lit-element': 'index.js', '@lit/reactive-element': 'reactive-element.js', '@lit/context': 'index.js' })

function documentOf(html: string, css: string, modules: readonly string[]): string {
  const imports = Object.fromEntries(IMPORTS.flatMap(([name, main]) => [[name, `/${name}/${main}`], [`${name}/`, `/${name}/`]]))
  const scripts = modules.map((module) => `<script type="module" src="/${module}"></script>`)
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>${css}</style><script type="importmap">${JSON.stringify({ imports })}</script>${scripts.join('')}<main>${html}</main>`
}
