import type { Matter } from './matters.ts'

/** What one does with words on a page of its own; each is a place of the noun. */
export const actions = ['answer', 'lift', 'words', 'notEnough', 'merging'] as const
export type Action = (typeof actions)[number]

/** What the reader can do now, the most wanted first. The database judges it again. */
export const actionsFor = ({ state, answers, writes, mine, first, notEnough, forum }: Matter): Action[] => {
  const can: Record<Action, boolean> = {
    answer: state === 'open' && answers,
    lift: state === 'open' && (answers || (first && forum === null)),
    words: (state === 'open' || state === 'merged') && writes,
    notEnough: state === 'answered' && mine && !notEnough,
    merging: state === 'open' && answers,
  }
  return actions.filter(action => can[action])
}
