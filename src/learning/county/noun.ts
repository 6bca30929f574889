import { noun } from '../../platform/noun.ts'
import { storyStates } from './states.ts'

export const county = noun({
  tables: ['learning.county_stories', 'learning.county_choices'],
  about: 'collaboration',
  states: { story_state: storyStates },
  places: {
    page: '/county',
    file: '/county/files/:format',
    figures: '/county/figures',
    stories: '/county/stories',
    newStory: '/county/stories/new',
    story: '/county/stories/:id',
    draft: '/county/stories/:id/draft',
    clearance: '/county/stories/:id/clearance',
    showing: '/county/stories/:id/showing',
    removal: '/county/stories/:id/removal',
  },
  styles: ['learning.css'],
})

export const countyPaths = county.places
