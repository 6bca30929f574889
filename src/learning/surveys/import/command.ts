import { sql } from 'kysely'
import { type ImportCommand, ImportTrouble, readNamed } from '../../../platform/csv/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { inCommandTransaction } from '../../../platform/database/with-database.ts'
import { isId } from '../../../platform/ids.ts'
import { importAnswers } from './import-answers.ts'
import { readMapping } from './mapping.ts'
import { tellImport } from './tell.ts'

/** `bin/import answers`: by the owner of the database, into a survey that takes files. */
export const answersCommand: ImportCommand = {
  usage: 'SURVEY FILE.csv MAPPING.json',
  does: 'answers into a survey, named by its id or code; the mapping says which column is what (src/learning/surveys/README.md)',
  async run([survey = '', file, description], urlFor) {
    const { bytes } = readNamed(file, 'a CSV file')
    const read = readMapping(new TextDecoder().decode(readNamed(description, 'a mapping file').bytes))
    if (!read.ok) throw new ImportTrouble(`The mapping cannot be read${read.at && `: ${read.at}`}.`)
    const imported = await inCommandTransaction(urlFor('kring_owner'), async tx =>
      importAnswers(tx, await findSurvey(tx, survey), { bytes, mapping: read.mapping }),
    )
    const { outcome, rows, more } = tellImport(imported, 'en')
    for (const { where, what } of rows) console.error(`${where}: ${what}`)
    if (more) console.error(more)
    console[imported.ok ? 'log' : 'error'](outcome)
    return imported.ok
  },
}

async function findSurvey(tx: Tx, named: string) {
  const rows = await tx
    .selectFrom('learning.surveys')
    .select('id')
    .where(eb => eb.or([eb('id', '=', isId(named) ? named : null), eb('code', '=', named)]))
    .orderBy('closes_on', 'desc')
    .limit(sql.lit(2))
    .execute()
  if (!rows[0]) throw new ImportTrouble(`There is no survey ${named}.`)
  if (rows[1]) throw new ImportTrouble(`Several collaborations have a survey ${named}: name it by its id.`)
  return rows[0].id
}
