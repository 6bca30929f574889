import { sql } from 'kysely'
import { defineTexts, formatDate, insideSentence, type Language } from '../../i18n/index.ts'
import { holdersThen, nameAndPost } from '../../people/holders/index.ts'
import { LinkButton, NextStep } from '../../ui/index.ts'
import type { OnChildPage } from '../children/index.ts'
import { planPaths } from './noun.ts'
import type { MarkState } from './states.ts'
import { type LostFunction, lostFunctions, lostFunctionWords } from './versions/lost.ts'
import { WhatWeDo } from './versions/what-we-do.tsx'

type Data = {
  plan: { id: string; leadId: string; nextOn: string; version: number } | null
  /** What the plan that stands says that somebody does, as far as it was given to me. */
  actions: {
    id: string
    words: string
    functionId: string | null
    untilOn: string | null
    state: MarkState
    /** who held the function when it was done */
    doneBy: string[] | null
  }[]
  /** who has the plan no more, since a consent is gone */
  lost: LostFunction[]
}

/** The plan: who leads it, when one meets about it, and what is done. */
export const plansOnChildPage = {
  plans: {
    read: ({ child }) => ({
      rows: sql`plan_here as (select p.id, p.lead_function_id, p.next_on, p.current_version from child.plans p where p.child_id = ${child} and p.ended_at is null),
        actions_here as (select v.part_id, v.words, v.function_id, v.until_on, v.position
          from plan_here p join child.plan_version_parts v on v.plan_id = p.id and v.version = p.current_version and v.kind = 'action')`,
      json: sql<Data>`json_build_object(
        'plan', (select json_build_object('id', p.id, 'leadId', p.lead_function_id, 'nextOn', p.next_on, 'version', p.current_version) from plan_here p),
        'lost', coalesce((select json_agg(to_json(l)) from (${lostFunctions(sql`${child}`)}) l where exists (select from plan_here)), '[]'),
        'actions', coalesce((select json_agg(json_build_object('id', v.part_id, 'words', v.words, 'functionId', v.function_id, 'untilOn', v.until_on,
          'state', coalesce(k.state, 'not_started'), 'doneBy', case when k.state = 'done' then ${holdersThen(sql`v.function_id`, sql`k.at`)} end) order by v.position, v.part_id)
          from actions_here v left join lateral (select m.state, m.at from child.action_marks m where m.part_id = v.part_id
            order by m.at desc, m.id desc limit 1) k on true), '[]'))`,
      functions: sql`select lead_function_id from plan_here union all select function_id from actions_here`,
    }),
    lead: ({ data: { plan }, functionOf, language }) => {
      const lead = plan && functionOf(plan.leadId)
      return lead
        ? texts(language).leadIs(nameAndPost(lead.holders.join(', '), insideSentence(lead.name)))
        : undefined
    },
    nextStep: ({ data: { plan }, functionId, language }) => {
      const t = texts(language)
      if (plan && plan.version > 0) {
        return (
          <NextStep
            heading={t.planNextBand(plan.nextOn)}
            action={<LinkButton href={planPaths.plan(plan.id)}>{t.toPlan}</LinkButton>}
          />
        )
      }
      if (plan?.leadId !== functionId) return undefined
      return (
        <NextStep
          heading={t.draftWaits}
          action={<LinkButton href={planPaths.draft(plan.id)}>{t.openDraft}</LinkButton>}
        />
      )
    },
    firstStep: ({ child, data: { plan }, language }) =>
      plan ? undefined : (
        <LinkButton href={planPaths.start(child.id)} variant="secondary">
          {texts(language).startPlan}
        </LinkButton>
      ),
    card: ({ data: { plan, actions, lost }, functionOf, language }) => {
      if (!plan || actions.length === 0) return undefined
      const shown = actions.map(({ functionId, doneBy, ...action }) => {
        const by = functionId ? functionOf(functionId) : undefined
        return {
          ...action,
          lost: lostOf(lost, functionId, language),
          functionName: by?.name ?? null,
          unitName: by?.unitName ?? null,
          holders: doneBy ?? by?.holders ?? [],
        }
      })
      return <WhatWeDo planId={plan.id} actions={shown} />
    },
  } satisfies OnChildPage<Data>,
}

const lostOf = (lost: LostFunction[], functionId: string | null, language: Language) => {
  const gone = lost.find(each => each.functionId === functionId)
  return gone && lostFunctionWords(gone, language, true)
}

const texts = defineTexts({
  leadIs: { sv: (who: string) => `Samordnare: ${who}`, en: (who: string) => `Lead: ${who}` },
  planNextBand: {
    sv: (day: string) => `Ni ses om planen ${formatDate(day, 'sv')}`,
    en: (day: string) => `You meet about the plan on ${formatDate(day, 'en')}`,
  },
  toPlan: { sv: 'Öppna planen', en: 'Open the plan' },
  startPlan: { sv: 'Börja en plan', en: 'Start a plan' },
  openDraft: { sv: 'Fortsätt med planen', en: 'Go on with the plan' },
  draftWaits: { sv: 'Planen är ett utkast', en: 'The plan is a draft' },
})
