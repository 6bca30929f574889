/** What the named person may do with a worry. */
export const actions = ['reply', 'acted', 'guided', 'assessment_opened'] as const
/** Says that the assessment that was promised became something else. */
const dropped = 'assessment_dropped'
export type Action = (typeof actions)[number]

/** The author may ask or add; the receiver answers. Both see all of it. */
export type AnswerKind = Action | typeof dropped | 'question'

export const answerKindsFor = (who: 'receiver' | 'author', hasPromised = false): readonly AnswerKind[] =>
  who === 'author' ? ['question'] : hasPromised ? [...actions, dropped] : actions
