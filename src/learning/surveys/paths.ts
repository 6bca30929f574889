/** The process leader's. */
export const surveyPaths = {
  surveys: '/surveys',
  newSurvey: '/surveys/new',
  survey: (id: string) => `/surveys/${id}`,
  edit: (id: string) => `/surveys/${id}/edit`,
  details: (id: string) => `/surveys/${id}/details`,
  state: (id: string) => `/surveys/${id}/state`,
  targets: (id: string) => `/surveys/${id}/targets`,
  newTargets: (id: string) => `/surveys/${id}/targets/new`,
  target: (id: string, target: string) => `/surveys/${id}/targets/${target}`,
  count: (id: string, target: string) => `/surveys/${id}/targets/${target}/count`,
  targetRemoval: (id: string, target: string) => `/surveys/${id}/targets/${target}/removal`,
  invitations: (id: string) => `/surveys/${id}/invitations`,
  newInvitations: (id: string) => `/surveys/${id}/invitations/new`,
  reminders: (id: string) => `/surveys/${id}/reminders`,
  posters: (id: string, target?: string) => `/surveys/${id}/posters${target ? `?target=${target}` : ''}`,
  papers: (id: string) => `/surveys/${id}/papers`,
  newPaper: (id: string) => `/surveys/${id}/papers/new`,
  imports: (id: string) => `/surveys/${id}/imports`,
  newImport: (id: string) => `/surveys/${id}/imports/new`,
  removal: (id: string) => `/surveys/${id}/removal`,
}

/** What a function is asked in the app. */
export const myAnswerPaths = {
  list: '/my-answers',
  answer: (id: string) => `/my-answers/${id}`,
  withdrawal: (id: string) => `/my-answers/${id}/withdrawal`,
}

/** Without an account (ADR 9). */
export const answerPaths = {
  answer: (token: string, language?: string) => `/answer/${token}${language ? `?language=${language}` : ''}`,
  received: (token: string, language?: string) =>
    `/answer/${token}/received${language ? `?language=${language}` : ''}`,
  kept: (token: string, language?: string) =>
    `/answer/${token}/kept${language ? `?language=${language}` : ''}`,
  withdrawal: (token: string) => `/answer/${token}/withdrawal`,
  forwarded: (token: string) => `/forwarded/${token}`,
}
