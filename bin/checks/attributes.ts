// JSX keeps `key` and `ref` for itself and never writes them out: an attribute by one of those names is `null` to whoever reads it.
// A page is drawn once, on the server, so nothing needs a key.
import { globSync, readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'
import { type Found, sawAtLeast, tell } from './check.ts'

type File = { file: string; text: string }

/** Attributes that are written and never sent, each by its line. */
export function checkAttributes(files: readonly File[], least = 200): Found {
  let seen = 0
  const problems = files.flatMap(({ file, text }) => {
    const { program, errors } = parseSync(file, text)
    if (errors.length) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
    const found: string[] = []
    new Visitor({
      JSXAttribute({ name, start }) {
        seen++
        if (name.type !== 'JSXIdentifier' || !['key', 'ref'].includes(name.name)) return
        const line = text.slice(0, start).split('\n').length
        found.push(`${file}:${line}: JSX does not write out “${name.name}”: give it another name`)
      },
    }).visit(program)
    return found
  })
  return {
    problems: [...problems, ...sawAtLeast(least, seen, 'attributes')],
    seen: `${seen} attributes are all written out`,
  }
}

if (import.meta.main)
  tell(
    checkAttributes(
      globSync('{src,test,demo}/**/*.tsx').map(file => ({ file, text: readFileSync(file, 'utf8') })),
    ),
  )
