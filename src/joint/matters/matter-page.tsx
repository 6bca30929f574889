import { formatDateTime, formatLongDate } from '../../i18n/index.ts'
import { holderAndPost, holderOrPost, nameAndPost } from '../../people/holders/index.ts'
import {
  BackLink,
  Button,
  Card,
  Checkbox,
  DescriptionList,
  Form,
  Layout,
  LinkButton,
  Live,
  Receipt,
  Tag,
  ToInbox,
  usePage,
  Written,
} from '../../ui/index.ts'
import { subjectPaths } from '../subjects/index.ts'
import { type Action, actionsFor } from './actions.ts'
import type { Climb, Matter, Said } from './matters.ts'
import { matterPaths } from './noun.ts'
import { texts } from './texts.ts'
import { Way } from './way.tsx'

type Props = { matter: Matter; climbs: readonly Climb[]; said: readonly Said[] }

/** One matter: what it is, who has it, its way, what has been said, and what one can do. */
export function MatterPage({ matter, climbs, said }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const { id, state } = matter
  return (
    <Layout
      title={t[`sort_${matter.sort}`]}
      back={
        <BackLink href={matterPaths.matters({ view: matter.mine ? 'raised' : 'answer' })}>
          {t.heading}
        </BackLink>
      }
    >
      <Live topic={`matter:${id}`} />
      {matter.undoUntil && <Sent matter={matter} />}
      {state === 'withdrawn' && (
        <p>
          {t.withdrawn} <a href={matterPaths.newMatter({ again: id })}>{t.raiseAgain}</a>
        </p>
      )}
      <Card heading={t.raise} beside={<StateTag matter={matter} />}>
        <Written>{matter.words}</Written>
        {matter.stuck && matter.answers && state === 'open' && matter.late && (
          <p>
            <strong>{matter.forum ? t.stuckHere : t.stuckAlone}</strong>
          </p>
        )}
        <Facts matter={matter} />
        <Actions matter={matter} />
      </Card>
      {state !== 'withdrawn' && (
        <>
          <Answer said={said} />
          <Card heading={t.way}>
            <Way {...{ matter, climbs, said }} />
          </Card>
          <Thread said={said} />
          {matter.first && <Showing matter={matter} />}
        </>
      )}
    </Layout>
  )
}

function StateTag({ matter }: { matter: Matter }) {
  const { lang } = usePage()
  const t = texts(lang)
  if (matter.late)
    return (
      <Tag tone="late" icon="clock">
        {t.late(formatLongDate(matter.answerBy, lang))}
      </Tag>
    )
  const tone = matter.state === 'answered' ? 'good' : matter.state === 'open' ? 'wait' : 'neutral'
  return <Tag tone={tone}>{t[`state_${matter.state}`]}</Tag>
}

/** Who has it and when they answer, while it can still be taken back. */
function Sent({ matter: { id, owner, answerBy, undoUntil, forum } }: { matter: Matter }) {
  const { lang } = usePage()
  const t = texts(lang)
  const who = holderOrPost(owner)
  return (
    <Receipt
      says={t.sentTo(forum?.title ? `${forum.title}, ${who}` : who)}
      next={
        <>
          <LinkButton href={matterPaths.newMatter()} variant="secondary">
            {t.another}
          </LinkButton>
          <ToInbox />
        </>
      }
      undo={
        undoUntil
          ? { action: matterPaths.withdrawal(id), until: new Date(undoUntil), hint: t.undoUntil }
          : undefined
      }
    >
      <p>{(forum ? t.sentNext : t.sentNextAbove)(who, formatLongDate(answerBy, lang))}</p>
    </Receipt>
  )
}

function Facts({ matter }: { matter: Matter }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { forum, owner, raiser, state, merged, raisedToo } = matter
  if (state === 'withdrawn') return null
  return (
    <>
      <DescriptionList
        items={[
          [t.raisedBy, holderAndPost({ ...raiser, past: true }, lang)],
          [
            t.in,
            forum === null ? (
              t.inNone
            ) : forum.title === null ? (
              t.inUnread
            ) : (
              <a href={subjectPaths.subject(forum.id)}>{forum.title}</a>
            ),
          ],
          ...(state === 'answered'
            ? []
            : ([
                [t.has, holderAndPost(owner, lang)],
                [t.when, formatLongDate(matter.answerBy, lang)],
              ] as const)),
          ...(merged
            ? [[t.joinedWith, <a href={matterPaths.matter(merged.id)}>{merged.words}</a>] as const]
            : []),
        ]}
      />
      {state === 'merged' && !merged && <p>{t.mergedUnread}</p>}
      {raisedToo > 0 && <p>{t.raisedToo(raisedToo)}</p>}
    </>
  )
}

function Actions({ matter }: { matter: Matter }) {
  const t = texts(usePage().lang)
  const can = actionsFor(matter)
  const [first, ...more] = can
  if (!first && matter.mine && matter.first) return null
  const link = (action: Action) => matterPaths[action](matter.id)
  return (
    <div class="row">
      {first && (
        <LinkButton href={link(first)} variant={first === 'answer' ? 'primary' : 'secondary'}>
          {t[`action_${first}`]}
        </LinkButton>
      )}
      {more.map(action => (
        <a href={link(action)}>{t[`action_${action}`]}</a>
      ))}
      {!matter.mine && !matter.answers && matter.state === 'open' && (
        <Form action={matterPaths.joining(matter.id)} id="join">
          <Button variant="quiet">{t.join}</Button>
        </Form>
      )}
      {matter.mine && !matter.first && matter.state !== 'answered' && <p class="hint">{t.joined}</p>}
    </div>
  )
}

/** The latest answer stands by itself: it is what was waited for. */
function Answer({ said }: { said: readonly Said[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const answer = said.findLast(({ kind }) => kind === 'answer')
  if (!answer) return null
  return (
    <Card heading={t.theAnswer}>
      <Written>{answer.words}</Written>
      <p class="hint">
        {nameAndPost(answer.who, answer.post)}. {formatDateTime(answer.at, lang)}
      </p>
    </Card>
  )
}

function Thread({ said }: { said: readonly Said[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Card heading={t.said}>
      {said.length === 0 && <p>{t.noneSaid}</p>}
      {said.map(one => (
        <div class="flow">
          <p class="hint">
            {t[`kind_${one.kind}`]}: {nameAndPost(one.who, one.post)}. {formatDateTime(one.at, lang)}
          </p>
          <Written>{one.words}</Written>
        </div>
      ))}
      <p class="hint">{t.readers}</p>
    </Card>
  )
}

/** Whether it may be shown once it is answered: whoever raised it changes their mind when they like. */
function Showing({ matter: { id, mayShow, mayName, byMe } }: { matter: Matter }) {
  const t = texts(usePage().lang)
  return (
    <Card heading={t.showing}>
      <Form
        action={matterPaths.showing(id)}
        id="showing"
        state={{ values: { mayShow: mayShow ? 'yes' : '', mayName: mayName ? 'yes' : '' } }}
      >
        <Checkbox name="mayShow" label={t.mayShow} hint={t.mayShowHint} />
        {byMe && <Checkbox name="mayName" label={t.mayName} />}
        <Button variant="secondary">{t.save}</Button>
      </Form>
    </Card>
  )
}
