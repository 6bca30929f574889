// Every key of every texts.ts is used somewhere: as `.key`, as 'key' where a table of states picks the word, as `state_${state}`, or
// by the name of a field: `<Fields>` takes `name`, `nameHint` and `name_choice`, `submit` takes `nameMissing`.
import { globSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
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
  const isOfField = wordsOfFields(dirname(file))
  for (const table of Object.values(await import(pathToFileURL(resolve(file)).href))) {
    if (typeof table !== 'function') continue
    for (const key of keysOf(table)) {
      seen++
      if (!used.has(key) && !begun.some(prefix => key.startsWith(prefix)) && !isOfField(key)) unused.push(`${file}: ${key}`)
    }
  }
}

if (seen === 0) throw new Error('no text was seen')
if (unused.length) {
  console.error(`Texts that nobody shows:\n${unused.join('\n')}`)
  process.exit(1)
}
console.log(`${seen} texts in ${files.length} files, all used`)

/** Whether a key is the words of a field in a form of the folder. */
function wordsOfFields(folder) {
  const code = globSync(`${folder}/**/*.{ts,tsx}`)
    .map(file => readFileSync(file, 'utf8'))
    .join('\n')
  const fields = [...code.matchAll(/(\w+): (?:field|z)\./g)].map(([, name]) => name)
  const [drawn, submitted] = [code.includes('fieldsOf('), code.includes('submit(')]
  return key =>
    fields.some(
      name =>
        (drawn && (key === name || key === `${name}Hint` || key.startsWith(`${name}_`))) ||
        (submitted && key === `${name}Missing`),
    )
}

/** What defineTexts answers gives an object of words for a language; other functions of the file do not. */
function keysOf(table) {
  try {
    const words = table('sv')
    return words && typeof words === 'object' ? Object.keys(words) : []
  } catch {
    return []
  }
}
