import { sql } from 'kysely'
import { noun } from '../../platform/noun.ts'
import { findSurveys } from './asking/find.ts'
import { surveyStates } from './asking/states.ts'

export const surveys = noun({
  tables: ['learning.surveys', 'learning.targets', 'learning.invitations', 'learning.answers'],
  about: 'collaboration',
  states: { survey_state: surveyStates },
  places: {
    surveys: '/surveys',
    newSurvey: '/surveys/new',
    survey: '/surveys/:id',
    edit: '/surveys/:id/edit',
    details: '/surveys/:id/details',
    opening: '/surveys/:id/opening',
    state: '/surveys/:id/state',
    targets: '/surveys/:id/targets',
    newTargets: '/surveys/:id/targets/new',
    target: '/surveys/:id/targets/:target',
    targetRemoval: '/surveys/:id/targets/:target/removal',
    managers: '/surveys/:id/managers',
    invitations: '/surveys/:id/invitations',
    newInvitations: '/surveys/:id/invitations/new',
    reminders: '/surveys/:id/reminders',
    posters: '/surveys/:id/posters',
    papers: '/surveys/:id/papers',
    newPaper: '/surveys/:id/papers/new',
    imports: '/surveys/:id/imports',
    newImport: '/surveys/:id/imports/new',
    removal: '/surveys/:id/removal',
  },
  styles: ['asking.css', 'learning.css'],
  search: {
    surveys: {
      heading: { sv: 'Enkäter', en: 'Surveys' },
      find: findSurveys,
      opensAt: 'survey',
    },
  },
  uploads: { imports: 5_000_000 },
  topics: { survey: id => sql`select from learning.surveys where id = ${id}` },
})

export const surveyPaths = surveys.places

/** What a function is asked in the app. */
export const myAnswers = noun({
  about: 'function',
  places: {
    list: '/my-answers',
    answer: '/my-answers/:id',
    withdrawal: '/my-answers/:id/withdrawal',
  },
  styles: ['asking.css'],
})

export const myAnswerPaths = myAnswers.places

/**
 * Answering without an account (ADR 9). The link's token stands in no address that a server is asked for (ADR 27): it travels in the
 * fragment, which a browser keeps to itself, and from there in the body of a form.
 */
export const openAnswers = noun({
  about: 'person',
  places: {
    open: '/answer',
    answers: '/answer/answers',
    kept: '/answer/kept',
    withdrawal: '/answer/withdrawal',
    withdrawn: '/answer/withdrawn',
    told: '/forwarded',
    count: '/forwarded/count',
    // Links that were mailed and printed until November 2026. What stands in the path is not looked at.
    former: '/answer/:former',
    formerTold: '/forwarded/:former',
  },
  styles: ['asking.css'],
})

export const answerPaths = openAnswers.places

/** As it stands in a mail, on a poster and in a link. */
export const answerLink = (token: string) => `${answerPaths.open()}#${token}`
export const toldLink = (token: string) => `${answerPaths.told()}#${token}`
