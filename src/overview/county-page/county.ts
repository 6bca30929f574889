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
  const collaboration = await tx.selectFrom('people.collaborations').select('name').executeTakeFirst()
  const figures = await readCountyFigures(reader, await readChoice(tx))
  const story = await findShownStory(tx)
  return {
    name: collaboration?.name ?? '',
    figures,
    story,
    chooses: isProcessLeader(actor),
    reads: clearsStories(actor),
  }
}
