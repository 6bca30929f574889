/** What the named person may do with a worry. */
export const actions = ['reply', 'acted', 'guided', 'assessment_opened'] as const
export type Action = (typeof actions)[number]

/** The author may ask or add; the receiver answers. Both see all of it. */
export type AnswerKind = Action | 'question'

export const answerKindsFor = (who: 'receiver' | 'author'): readonly AnswerKind[] =>
  who === 'receiver' ? actions : ['question']
