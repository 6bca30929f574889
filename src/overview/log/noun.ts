import { noun } from '../../platform/noun.ts'
import { questionSchema } from './question-form.ts'

export const log = noun({
  tables: ['audit.held_back', 'audit.questions'],
  about: 'child',
  places: {
    log: '/log',
    exported: '/log/export',
    day: '/log/days/:function/:person/:day',
    questions: '/log/days/:function/:person/:day/questions',
    childLog: '/children/:id/log',
    heldBack: '/children/:id/log/held-back',
    heldBackRemoval: '/children/:id/log/held-back/removal',
    heldBackList: '/held-back',
    heldBackItem: '/held-back/:id',
    heldBackDecision: '/held-back/:id/decision',
  },
  kinds: {
    log: { words: { sv: 'loggen', en: 'the log' } },
    child_log: { words: { sv: 'barnets logg', en: 'the log of the child' }, opensAt: 'childLog' },
    held_back_answer: {
      words: { sv: 'ett svar om dolda rader', en: 'an answer about held-back rows' },
    },
    held_back: {
      words: { sv: 'en fråga om dolda rader', en: 'a question about held-back rows' },
      opensAt: 'heldBackItem',
    },
  },
  fields: questionSchema,
  styles: { everywhere: ['table.css'], log: ['search.css'] },
  notices: {
    held_back_asked: {
      sv: 'Någon vill dölja rader i loggen för vårdnadshavare. Du behöver svara.',
      en: 'Somebody wants to hold back rows of the log from custody holders. You need to answer.',
      waits: true,
    },
    held_back_due: {
      sv: 'Dolda rader i en logg ska ses över',
      en: 'Held-back rows of a log are to be reviewed',
      waits: 'due',
    },
    held_back_yes: {
      sv: 'Raderna som du frågade om är dolda nu',
      en: 'The rows that you asked about are held back now',
    },
    held_back_no: {
      sv: 'Raderna som du frågade om döljs inte',
      en: 'The rows that you asked about are not held back',
    },
  },
})

export const logPaths = log.places
