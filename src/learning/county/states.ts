export const storyStates = ['draft', 'cleared', 'shown', 'taken_down'] as const
export type StoryState = (typeof storyStates)[number]

/** Which moves there are; the database keeps the same (learning.move_story), and a test compares them. */
export const storyMoves: Record<StoryState, readonly StoryState[]> = {
  draft: ['cleared', 'taken_down'],
  cleared: ['shown', 'taken_down'],
  shown: ['taken_down'],
  taken_down: [],
}
