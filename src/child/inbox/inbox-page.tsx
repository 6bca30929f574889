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
import { draftPaths } from '../drafts/index.ts'
import { type Notice, noticesApart, type Row, rowsOf, type View, views } from './inbox.ts'
import { isTold } from './notice-kinds.ts'
import { texts } from './texts.ts'

type T = ReturnType<typeof texts>

type Props = { rows: Row[]; notices: Notice[]; begun: number; view: View; functionId: string }

export function InboxPage({ rows, notices, begun, view, functionId }: Props) {
  const t = texts(usePage().lang)
  const waiting = rowsOf('waiting', rows).length
  const shown = rowsOf(view, rows)
  const told = noticesApart(rows, notices)
  const apart = view === 'new' ? told : []
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
          const count = rowsOf(each, rows).length + (each === 'new' ? told.length : 0)
          return {
            href: each === 'new' ? '/inbox' : `/inbox?view=${each}`,
            label: count ? `${t[each]} (${count})` : t[each],
            here: each === view,
          }
        })}
      />
      {shown.length > 0 && <Lines label={t[view]} items={shown.map(row => line(row, t))} />}
      {apart.length > 0 && <Notices notices={apart} t={t} />}
      {view === 'mine' && begun > 0 && (
        <p>
          <a href={draftPaths.drafts}>{t.begun(begun)}</a>
        </p>
      )}
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

/** What kinds there are is the nouns' matter, and a test holds this to them; an unknown one is still told. */
function wordsOf(kind: string, t: T): string {
  return isTold(kind) ? t[kind] : t.other
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
