import { formatDateTime } from '../../i18n/index.ts'
import { holderOrPostInside, nameAndPost } from '../../people/holders/index.ts'
import { Card, Timeline, usePage } from '../../ui/index.ts'
import type { Said, SupportRequest } from './requests.ts'
import { texts } from './texts.ts'

/** What both sides have said and done, the latest first. */
export function WhatHappened({ request }: { request: SupportRequest }) {
  const { lang } = usePage()
  const t = texts(lang)
  const when = (at: string) => ({ at, when: formatDateTime(new Date(at), lang) })
  const what = ({ kind, sendOnTo }: Said) =>
    kind === 'send_on_proposed'
      ? t.send_on_proposed(sendOnTo ? `${holderOrPostInside(sendOnTo)}, ${sendOnTo.unitName}` : '')
      : t[kind]
  return (
    <Card heading={t.happened}>
      <Timeline
        items={[
          ...(request.withdrawnAt ? [{ ...when(request.withdrawnAt), what: t.withdrawn }] : []),
          ...request.answers.toReversed().map(said => ({
            ...when(said.at),
            what: (
              <>
                <strong>{what(said)}</strong>
                <Words words={said.words} />
              </>
            ),
            who: nameAndPost(
              said.by,
              said.functionId === request.to.functionId ? request.to.functionName : request.from.functionName,
            ),
          })),
          {
            ...when(request.sentAt),
            what: t.sent,
            who: nameAndPost(request.sentBy, request.from.functionName),
          },
        ]}
      />
    </Card>
  )
}

const Words = ({ words }: { words: string }) => (
  <span class="written" dir="auto">
    {`\n${words}`}
  </span>
)
