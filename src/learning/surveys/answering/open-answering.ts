import type { Pool } from 'pg'
import { slowFloods } from '../../../platform/flood.ts'
import type { Switchboard } from '../../../platform/live/index.ts'
import { ingest } from './ingest.ts'
import { keepMarks } from './marks.ts'

/** What a process holds for those who answer. Stop it after the server, so that the marks that wait are written. */
export const openAnswering = ({
  pool,
  switchboard,
}: {
  pool: Pool
  switchboard: Pick<Switchboard, 'on'>
}) => ({
  ingest: ingest(pool),
  marks: keepMarks(pool, switchboard),
  floods: slowFloods(),
})

export type Answering = ReturnType<typeof openAnswering>
