import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { enqueueMails } from '../../../platform/mail/index.ts'
import { event } from '../../../sharing/events/index.ts'
import { notifyAll } from '../../../sharing/notices/index.ts'
import { planPaths } from '../noun.ts'
import type { Partner } from '../partners/partner.ts'
import type { Part } from '../parts.ts'
import type { Plan } from '../plan.ts'
import { publicationTexts } from './texts.ts'

/** What was published, as those who hear of it need it. */
type Published = { frozen: readonly Part[]; partners: readonly Partner[]; origin: string }

/** The functions of our own unit with an action come in; every one but me hears of it, in Kring and by mail. */
export async function tellAll(tx: Tx, actor: Staff, plan: Plan, { frozen, partners, origin }: Published) {
  const ours = new Set(
    frozen.flatMap(({ doer }) =>
      doer && doer.unitId === actor.unitId && doer.functionId !== actor.functionId ? [doer.functionId] : [],
    ),
  )
  if (ours.size > 0)
    await sql`select sharing.involve(${plan.childId}::uuid, o.id) from unnest(${[...ours]}::uuid[]) o(id)`.execute(
      tx,
    )
  const item = { childId: plan.childId, itemKind: 'plan', itemId: plan.id }
  await event(tx, actor, { kind: 'plan_published', ...item })
  const given = partners.filter(({ gets }) => gets !== 'nothing')
  const functions = [...ours, ...given.flatMap(({ functionId }) => functionId ?? [])]
  await notifyAll(tx, functions, { kind: 'plan_published', ...item })
  const link = `${origin}${planPaths.plan(plan.id)}`
  const letter = (language: Language) => ({
    subject: publicationTexts(language).mailSubject,
    text: publicationTexts(language).mailText(link),
  })
  const receivers = [
    ...[...ours].map(functionId => ({ functionId })),
    ...given.map(({ functionId, who }) => (functionId ? { functionId } : { guardianId: who })),
  ]
  const words = { sv: letter('sv'), en: letter('en') }
  await enqueueMails(
    tx,
    receivers.map(to => ({ to, words })),
  )
}
