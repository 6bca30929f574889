/** The routes are tried in several test files, which run beside each other: by the first word of a route's path. */
const words = {
  child: [
    'assessments',
    'children',
    'consents',
    'disclosures',
    'drafts',
    'emergency',
    'family',
    'meetings',
    'plans',
    'requests',
    'worries',
  ],
  learning: [
    'answer',
    'county',
    'forwarded',
    'indicators',
    'insight',
    'instruments',
    'learning',
    'my-answers',
    'quotes',
    'surveys',
  ],
}

/** `house` has all that the others do not name, so that no route is left out. */
export type Shard = keyof typeof words | 'house'

/** For `GET /children/:id`. */
export function shardOf(route: string): Shard {
  const word = route.split(' ')[1]?.split('/')[1] ?? ''
  return (Object.keys(words) as (keyof typeof words)[]).find(shard => words[shard].includes(word)) ?? 'house'
}
