import { sql } from 'kysely'
import { defineTexts } from '../../i18n/index.ts'
import { holderAndPost } from '../../people/holders/index.ts'
import { Card, Lines, LinkButton } from '../../ui/index.ts'
import { Answered, type OnChildPage } from '../children/index.ts'
import { requestPaths } from './noun.ts'

type Data = { id: string; asked: string; toId: string; answerBy: string; answeredAt: string | null }[]

/** What has been asked of others. */
export const requestsOnChildPage = {
  requests: {
    read: ({ child }) => ({
      rows: sql`requests_here as (select r.id, left(r.asked, 240) as asked, r.to_function_id, r.answer_by, r.answered_at, r.sent_at
          from child.requests r where r.child_id = ${child} and r.withdrawn_at is null order by r.sent_at desc limit 20)`,
      json: sql<Data>`coalesce((select json_agg(json_build_object('id', r.id, 'asked', r.asked, 'toId', r.to_function_id, 'answerBy', r.answer_by, 'answeredAt', r.answered_at)
        order by r.sent_at desc) from requests_here r), '[]')`,
      functions: sql`select to_function_id from requests_here`,
    }),
    card: ({ child, data, functionOf, language }) => {
      if (data.length === 0 && !child.own) return undefined
      const t = texts(language)
      return (
        <Card heading={child.own ? t.requests : t.requestsGiven}>
          {data.length === 0 && <p>{t.requestsNone}</p>}
          <Lines
            items={data.map(request => {
              const to = functionOf(request.toId)
              return {
                title: request.asked,
                href: requestPaths.request(request.id),
                detail: to && holderAndPost({ ...to, functionName: to.name }, language),
                beside: <Answered answeredAt={request.answeredAt} answerBy={request.answerBy} />,
              }
            })}
          />
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
  } satisfies OnChildPage<Data>,
}

const texts = defineTexts({
  requests: { sv: 'Stöd som ni har bett om', en: 'Support that you have asked for' },
  requestsGiven: { sv: 'Vad de ber om', en: 'What they ask for' },
  requestsNone: { sv: 'Ni har inte bett någon om stöd.', en: 'You have not asked anybody for support.' },
  newRequest: { sv: 'Be någon om stöd', en: 'Ask somebody for support' },
})
