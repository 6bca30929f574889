import { sql } from 'kysely'
import { seenIn } from '../../platform/live/seen-in.ts'
import { noun } from '../../platform/noun.ts'

export const plans = noun({
  tables: [
    'child.plans',
    'child.plan_parts',
    'child.plan_alternatives',
    'child.plan_partners',
    'child.plan_versions',
    'child.plan_version_parts',
    'child.plan_words',
    'child.action_marks',
    'child.reviews',
    'child.review_needs',
  ],
  about: 'child',
  places: {
    start: '/children/:id/plan/new',
    startOf: '/children/:id/plan',
    plan: '/plans/:id',
    version: '/plans/:id/versions/:version',
    difference: '/plans/:id/versions/:version/difference',
    marks: '/plans/:id/actions/:part/marks',
    draft: '/plans/:id/draft',
    frame: '/plans/:id/frame',
    parts: '/plans/:id/parts',
    part: '/plans/:id/parts/:part',
    position: '/plans/:id/parts/:part/position',
    removal: '/plans/:id/parts/:part/removal',
    comeback: '/plans/:id/parts/:part/comeback',
    settlement: '/plans/:id/parts/:part/settlement',
    doer: '/plans/:id/parts/:part/function',
    partners: '/plans/:id/partners',
    newPartner: '/plans/:id/partners/new',
    partner: '/plans/:id/partners/:who',
    preview: '/plans/:id/partners/:who/preview',
    partnerRemoval: '/plans/:id/partners/:who/removal',
    newPublication: '/plans/:id/publication/new',
    publication: '/plans/:id/publication',
    newReview: '/plans/:id/review/new',
    reviews: '/plans/:id/reviews',
    review: '/plans/:id/reviews/:review',
    lead: '/plans/:id/lead',
  },
  styles: {
    everywhere: ['plans.css'],
    difference: ['table.css'],
    newPublication: ['asking.css', 'drawn.css', 'sharing.css'],
    publication: ['asking.css', 'drawn.css', 'sharing.css'],
    newPartner: ['asking.css'],
    partner: ['asking.css'],
    newReview: ['asking.css', 'drawn.css'],
    reviews: ['asking.css', 'drawn.css'],
    review: ['asking.css', 'drawn.css'],
  },
  kinds: {
    plan: { words: { sv: 'planen', en: 'the plan' }, opensAt: 'plan' },
    plan_version: { words: { sv: 'planen', en: 'the plan' } },
    review: { words: { sv: 'en uppföljning', en: 'a review' } },
    draft: { words: { sv: 'utkastet till planen', en: 'the draft of the plan' } },
  },
  notices: {
    plan_lead: { sv: 'Du samordnar en plan nu', en: 'You lead a plan now', urgent: true },
    plan_published: { sv: 'En plan har kommit i ny version', en: 'A plan has a new version' },
    action_marked: {
      sv: 'En insats har gått framåt eller stött på hinder',
      en: 'An action has moved on or met an obstacle',
    },
    plan_ended: { sv: 'En plan har avslutats', en: 'A plan has ended' },
  },
  topics: {
    // Whoever has been given the plan hears of its versions, not of what the lead writes.
    plan: id =>
      seenIn(
        sql`select from child.plans where id = ${id}`,
        sql`select * from child.plans where id = ${id}`,
        sql`select version from child.plan_versions where plan_id = ${id}`,
        sql`select id from child.plan_words where plan_id = ${id}`,
        sql`select id from child.action_marks where plan_id = ${id}`,
        sql`select * from child.plan_parts where plan_id = ${id}`,
        sql`select * from child.plan_alternatives where plan_id = ${id}`,
        sql`select m.id from child.plans p join child.meetings m on m.child_id = p.child_id where p.id = ${id}
          and m.opened_at is not null and m.closed_at is null and m.cancelled_at is null`,
      ),
  },
})

export const planPaths = plans.places
