// Every word of docs/glossary.md stands in the code and on the screen.
import { glob, readFile } from 'node:fs/promises'

const rows = (await readFile('docs/glossary.md', 'utf8')).split('\n').map(line => /^\| `(\w+)` \| ([^|]+?) \|/.exec(line)).filter(Boolean)
const read = async pattern => (await Promise.all((await Array.fromAsync(glob(pattern))).map(file => readFile(file, 'utf8')))).join('\n').toLowerCase()
const code = (await read('src/**/*.{ts,tsx}')) + (await read('db/migrations/*.sql'))
const screen = await read('src/**/texts.ts')

const missing = rows.flatMap(([, word, shown]) => [
  ...(code.includes(word.toLowerCase()) ? [] : [`${word} is not in the code`]),
  ...(screen.includes(shown.toLowerCase()) ? [] : [`“${shown}” is not on the screen`]),
])
for (const each of missing) console.error(each)
if (rows.length < 20) console.error(`Only ${rows.length} words were found in docs/glossary.md`)
console.log(`${rows.length} words`)
process.exit(missing.length || rows.length < 20 ? 1 : 0)
