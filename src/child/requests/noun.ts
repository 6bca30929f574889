import { noun } from '../../platform/noun.ts'

export const requests = noun({
  tables: ['child.requests', 'child.request_answers', 'child.request_ends'],
  about: 'child',
  places: {
    newRequest: '/children/:id/requests/new',
    requests: '/children/:id/requests',
    request: '/requests/:id',
    answers: '/requests/:id/answers',
    proposal: '/requests/:id/proposal',
    refusal: '/requests/:id/refusal',
    withdrawal: '/requests/:id/withdrawal',
    readingEnd: '/requests/:id/reading-end',
    end: '/requests/:id/end',
  },
  styles: ['asking.css'],
  kinds: {
    request: { words: { sv: 'en begäran om stöd', en: 'a request for support' }, opensAt: 'request' },
  },
  notices: {
    request_came: { sv: 'Någon ber om stöd', en: 'Somebody asks for support' },
    request_answered: { sv: 'Du har fått svar på din begäran', en: 'Your request has an answer' },
    request_sent_on: { sv: 'Din begäran föreslås gå vidare', en: 'Your request is proposed to be sent on' },
    request_withdrawn: { sv: 'En begäran har dragits tillbaka', en: 'A request has been withdrawn' },
  },
  drafts: {
    request: {
      words: { sv: 'Begäran om stöd', en: 'Request for support' },
      continueAt: ({ id, childId, body }): string | undefined =>
        childId
          ? requestPaths.newRequest(childId, {
              to: String(body.to ?? ''),
              from: String(body.from ?? ''),
              again: String(body.again ?? ''),
              draft: id,
            })
          : undefined,
    },
  },
})

export const requestPaths = requests.places
