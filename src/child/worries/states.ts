/** What the named person may do with a worry; `next` is where they land afterwards. */
export const deeds = ['reply', 'acted', 'guided', 'assessment_opened'] as const
export type Deed = (typeof deeds)[number]

/** The author may ask or add on; the receiver answers. Both see all of it. */
export type AnswerKind = Deed | 'question'

export const answerKindsFor = (who: 'receiver' | 'author'): readonly AnswerKind[] =>
  who === 'receiver' ? deeds : ['question']
