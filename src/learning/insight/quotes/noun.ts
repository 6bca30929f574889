import { noun } from '../../../platform/noun.ts'

export const quotes = noun({
  tables: ['learning.quotes'],
  about: 'collaboration',
  places: {
    quotes: '/surveys/:id/quotes',
    quote: '/quotes/:id',
    decision: '/quotes/:id/decision',
  },
  styles: ['learning.css'],
})

export const quotePaths = quotes.places
