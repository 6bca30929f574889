import { sql } from 'kysely'
import {
  type CountyFigure,
  clearsStories,
  findShownStory,
  type Reader,
  readChoice,
  readCountyFigures,
  type Story,
} from '../../learning/county/index.ts'
import { isProcessLeader } from '../../people/kinds/index.ts'

export type CountyView = {
  name: string
  figures: CountyFigure[]
  story: Story | undefined
  chooses: boolean
  reads: boolean
}

/** Everything that stands on the page, for whoever reads it. */
export async function readCountyPage(reader: Reader): Promise<CountyView> {
  const { tx, actor } = reader
  const { rows } = await sql<{ name: string }>`select name from people.collaborations`.execute(tx)
  const figures = await readCountyFigures(reader, await readChoice(tx))
  const story = await findShownStory(tx)
  return {
    name: rows[0]?.name ?? '',
    figures,
    story,
    chooses: isProcessLeader(actor),
    reads: clearsStories(actor),
  }
}
