// Only lays the data: bin/bench lay [--small]
import { lay } from './county.ts'

await lay(process.argv.includes('--small') ? 'small' : 'large')
