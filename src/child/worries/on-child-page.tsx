import { sql } from 'kysely'
import { defineTexts, formatDateTime } from '../../i18n/index.ts'
import { holderOrPost, nameAndPost } from '../../people/holders/index.ts'
import { Card, Lines, LinkButton, NextStep, ShownOf } from '../../ui/index.ts'
import { Answered, type OnChildPage, type Shown } from '../children/index.ts'
import { firstWords } from './first-words.ts'
import { worryPaths } from './noun.ts'
import { texts as worryTexts } from './texts.ts'

type Data = {
  id: string
  sentAt: string
  answerBy: string
  answeredAt: string | null
  /** the post, and who wrote it in it */
  authorId: string
  author: string | null
  /** null while it can be taken back as unread */
  noticed: string | null
  toMe: boolean
}[]
type All = {
  total: number
  worries: Data
  /** a worry that my function has promised an assessment on, which is not begun */
  promised: string | null
}

/** What somebody has noticed, and who waits for an answer of mine. */
export const worriesOnChildPage = {
  worries: {
    read: ({ child, me }) => ({
      rows: sql`worries_here as (select w.id, w.sent_at, w.answer_by, w.answered_at, w.author_function_id, w.author_person_id, ${firstWords(240)} as noticed, w.to_function_id is not distinct from ${me} as to_me, count(*) over () as total
          from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1
          where w.child_id = ${child} and w.withdrawn_at is null order by w.sent_at desc limit 20)`,
      json: sql<All>`json_build_object('total', coalesce((select max(w.total) from worries_here w), 0), 'promised', (select p.worry_id from child.promised_assessments(${me}) p where p.child_id = ${child} limit 1),
        'worries', coalesce((select json_agg(json_build_object('id', w.id, 'sentAt', w.sent_at, 'answerBy', w.answer_by, 'answeredAt', w.answered_at, 'authorId', w.author_function_id, 'author', (select p.name from people.persons p where p.id = w.author_person_id),
        'noticed', w.noticed, 'toMe', w.to_me) order by w.sent_at desc) from worries_here w), '[]'))`,
      functions: sql`select author_function_id from worries_here`,
    }),
    nextStep: ({ data: { worries, promised }, functionOf, language }) => {
      const waiting = worries.find(worry => worry.toMe && !worry.answeredAt)
      const t = texts(language)
      if (!waiting)
        return promised ? (
          <NextStep
            heading={worryTexts(language).promised}
            action={<LinkButton href={worryPaths.worry(promised)}>{t.toPromise}</LinkButton>}
          />
        ) : undefined
      return (
        <NextStep
          heading={t.worryWaits(whoWaits(functionOf(waiting.authorId)))}
          action={<LinkButton href={worryPaths.worry(waiting.id)}>{t.answerWorry}</LinkButton>}
        />
      )
    },
    firstStep: ({ child, language }) => (
      <LinkButton href={worryPaths.newWorry({ child: child.id })}>{texts(language).noticed}</LinkButton>
    ),
    card: ({ child, data: { total, worries }, functionOf, language }) => {
      if (worries.length === 0 && !child.own) return undefined
      const t = texts(language)
      return (
        <Card heading={t.worries}>
          {worries.length === 0 && <p>{t.worriesNone}</p>}
          <Lines
            items={worries.map(worry => ({
              title: worry.noticed ?? worryTexts(language).justWritten,
              href: worryPaths.worry(worry.id),
              detail: nameAndPost(
                worry.author,
                functionOf(worry.authorId)?.name ?? null,
                formatDateTime(new Date(worry.sentAt), language),
              ),
              beside: <Answered answeredAt={worry.answeredAt} answerBy={worry.answerBy} />,
            }))}
          />
          <ShownOf shown={worries.length} total={total} href={worryPaths.ofChild(child.id)} />
          {child.own && worries.length > 0 && (
            <p>
              <LinkButton href={worryPaths.newWorry({ child: child.id })} variant="secondary" icon="plus">
                {t.noticed}
              </LinkButton>
            </p>
          )}
        </Card>
      )
    },
  } satisfies OnChildPage<All>,
}

/** An answer reaches whoever holds the post now (R15). */
const whoWaits = (post: ReturnType<Shown<All>['functionOf']>) =>
  post ? holderOrPost({ ...post, functionName: post.name }) : ''

const texts = defineTexts({
  noticed: { sv: 'Skriv något du har märkt', en: 'Write something you noticed' },
  toPromise: { sv: 'Börja, eller säg vad det blev', en: 'Begin, or say what it became' },
  answerWorry: { sv: 'Svara på det som har märkts', en: 'Answer what was noticed' },
  worryWaits: {
    sv: (who: string) => `${who} väntar på svar`,
    en: (who: string) => `${who} waits for an answer`,
  },
  worries: { sv: 'Vad någon har märkt', en: 'What somebody has noticed' },
  worriesNone: { sv: 'Ingen har skrivit något än.', en: 'Nobody has written anything yet.' },
})
