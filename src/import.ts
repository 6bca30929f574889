import { registerCommand } from './learning/indicators/index.ts'
import { answersCommand } from './learning/surveys/index.ts'
import { ConfigTrouble } from './platform/config.ts'
import { type ImportCommand, ImportTrouble } from './platform/csv/command.ts'
import { DatabaseTrouble } from './platform/database/index.ts'
import { withDatabase } from './platform/database/with-database.ts'

/** Each kind of file, by the word that stands after bin/import. */
const commands: Record<string, ImportCommand> = { register: registerCommand, answers: answersCommand }

const usage = `${Object.entries(commands)
  .map(([name, { usage, does }]) => `bin/import ${name} ${usage}\n    ${does}\n`)
  .join('')}
A file is taken in whole or not at all. What could not be taken is told row by row.
`

const isMissing = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  ['42P01', '3F000', '42883', '42703'].includes(String(error.code))

/** What whoever gave the command can correct, in a sentence; anything else is thrown on. */
function tell(error: unknown): string {
  if (error instanceof DatabaseTrouble || error instanceof ConfigTrouble || error instanceof ImportTrouble)
    return error.message
  if (isMissing(error))
    return 'The database is not as this version of Kring knows it: run bin/db migrate first.'
  throw error
}

try {
  const [name = '', ...args] = process.argv.slice(2)
  const command = commands[name]
  if (command) process.exitCode = (await withDatabase(urlFor => command.run(args, urlFor))) ? 0 : 1
  else {
    process.stderr.write(usage)
    process.exitCode = 2
  }
} catch (error) {
  console.error(tell(error))
  process.exitCode = 1
}
