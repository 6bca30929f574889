import { childPaths } from '../../child/children/index.ts'
import { worryPaths } from '../../child/worries/index.ts'
import { formatRelative, type Language, todaysDate } from '../../i18n/index.ts'
import { draftPaths } from '../../sharing/drafts/index.ts'
import {
  Button,
  Buttons,
  Card,
  EmptyState,
  Form,
  Layout,
  Lines,
  LinkButton,
  Live,
  Tabs,
  Tag,
  usePage,
} from '../../ui/index.ts'
import { logPaths } from '../log/index.ts'
import { inboxKinds, itemKinds, noticeWords } from '../nouns.ts'
import { type Notice, noticesApart, type Row, rowsOf, type View, views, waits } from './inbox.ts'
import { inboxPaths } from './noun.ts'
import { texts } from './texts.ts'

type T = ReturnType<typeof texts>

type Props = {
  rows: Row[]
  notices: Notice[]
  begun: number
  view: View
  functionId: string
  reviews: boolean
}

export function InboxPage({ rows, notices, begun, view, functionId, reviews }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const shown = rowsOf(view, rows)
  const told = noticesApart(rows, notices)
  const apartIn = (each: View) => (each === 'new' ? told : each === 'waiting' ? told.filter(waits) : [])
  const waiting = rowsOf('waiting', rows).length + apartIn('waiting').length
  const apart = apartIn(view)
  const empty = { new: t.emptyNew, waiting: t.emptyWaiting, soon: t.emptySoon, mine: t.emptyMine }[view]
  return (
    <Layout title={t.heading} lead={waiting ? t.waits(waiting) : t.nothingWaits}>
      <Live topic={`function:${functionId}`} />
      <Buttons>
        <LinkButton href={worryPaths.newWorry()} icon="plus">
          {t.writeWorry}
        </LinkButton>
      </Buttons>
      <Tabs
        label={t.heading}
        items={views.map(each => {
          const count = rowsOf(each, rows).length + apartIn(each).length
          return {
            href: inboxPaths.inbox({ view: each !== 'new' && each }),
            label: count ? `${t[each]} (${count})` : t[each],
            here: each === view,
          }
        })}
      />
      {shown.length > 0 && <Lines label={t[view]} items={shown.map(row => line(row, t, lang))} />}
      {apart.length > 0 && <Notices notices={apart} reviews={reviews} t={t} />}
      {view === 'mine' && begun > 0 && (
        <p>
          <a href={draftPaths.drafts()}>{t.begun(begun)}</a>
        </p>
      )}
      {shown.length === 0 && apart.length === 0 && <EmptyState says={empty} />}
    </Layout>
  )
}

function line(row: Row, t: T, lang: Language) {
  const kind = inboxKinds[row.kind]
  return {
    title: `${row.childName || t.protectedChild}: ${kind?.title(row, lang)}`,
    href: kind?.href(row),
    detail: row.words,
    beside: <Due row={row} t={t} />,
  }
}

function Due({ row, t }: { row: Row; t: T }) {
  if (row.kind !== 'plan' && row.answered) {
    return (
      <Tag tone="good" icon="check">
        {t.answered}
      </Tag>
    )
  }
  if (!row.due) return null
  const late = row.due < todaysDate()
  return (
    <Tag tone="wait" icon="clock">
      {late ? t.late(row.due) : row.kind === 'plan' ? t.next(row.due) : t.by(row.due)}
    </Tag>
  )
}

function Notices({ notices, reviews, t }: { notices: Notice[]; reviews: boolean; t: T }) {
  const { lang } = usePage()
  return (
    <Card heading={t.notices}>
      <Lines
        items={notices.map(notice => {
          return {
            title: [noticeWords[notice.kind]?.[lang] ?? t.other, notice.times > 1 && t.times(notice.times)]
              .filter(Boolean)
              .join(' '),
            href: linkOf(notice, reviews),
            detail: [notice.childName, formatRelative(new Date(notice.at), lang)].filter(Boolean).join(', '),
            beside: !waits(notice) && (
              <Form action={inboxPaths.seen(notice.id)} id={`notice-${notice.id}`}>
                <Button variant="quiet" icon="check">
                  {t.dismiss}
                </Button>
              </Form>
            ),
          }
        })}
      />
    </Card>
  )
}

/** Where a notice leads; nowhere once the right to it has ended. */
function linkOf({ kind, itemKind, itemId, childId, gone }: Notice, reviews: boolean) {
  // R9: the log reviewer reads of an emergency in the log, never the record.
  if (reviews && kind.startsWith('emergency_')) return `${logPaths.log()}#emergencies`
  if (gone) return undefined
  const link = itemKinds[itemKind]?.link
  if (link && itemId) return link(itemId)
  return childId ? childPaths.child(childId) : undefined
}
