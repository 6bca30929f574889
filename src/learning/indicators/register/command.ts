import { sql } from 'kysely'
import { type ImportCommand, ImportTrouble, readNamed } from '../../../platform/csv/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { inCommandTransaction } from '../../../platform/database/with-database.ts'
import { type Importer, importRegister } from './import-register.ts'
import { readMapping } from './mapping.ts'
import { tellImport, tellMapping } from './tell.ts'

/** `bin/import register`: done by the owner of the database for the process leader of a collaboration. */
export const registerCommand: ImportCommand = {
  usage: 'FILE.csv MAPPING.json [COLLABORATION]',
  does: 'dated entries into the registers of indicators; the mapping says which column is what (src/learning/indicators/README.md)',
  async run([file, description, collaboration], urlFor) {
    const { name: fileName, bytes } = readNamed(file, 'a CSV file')
    const read = readMapping(new TextDecoder().decode(readNamed(description, 'a mapping file').bytes))
    if (!read.ok) throw new ImportTrouble(tellMapping(read.at, 'en'))
    const imported = await inCommandTransaction(urlFor('kring_owner'), async tx =>
      importRegister(tx, await findImporter(tx, collaboration), { fileName, bytes, mapping: read.mapping }),
    )
    const { outcome, rows, more } = tellImport(imported, 'en')
    for (const { where, what } of rows) console.error(`${where}: ${what}`)
    if (more) console.error(more)
    console[imported.ok ? 'log' : 'error'](outcome)
    return imported.ok
  },
}

async function findImporter(tx: Tx, collaboration: string | undefined): Promise<Importer> {
  let query = tx
    .selectFrom('people.collaborations as c')
    .innerJoin('people.functions as f', 'f.collaboration_id', 'c.id')
    .distinctOn('c.id')
    .select(['c.name', 'c.id as collaborationId', 'f.id as functionId'])
    .where('f.kind', '=', sql.lit('process_leader'))
  if (collaboration !== undefined) query = query.where('c.name', '=', collaboration)
  const rows = await query.orderBy('c.id').orderBy('f.id').execute()
  const [one, other] = rows
  if (!one) throw new ImportTrouble('No collaboration of that name has a process leader.')
  if (other)
    throw new ImportTrouble(`Name a collaboration: ${rows.map(({ name }) => `"${name}"`).join(' or ')}.`)
  return { ...one, personId: null }
}
