import { commands, usage } from './people/administration/command.ts'
import { ConfigTrouble, loadConfig } from './platform/config.ts'
import { DatabaseTrouble } from './platform/database/index.ts'
import { withDatabase } from './platform/database/with-database.ts'

try {
  const [name = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined
  if (command) console.log(await withDatabase(urlFor => command(args, urlFor, loadConfig([]))))
  else {
    process.stderr.write(usage)
    process.exitCode = 2
  }
} catch (error) {
  if (!(error instanceof DatabaseTrouble || error instanceof ConfigTrouble)) throw error
  console.error(error.message)
  process.exitCode = 1
}
