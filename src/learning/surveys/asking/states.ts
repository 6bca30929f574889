/** A survey's states; `learning.move_survey` refuses any other move. What has been released stays closed. */
export const surveyStates = ['planned', 'open', 'closed'] as const
export type SurveyState = (typeof surveyStates)[number]

export const surveyMoves = {
  planned: ['open'],
  open: ['closed'],
  closed: ['open'],
} as const satisfies Record<SurveyState, readonly SurveyState[]>

export const mayMove = (from: SurveyState, to: SurveyState, released: boolean) =>
  !released && (surveyMoves[from] as readonly SurveyState[]).includes(to)

/** In which ways one can be asked. Answers out of a file come only where `import` is among them. */
export const ways = ['personal', 'forwarded', 'open', 'app', 'paper', 'import'] as const
export type Way = (typeof ways)[number]
