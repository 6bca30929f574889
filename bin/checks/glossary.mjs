// Every word of docs/glossary.md stands in the code, and on the screen where it has a word there.
import { glob, readFile } from 'node:fs/promises'

const lines = (await readFile('docs/glossary.md', 'utf8')).split('\n')
const rows = lines.map(line => /^\| `(\w+)` \| ([^|]+?) \|(.*\|)?$/.exec(line)).filter(Boolean)
const read = async pattern => (await Promise.all((await Array.fromAsync(glob(pattern))).map(file => readFile(file, 'utf8')))).join('\n').toLowerCase()
const code = (await read('src/**/*.{ts,tsx}')) + (await read('db/migrations/*.sql')) + (await read('test/**/*.ts'))
const screen = await read('src/**/texts.ts')

const missing = rows.flatMap(([, word, shown, meaning]) => [
  ...(code.includes(word.toLowerCase()) ? [] : [`${word} is not in the code`]),
  ...(!meaning || screen.includes(shown.toLowerCase()) ? [] : [`“${shown}” is not on the screen`]),
])
for (const each of missing) console.error(each)
if (rows.length < 45) console.error(`Only ${rows.length} words were found in docs/glossary.md`)
console.log(`${rows.length} words`)
process.exit(missing.length || rows.length < 45 ? 1 : 0)
