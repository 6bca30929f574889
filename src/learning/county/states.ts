import { states } from '../../platform/states.ts'

/** The database keeps the same (learning.move_story), and a test compares them. */
export const storyStates = states({
  draft: { clear: 'cleared', takeDown: 'taken_down' },
  cleared: { show: 'shown', takeDown: 'taken_down' },
  shown: { takeDown: 'taken_down' },
  taken_down: {},
})

export type StoryState = (typeof storyStates.names)[number]
export type StoryAction = Parameters<typeof storyStates.allows>[1]
