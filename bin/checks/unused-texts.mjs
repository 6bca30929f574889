// Every key of every texts.ts is used somewhere: as `.key`, as 'key' where a table of states picks the word, or as `state_${state}`.
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const files = globSync(['src/**/texts.ts', 'src/**/*-texts.ts']).filter(file => !file.includes('/i18n/'))
const code = globSync('{src,demo}/**/*.{ts,tsx}')
  .filter(file => !files.includes(file) && !/\.(test|e2e)\.tsx?$/.test(file))
  .map(file => readFileSync(file, 'utf8'))
  .join('\n')
const used = new Set([...code.matchAll(/\??\.\s*([A-Za-z_]\w*)|['"]([A-Za-z_][\w-]*)['"]|[{,]\s*([A-Za-z_]\w*)\s*(?=[,}:])/g)].map(([, dot, quoted, picked]) => dot ?? quoted ?? picked))

const begun = [...new Set([...code.matchAll(/\[\s*`(\w+_)\$\{/g)].map(([, prefix]) => prefix))]

let seen = 0
const unused = []
for (const file of files) {
  for (const table of Object.values(await import(pathToFileURL(resolve(file)).href))) {
    if (typeof table !== 'function') continue
    for (const key of keysOf(table)) {
      seen++
      if (!used.has(key) && !begun.some(prefix => key.startsWith(prefix))) unused.push(`${file}: ${key}`)
    }
  }
}

if (seen === 0) throw new Error('no text was seen')
if (unused.length) {
  console.error(`Texts that nobody shows:\n${unused.join('\n')}`)
  process.exit(1)
}
console.log(`${seen} texts in ${files.length} files, all used`)

/** What defineTexts answers gives an object of words for a language; other functions of the file do not. */
function keysOf(table) {
  try {
    const words = table('sv')
    return words && typeof words === 'object' ? Object.keys(words) : []
  } catch {
    return []
  }
}
