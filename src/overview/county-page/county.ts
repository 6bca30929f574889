import {
  clearsStories,
  countyTexts,
  findShownStory,
  type Reader,
  readChoice,
  readCountyFigures,
  type Story,
} from '../../learning/county/index.ts'
import { isProcessLeader } from '../../people/kinds/index.ts'
import { type JudgedFigure, judgeFigure } from './judged.ts'

export type CountyView = {
  name: string
  figures: JudgedFigure[]
  story: Story | undefined
  chooses: boolean
  reads: boolean
}

/** Everything that stands on the page, for whoever reads it. */
export async function readCountyPage(reader: Reader): Promise<CountyView> {
  const { tx, actor } = reader
  const collaboration = await tx.selectFrom('people.collaborations').select('name').executeTakeFirst()
  const chosen = await readChoice(tx)
  const found = await readCountyFigures(
    reader,
    chosen.map(({ ref }) => ref),
  )
  const goals = new Map(chosen.map(({ ref, goal }) => [ref, goal]))
  const figures = found.map(figure =>
    judgeFigure(figure, goals.get(figure.ref), countyTexts(reader.language)),
  )
  const story = await findShownStory(tx)
  return {
    name: collaboration?.name ?? '',
    figures,
    story,
    chooses: isProcessLeader(actor),
    reads: clearsStories(actor),
  }
}
