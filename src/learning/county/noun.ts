import { sql } from 'kysely'
import { noun } from '../../platform/noun.ts'
import { storyStates } from './states.ts'

export const county = noun({
  tables: [
    'learning.county_stories',
    'learning.county_choices',
    'learning.county_links',
    'learning.county_publicity',
  ],
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
    openings: '/county/openings',
    publicity: '/county/publicity',
    newLink: '/county/links/new',
    links: '/county/links',
    link: '/county/links/:id',
    linkMails: '/county/links/:id/mails',
    linkWithdrawal: '/county/links/:id/withdrawal',
    // Without an account. A link's token stands in no address (ADR 27): it is posted from the fragment.
    linked: '/county/link',
    linkedFile: '/county/link/files/:format',
    open: '/county/public/:id',
    openFile: '/county/public/:id/files/:format',
  },
  topics: { countylink: id => sql`select from learning.county_links where id = ${id}` },
  styles: ['learning.css'],
})

export const countyPaths = county.places

/** As it stands in a mail and in a link that is shown. */
export const countyLink = (token: string) => `${countyPaths.linked()}#${token}`
