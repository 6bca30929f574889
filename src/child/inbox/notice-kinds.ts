/** Every kind of notice that a noun or the database sends; each has its words in `texts.ts`. */
export const noticeKinds = [
  'worry_came',
  'worry_answered',
  'worry_question',
  'request_came',
  'request_answered',
  'request_sent_on',
  'request_withdrawn',
  'plan_lead',
  'plan_published',
  'action_marked',
  'plan_ended',
  'meeting_invited',
  'meeting_changed',
  'meeting_cancelled',
  'meeting_answered',
  'meeting_closed',
  'consent_withdrawn',
  'emergency_opened',
  'emergency_found_nothing',
] as const

const known: ReadonlySet<string> = new Set(noticeKinds)

export const isTold = (kind: string): kind is (typeof noticeKinds)[number] => known.has(kind)
