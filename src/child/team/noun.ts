import { noun } from '../../platform/noun.ts'

export const team = noun({
  tables: ['child.colleagues', 'child.join_requests'],
  about: 'child',
  places: {
    team: '/children/:id/team',
    end: '/children/:id/team/end',
    joins: '/joining',
    join: '/joining/:id',
    answer: '/joining/:id/answer',
  },
  kinds: {
    team: { words: { sv: 'vilka som arbetar med barnet', en: 'who works with the child' } },
    double: { words: { sv: 'om barnet redan fanns', en: 'whether the child was there already' } },
    join: { words: { sv: 'en fråga om att få vara med', en: 'a request to join' }, opensAt: 'join' },
  },
  notices: {
    colleague_taken_in: {
      sv: 'En kollega har tagit in dig. Du arbetar nu med barnet.',
      en: 'A colleague has let you in. You now work with the child.',
    },
    join_asked: { sv: 'En kollega vill arbeta med barnet', en: 'A colleague asks to work with the child' },
    join_declined: {
      sv: 'Du har fått svar på din fråga om ett barn',
      en: 'Your question about a child is answered',
    },
  },
})

export const teamPaths = team.places
