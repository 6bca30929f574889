// A program of its own, run by bench/base.ts: seeds the demo and makes one item of each kind through the real routes, as
// the tests of the routes do, in a new database; keeps the items in it and prints the database's name.
import { openWorld } from '../test/routes/world.ts'

const { house, browsers, items } = await openWorld()
// The tests of the routes leave this survey unanswered; its withdrawal needs an answer.
const { named, namedVersion } = items.survey
const { status } = await browsers['anders-holm'].post(`/my-answers/${named}`, {
  version: namedVersion,
  'q.known': 'yes',
})
if (status !== 303) throw new Error(`The answer to /my-answers/${named} got ${status}.`)
const { admin, name } = house.database
await admin.query('create schema bench')
await admin.query('create table bench.items (items jsonb not null)')
await admin.query('insert into bench.items values ($1)', [JSON.stringify(items)])
await new Promise(done => process.stdout.write(name, done))
process.exit(0)
