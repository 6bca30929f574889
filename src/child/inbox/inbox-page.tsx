import { formatRelative } from '../../platform/i18n/index.ts'
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
import { type Notice, type Row, rowsOf, type View, views } from './inbox.ts'
import { texts } from './texts.ts'

type T = ReturnType<typeof texts>

export function InboxPage({
  rows,
  notices,
  view,
  functionId,
}: {
  rows: Row[]
  notices: Notice[]
  view: View
  functionId: string
}) {
  const t = texts(usePage().lang)
  const waiting = rowsOf('waiting', rows).length
  const shown = rowsOf(view, rows)
  const items = new Set(rows.map(row => row.id))
  const apart = view === 'new' ? notices.filter(notice => !notice.itemId || !items.has(notice.itemId)) : []
  const empty = { new: t.emptyNew, waiting: t.emptyWaiting, soon: t.emptySoon, mine: t.emptyMine }[view]
  return (
    <Layout title={t.heading} lead={waiting ? t.waits(waiting) : t.nothingWaits}>
      <Live topic={`function:${functionId}`} />
      <Buttons>
        <LinkButton href="/worries/new" icon="plus">
          {t.writeWorry}
        </LinkButton>
      </Buttons>
      <Tabs
        label={t.heading}
        items={views.map(each => {
          const count =
            rowsOf(each, rows).length +
            (each === 'new'
              ? notices.filter(notice => !notice.itemId || !items.has(notice.itemId)).length
              : 0)
          return {
            href: each === 'new' ? '/inbox' : `/inbox?view=${each}`,
            label: count ? `${t[each]} (${count})` : t[each],
            here: each === view,
          }
        })}
      />
      {shown.length > 0 && <Lines label={t[view]} items={shown.map(row => line(row, t))} />}
      {apart.length > 0 && <Notices notices={apart} t={t} />}
      {shown.length === 0 && apart.length === 0 && <EmptyState says={empty} />}
    </Layout>
  )
}

function line(row: Row, t: T) {
  const title = {
    worry: row.side === 'to_me' ? t.worryToMe(row.other) : t.worryMine(row.other),
    request: row.side === 'to_me' ? t.requestToMe(row.other) : t.requestMine(row.other),
    plan: row.answered ? t.planMine : t.planDraft,
    action: t.actionToMe,
  }[row.kind]
  const href = {
    worry: `/worries/${row.id}`,
    request: `/requests/${row.id}`,
    plan: row.answered ? `/plans/${row.id}` : `/plans/${row.id}/draft`,
    action: `/plans/${row.id}`,
  }[row.kind]
  return {
    title: `${row.childName || t.protectedChild}: ${title}`,
    href,
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
  const late = row.due < new Date().toISOString().slice(0, 10)
  return (
    <Tag tone="wait" icon="clock">
      {late ? t.late(row.due) : row.kind === 'plan' ? t.next(row.due) : t.by(row.due)}
    </Tag>
  )
}

function Notices({ notices, t }: { notices: Notice[]; t: T }) {
  const { lang } = usePage()
  return (
    <Card heading={t.notices}>
      <Lines
        items={notices.map(notice => {
          const href = placeOf(notice)
          return {
            title: wordsOf(notice.kind, t),
            ...(href && { href }),
            detail: [notice.childName, formatRelative(new Date(notice.at), lang)].filter(Boolean).join(', '),
            beside: (
              <Form action={`/notices/${notice.id}/seen`} id={`notice-${notice.id}`}>
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

/** What kinds there are is the nouns' matter; one that this page has no words for yet is still told. */
function wordsOf(kind: string, t: T): string {
  const words: Record<string, string> = {
    worry_came: t.worry_came,
    worry_answered: t.worry_answered,
    worry_question: t.worry_question,
    request_came: t.request_came,
    request_answered: t.request_answered,
    request_sent_on: t.request_sent_on,
    request_withdrawn: t.request_withdrawn,
    plan_published: t.plan_published,
    plan_marked: t.plan_marked,
    plan_lead_changed: t.plan_lead_changed,
    plan_ended: t.plan_ended,
    meeting_invited: t.meeting_invited,
    meeting_changed: t.meeting_changed,
    meeting_cancelled: t.meeting_cancelled,
    meeting_answered: t.meeting_answered,
    meeting_closed: t.meeting_closed,
    consent_withdrawn: t.consent_withdrawn,
    emergency_opened: t.emergency_opened,
    emergency_found_nothing: t.emergency_found_nothing,
  }
  return words[kind] ?? t.other
}

/** Where a notice leads; nowhere once the right to it has ended. */
function placeOf({ itemKind, itemId, childId }: Notice) {
  if (!childId) return undefined
  const folder = {
    worry: 'worries',
    request: 'requests',
    plan: 'plans',
    meeting: 'meetings',
    child: 'children',
  }[itemKind]
  return folder && itemId ? `/${folder}/${itemId}` : `/children/${childId}`
}
