import { states } from '../../../platform/states.ts'

/** A survey's states; `learning.move_survey` refuses any other move. */
export const surveyStates = states({
  planned: { open: 'open' },
  open: { close: 'closed' },
  closed: { reopen: 'open' },
})
export type SurveyState = (typeof surveyStates.names)[number]

/** Whether a survey can go from one state to another. What has been released stays closed. */
export const allowsMove = (from: SurveyState, to: SurveyState, released: boolean) =>
  !released && Object.values<SurveyState>(surveyStates.table[from]).includes(to)

/** In which ways one can be asked. Answers out of a file come only where `import` is among them. */
export const ways = ['personal', 'forwarded', 'open', 'app', 'paper', 'import'] as const
export type Way = (typeof ways)[number]
