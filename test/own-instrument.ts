import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AsPerson } from '../demo/as-person.ts'
import type { Definition, Purpose } from '../src/instruments/index.ts'

/**
 * The process leader of the demo makes an instrument of the collaboration's own out of the one in use, publishes it and
 * chooses it, with the rights that a process leader has. `edit` changes the copy. Answers the version's id.
 */
export const publishOwn = (asPerson: AsPerson, purpose: Purpose, edit: (definition: Definition) => void) =>
  asPerson('tomas-aberg', 'kansliet/processledare', async (tx, me) => {
    const { definition } = await tx
      .selectFrom('learning.instrument_versions')
      .select('definition')
      .where('id', '=', sql<string>`learning.version_in_use(${purpose})`)
      .executeTakeFirstOrThrow()
    const own = definition as unknown as Definition
    own.code = `own-${randomUUID()}`
    edit(own)
    const [instrument, version] = [randomUUID(), randomUUID()]
    const place = { collaboration_id: me.collaborationId }
    await tx
      .insertInto('learning.instruments')
      .values({ id: instrument, code: own.code, made_by_function_id: me.functionId, ...place })
      .execute()
    await tx
      .insertInto('learning.instrument_versions')
      .values({
        id: version,
        instrument_id: instrument,
        number: 1,
        definition: JSON.stringify(own),
        edited_by_function_id: me.functionId,
        ...place,
      })
      .execute()
    await sql`select learning.move_version(${version}::uuid, 'published')`.execute(tx)
    const chosen = { instrument_id: instrument, chosen_by_function_id: me.functionId }
    await tx
      .insertInto('learning.instrument_uses')
      .values({ purpose, ...chosen, ...place })
      .onConflict(conflict => conflict.columns(['collaboration_id', 'purpose']).doUpdateSet(chosen))
      .execute()
    return version
  })
