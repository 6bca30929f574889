import { readFileSync } from 'node:fs'

/** The browser's files by the names they have in the source. */
export type AssetName =
  | 'main.css'
  | 'asking.css'
  | 'learning.css'
  | 'print.css'
  | 'wide.css'
  | 'forced.css'
  | 'drawn.css'
  | 'plans.css'
  | 'table.css'
  | 'sharing.css'
  | 'search.css'
  | 'main.js'
  | 'service-worker.js'
  | 'mark.svg'
  | 'favicon.svg'
  | 'text.woff2'
  | 'heading.woff2'

let manifest: Partial<Record<AssetName, string>> | undefined

/** The address of a built file, with the hash of its content in it, so that it may be cached for ever. */
export function asset(name: AssetName) {
  manifest ??= readManifest()
  return manifest[name] ?? `/assets/${name}`
}

/** The bundle stands in build/server, the source in src/ui. Without a build the plain names serve. */
function readManifest() {
  for (const place of ['../public/manifest.json', '../../build/public/manifest.json']) {
    try {
      return JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as Partial<
        Record<AssetName, string>
      >
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return {}
}
