import { sql } from 'kysely'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { enqueueMail } from '../../../platform/mail/index.ts'
import { event } from '../../../sharing/events/index.ts'
import { notify } from '../../../sharing/notices/index.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import type { Publication } from './publication.ts'
import { publicationTexts } from './texts.ts'

/** The functions of our own unit with an action come in; every one but me hears of it, in Kring and by mail. */
export async function tellAll(tx: Tx, actor: Staff, plan: Plan, { frozen, partners, origin }: Publication) {
  const ours = new Set(
    frozen.flatMap(({ doer }) =>
      doer && doer.unitId === actor.unitId && doer.functionId !== actor.functionId ? [doer.functionId] : [],
    ),
  )
  for (const functionId of ours)
    await sql`select sharing.involve(${plan.childId}::uuid, ${functionId}::uuid)`.execute(tx)
  await event(tx, actor, { childId: plan.childId, kind: 'plan_published', itemKind: 'plan', itemId: plan.id })
  const given = partners.filter(({ gets }) => gets !== 'nothing')
  for (const to of [...ours, ...given.flatMap(({ functionId }) => functionId ?? [])]) {
    await notify(tx, { to, kind: 'plan_published', childId: plan.childId, itemKind: 'plan', itemId: plan.id })
  }
  const link = `${origin}${planPaths.plan(plan.id)}`
  const letter = (language: Language) => ({
    subject: publicationTexts(language).mailSubject,
    text: publicationTexts(language).mailText(link),
  })
  const receivers = [
    ...[...ours].map(functionId => ({ functionId })),
    ...given.map(({ functionId, who }) => (functionId ? { functionId } : { guardianId: who })),
  ]
  for (const to of receivers) await enqueueMail(tx, { to, words: { sv: letter('sv'), en: letter('en') } })
}
