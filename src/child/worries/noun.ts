import { noun } from '../../platform/noun.ts'

export const worries = noun({
  tables: ['child.worries', 'child.worry_versions', 'child.worry_answers'],
  about: 'child',
  places: {
    worries: '/worries',
    worry: '/worries/:id',
    answers: '/worries/:id/answers',
    newWorry: '/worries/new',
  },
  styles: ['asking.css', 'search.css'],
  kinds: { worry: { words: { sv: 'ett uppmärksammande', en: 'a worry' }, opensAt: 'worry' } },
  notices: {
    worry_came: { sv: 'Någon har märkt något', en: 'Somebody noticed something' },
    worry_answered: { sv: 'Du har fått svar på det du märkte', en: 'You have an answer on what you noticed' },
    worry_question: { sv: 'Den som skrev frågar eller lägger till', en: 'The one who wrote asks or adds' },
  },
  drafts: {
    worry: {
      words: { sv: 'Något du har märkt', en: 'Something you noticed' },
      continueAt: ({ id, childId }): string | undefined =>
        childId ? worryPaths.newWorry({ child: childId, draft: id }) : undefined,
    },
  },
})

export const worryPaths = worries.places
