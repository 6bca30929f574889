import { noun } from '../../platform/noun.ts'

export const worries = noun({
  tables: ['child.worries', 'child.worry_versions', 'child.worry_answers'],
  about: 'child',
  places: {
    worries: '/worries',
    ofChild: '/children/:id/worries',
    worry: '/worries/:id',
    answers: '/worries/:id/answers',
    withdrawal: '/worries/:id/withdrawal',
    newWorry: '/worries/new',
    handing: '/worries/handing',
    handedOver: '/worries/handed',
    handed: '/worries/handed/:id',
    handedWithdrawal: '/worries/handed/:id/withdrawal',
  },
  styles: ['asking.css', 'search.css'],
  kinds: {
    worry: { words: { sv: 'ett uppmärksammande', en: 'a worry' }, opensAt: 'worry' },
    handed_worry: { words: { sv: 'det du har lämnat', en: 'what you handed over' }, opensAt: 'handed' },
  },
  notices: {
    worry_came: { sv: 'Någon har märkt något', en: 'Somebody noticed something' },
    worry_answered: { sv: 'Du har fått svar på det du märkte', en: 'You have an answer on what you noticed' },
    worry_handed_answered: {
      sv: 'Du har fått svar på det du lämnade',
      en: 'You have an answer on what you handed over',
    },
    worry_question: {
      sv: 'Den som märkte något har skrivit mer',
      en: 'Whoever noticed something has written more',
    },
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
