import type { Language } from '../../i18n/index.ts'
import {
  type Chosen,
  type CountyFigure,
  clearsStories,
  countyTexts,
  findShownStory,
  type Published,
  type Reader,
  readChoice,
  readCountyFigures,
  readPublishedFigures,
  type Story,
  withGoals,
} from '../../learning/county/index.ts'
import { isProcessLeader } from '../../people/kinds/index.ts'
import { type JudgedFigure, judgeFigure } from './judged.ts'

export type ShownStory = Pick<Story, 'title' | 'words' | 'madeOf'> & {
  /** Who has read and cleared it, for those who work here. */
  cleared?: Story['moves'][number] | undefined
}

export type CountyView = {
  name: string
  figures: JudgedFigure[]
  story: ShownStory | undefined
  chooses: boolean
  reads: boolean
}

/** Everything that stands on the page, for whoever works here. */
export async function readCountyPage(reader: Reader): Promise<CountyView> {
  const { tx, actor, language } = reader
  const collaboration = await tx.selectFrom('people.collaborations').select('name').executeTakeFirst()
  const chosen = await readChoice(tx)
  const found = await readCountyFigures(
    reader,
    chosen.map(({ ref }) => ref),
  )
  const story = await findShownStory(tx)
  return {
    name: collaboration?.name ?? '',
    figures: judgeAll(found, chosen, language),
    story: story && { ...story, cleared: story.moves.find(({ state }) => state === 'cleared') },
    chooses: isProcessLeader(actor),
    reads: clearsStories(actor),
  }
}

/** The same for whoever has no account, of what the database gives them. Names nobody. */
export function viewPublished(published: Published, language: Language): CountyView {
  const { name, figures, goals, story } = published
  return {
    name,
    figures: judgeAll(readPublishedFigures(published, language), withGoals(figures, goals), language),
    story: story ? { ...story, madeOf: 'invented' } : undefined,
    chooses: false,
    reads: false,
  }
}

function judgeAll(found: readonly CountyFigure[], chosen: readonly Chosen[], language: Language) {
  const goals = new Map(chosen.map(({ ref, goal }) => [ref, goal]))
  return found.map(figure => judgeFigure(figure, goals.get(figure.ref), countyTexts(language)))
}
