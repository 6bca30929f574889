import { noun } from '../../platform/noun.ts'
import { indicatorStates } from './states.ts'

export const indicators = noun({
  tables: [
    'learning.indicators',
    'learning.indicator_values',
    'learning.register_imports',
    'learning.register_entries',
  ],
  about: 'collaboration',
  states: { indicator_move_state: indicatorStates },
  places: {
    indicators: '/indicators',
    indicator: '/indicators/:id',
    listFile: '/indicators/files/:format',
    file: '/indicators/:id/files/:format',
    edit: '/indicators/:id/edit',
    newValue: '/indicators/:id/values/new',
    values: '/indicators/:id/values',
    comments: '/indicators/:id/comments',
    retirement: '/indicators/:id/retirement',
    entries: '/indicators/:id/entries',
    newEntry: '/indicators/:id/entries/new',
    imports: '/indicators/imports',
    withdrawal: '/indicators/imports/:id/withdrawal',
    newIndicator: '/indicators/new',
  },
  styles: ['learning.css'],
  uploads: { imports: 5_000_000 },
})

export const indicatorPaths = indicators.places
