import { sql } from 'kysely'
import { defineTexts } from '../../i18n/index.ts'
import { holderAndPost } from '../../people/holders/index.ts'
import { Card, Lines, LinkButton, ShownOf } from '../../ui/index.ts'
import type { OnChildPage } from '../children/index.ts'
import { requestPaths } from './noun.ts'
import { lastAnswer } from './requests.ts'
import { StateOf } from './state-tag.tsx'
import type { AnswerKind } from './states.ts'

type Data = { id: string; asked: string; toId: string; answerBy: string; last: AnswerKind | null }[]
type All = { total: number; requests: Data }

/** What has been asked of others. */
export const requestsOnChildPage = {
  requests: {
    read: ({ child }) => ({
      rows: sql`requests_here as (select r.id, left(r.asked, 240) as asked, r.to_function_id, r.answer_by, ${lastAnswer} as last, r.sent_at, count(*) over () as total
          from child.requests r where r.child_id = ${child} and r.withdrawn_at is null order by r.sent_at desc limit 20)`,
      json: sql<All>`json_build_object('total', coalesce((select max(r.total) from requests_here r), 0),
        'requests', coalesce((select json_agg(json_build_object('id', r.id, 'asked', r.asked, 'toId', r.to_function_id, 'answerBy', r.answer_by, 'last', r.last)
        order by r.sent_at desc) from requests_here r), '[]'))`,
      functions: sql`select to_function_id from requests_here`,
    }),
    card: ({ child, data: { total, requests }, functionOf, language }) => {
      if (requests.length === 0 && !child.own) return undefined
      const t = texts(language)
      return (
        <Card heading={child.own ? t.requests : t.requestsGiven}>
          {requests.length === 0 && <p>{t.requestsNone}</p>}
          <Lines
            items={requests.map(request => {
              const to = functionOf(request.toId)
              return {
                title: request.asked,
                href: requestPaths.request(request.id),
                detail: to && holderAndPost({ ...to, functionName: to.name }, language),
                beside: <StateOf {...request} />,
              }
            })}
          />
          <ShownOf shown={requests.length} total={total} href={requestPaths.requests(child.id)} />
          {child.own && (
            <p>
              <LinkButton href={requestPaths.newRequest(child.id)} variant="secondary" icon="plus">
                {t.newRequest}
              </LinkButton>
            </p>
          )}
        </Card>
      )
    },
  } satisfies OnChildPage<All>,
}

const texts = defineTexts({
  requests: { sv: 'Stöd som ni har bett om', en: 'Support that you have asked for' },
  requestsGiven: { sv: 'Vad de ber om', en: 'What they ask for' },
  requestsNone: { sv: 'Ni har inte bett någon om stöd.', en: 'You have not asked anybody for support.' },
  newRequest: { sv: 'Be någon om stöd', en: 'Ask somebody for support' },
})
