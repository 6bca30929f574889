// What has been released is never edited: the text of a migration, and of a file of the catalogue, stands in somebody's database.
// `node bin/checks/released.ts --write` adds what is not listed yet, when a release is made (CONTRIBUTING.md).
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { type Found, sawAtLeast, tell } from './check.ts'

const list = 'db/released.txt'

type Files = ReadonlyMap<string, string>

/** `files`: the SHA-256 of each, by its path in db. `released`: the list, a line for each: SHA-256, two blanks, path. */
export function checkReleased(files: Files, released: string, least = 60): Found {
  const lines = released.split('\n').filter(line => line && !line.startsWith('#'))
  const listed = new Map<string, string>()
  const problems = sawAtLeast(least, lines.length, 'released files')
  for (const line of lines) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? []
    if (!sha256 || !path || listed.has(path)) problems.push(`${list}: not a line of it: ${line}`)
    else listed.set(path, sha256)
  }
  for (const [path, sha256] of listed) {
    const now = files.get(path)
    if (now === undefined) problems.push(`db/${path} has been released and is gone: restore it`)
    else if (now !== sha256)
      problems.push(`db/${path} was edited after its release: restore its text and write a new file`)
  }
  const unlisted = [...files.keys()].filter(path => !listed.has(path))
  const last = [...listed.keys()].filter(isMigration).sort().at(-1) ?? ''
  for (const path of unlisted)
    if (isMigration(path) && path < last)
      problems.push(
        `db/${path} sorts before ${last}, which is released: it would run in another order there than in a new database`,
      )
  return { problems, seen: `${listed.size} released files as they were, ${unlisted.length} not released yet` }
}

const isMigration = (path: string) => path.startsWith('migrations/')

const readFiles = () =>
  new Map(
    globSync(['migrations/*.sql', 'catalogue/*/*.json'], { cwd: 'db' })
      .sort()
      .map(path => [
        path,
        createHash('sha256')
          .update(readFileSync(`db/${path}`))
          .digest('hex'),
      ]),
  )

if (import.meta.main) {
  const files = readFiles()
  if (process.argv.includes('--write')) {
    // What stands there stays, an edited file too: it is the check that says so.
    const released = readFileSync(list, 'utf8')
    const added = [...files].filter(([path]) => !released.includes(`  ${path}\n`))
    writeFileSync(list, released + added.map(([path, sha256]) => `${sha256}  ${path}\n`).join(''))
  }
  tell(checkReleased(files, readFileSync(list, 'utf8')))
}
