import { childPaths } from '../../child/children/index.ts'
import { consentPaths } from '../../child/consents/index.ts'
import { worryPaths } from '../../child/worries/index.ts'
import { formatRelative, type Language, todaysDate } from '../../i18n/index.ts'
import { settingsPaths } from '../../people/settings/index.ts'
import { unitPaths } from '../../people/units/index.ts'
import { draftPaths } from '../../sharing/drafts/index.ts'
import {
  Button,
  Buttons,
  Card,
  EmptyState,
  Form,
  Hidden,
  Layout,
  Lines,
  LinkButton,
  Live,
  MorePages,
  Removed,
  Tabs,
  Tag,
  usePage,
} from '../../ui/index.ts'
import { logPaths } from '../log/index.ts'
import { itemKinds, noticeWords } from '../nouns.ts'
import {
  type Counts,
  type Filter,
  filters,
  type Inbox,
  kindOf,
  type Notice,
  type Row,
  type Section,
  sectionOf,
  sections,
} from './inbox.ts'
import { inboxPaths } from './noun.ts'
import { texts } from './texts.ts'

type T = ReturnType<typeof texts>
type Line = Parameters<typeof Lines>[0]['items'][number]

type Props = Omit<Inbox, 'hasChildren'> & {
  filter: Filter
  page: number
  /** A notice that was taken away just now. */
  removed: string | undefined
  /** Where the focus goes. */
  next: string | undefined
  functionId: string
  /** What is late with others in the unit of its manager. */
  unitLate: number
  reviews: boolean
  /** Has children to notice something about. */
  writes: boolean
}

export function InboxPage(props: Props) {
  const { rows, notices, counts, begun, filter, page, more, removed, next, functionId, reviews, writes } =
    props
  // The unit's is told beside what is late of one's own, on the first page of it all.
  const unitLate = filter === 'all' && page === 1 ? props.unitLate : 0
  const { lang } = usePage()
  const t = texts(lang)
  const at = (to: number) => inboxPaths.inbox({ view: filter !== 'all' && filter, page: to > 1 && to })
  return (
    <Layout title={t.heading} lead={whatWaits(counts, t, unitLate)}>
      <Live topic={`function:${functionId}`} />
      {removed && (
        <Undo id={removed} {...{ filter, page, t }} focus={!notices.some(({ id }) => id === next)} />
      )}
      {writes && (
        <Buttons>
          <LinkButton href={worryPaths.newWorry()} icon="plus">
            {t.writeWorry}
          </LinkButton>
        </Buttons>
      )}
      <Tabs
        label={t.heading}
        items={filters.map(each => ({
          href: inboxPaths.inbox({ view: each !== 'all' && each }),
          label: t[each],
          here: each === filter,
        }))}
      />
      {sections.map(section => (
        <>
          {section === afterNews && filter !== 'mine' && notices.length > 0 && (
            <News {...{ notices, counts, reviews, filter, page, next, t }} />
          )}
          <Part rows={rows.filter(row => sectionOf(row) === section)} {...{ section, unitLate, t }} />
        </>
      ))}
      {filter === 'mine' && begun > 0 && (
        <p>
          <a href={draftPaths.drafts()}>{t.begun(begun)}</a>
        </p>
      )}
      {rows.length === 0 && unitLate === 0 && (filter === 'mine' || notices.length === 0) && (
        <EmptyState
          says={{ all: t.emptyAll, new: t.emptyNew, mine: t.emptyMine }[filter]}
          begin={reviews && <LinkButton href={logPaths.log()}>{t.toLog}</LinkButton>}
        />
      )}
      <MorePages page={page} more={more} href={at} />
      <p>
        <a href={settingsPaths.settings()}>{t.mailTo}</a>
      </p>
    </Layout>
  )
}

/** What has come is told after what must be done today, and before what can wait. */
const afterNews: Section = 'week'

type PartProps = { section: Section; rows: Row[]; unitLate: number; t: T }

function Part({ section, rows, unitLate, t }: PartProps) {
  const { lang } = usePage()
  const items = rows.map(row => line(row, t, lang))
  if (section === 'late' && unitLate > 0) items.push(unitLine(unitLate, t))
  if (items.length === 0) return null
  return (
    <Card heading={t[`in_${section}`]}>
      <Lines items={items} />
    </Card>
  )
}

/** What is late is said first, and nothing is said to wait only where nothing is late either, mine or others'. */
function whatWaits({ late, waiting, othersLate }: Counts, t: T, unitLate = 0) {
  const said = [
    late && t.areLate(late),
    waiting && t.wait(waiting, late > 0),
    othersLate && t.othersLate(othersLate),
    unitLate && `${t.unitLate(unitLate)}.`,
  ]
  return said.filter(Boolean).join(' ') || t.nothingWaits
}

/** A count, and where one sees with whom: a manager is never told which child. */
const unitLine = (n: number, t: T): Line => ({
  title: t.unitLate(n),
  href: unitPaths.unit(),
  detail: t.unitLateHint,
})

function line(row: Row, t: T, lang: Language): Line {
  const kind = kindOf(row)
  const child = row.childId === null ? undefined : row.childName || t.protectedChild
  return {
    title: [child, kind.title(row, lang)].filter(Boolean).join(' · '),
    href: kind.href(row),
    detail: detailOf(row, lang),
    beside: <Due row={row} t={t} />,
  }
}

/** Whose it is, what it is about in its own words, and where else one may want to go: each on a line. */
function detailOf(row: Row, lang: Language) {
  const also = kindOf(row).also?.(row, lang)
  const lines = [
    row.post,
    row.kind !== 'notice' && row.words,
    also && <a href={also.href}>{also.words}</a>,
  ].filter(Boolean)
  return lines.length > 0 && lines.map((line, n) => (n ? [<br />, line] : line))
}

function Due({ row, t }: { row: Row; t: T }) {
  const { lang } = usePage()
  const kind = kindOf(row)
  const answered = row.answered && kind.answeredWords?.(lang)
  if (answered) return <Tag>{answered}</Tag>
  if (row.answered) {
    return (
      <Tag tone="good" icon="check">
        {t.answered}
      </Tag>
    )
  }
  if (!row.due || (row.kind === 'notice' && sectionOf(row) !== 'late')) return null
  if (sectionOf(row) === 'late') {
    return (
      <Tag tone="late" icon="clock">
        {kind.lateWords?.(row.due, lang) ?? t.late(row.due)}
      </Tag>
    )
  }
  return (
    <Tag tone="wait" icon="clock">
      {kind.dueWords?.(row.due, lang) ?? (row.side === 'mine' ? t.byOther : t.by)(row.due)}
    </Tag>
  )
}

type Place = { filter: Filter; page: number; t: T }

/** Where one was, so that the answer leads back to it. */
const Here = ({ filter, page, next }: Omit<Place, 't'> & { next?: string | undefined }) => (
  <>
    <Hidden name="view" value={filter} />
    <Hidden name="page" value={String(page)} />
    {next && <Hidden name="next" value={next} />}
  </>
)

function Undo({ id, filter, page, t, focus }: Place & { id: string; focus: boolean }) {
  return (
    <Removed says={t.removed}>
      <Form action={inboxPaths.unseen(id)} id={`undo-${id}`}>
        <Button variant="quiet" autofocus={focus}>
          {t.undo}
        </Button>
        <Here filter={filter} page={page} />
      </Form>
    </Removed>
  )
}

type NewsProps = Place & { notices: Notice[]; counts: Counts; reviews: boolean; next: string | undefined }

function News({ notices, counts, reviews, filter, page, next, t }: NewsProps) {
  const { lang } = usePage()
  return (
    <Card heading={t.notices}>
      <Lines
        items={notices.map((notice, n) => ({
          title: [
            notice.childName,
            [
              turnWords(notice, t) ?? withdrewWords(notice, t) ?? wordsOf(notice, lang) ?? t.other,
              notice.times > 1 && t.times(notice.times),
            ]
              .filter(Boolean)
              .join(' '),
          ]
            .filter(Boolean)
            .join(' · '),
          href: linkOf(notice, reviews),
          detail: [
            notice.turn?.brings && t.brings(notice.turn.brings),
            notice.turn?.mine && whatWaits(counts, t),
            formatRelative(new Date(notice.at), lang),
          ]
            .filter(Boolean)
            .join(' · '),
          beside: (
            <Form action={inboxPaths.seen(notice.id)} id={`notice-${notice.id}`}>
              <Button variant="quiet" icon="check" autofocus={notice.id === next}>
                {t.dismiss}
              </Button>
              {/* The focus goes on to the row that takes its place, else to the one before. */}
              <Here filter={filter} page={page} next={(notices[n + 1] ?? notices[n - 1])?.id} />
            </Form>
          ),
        }))}
      />
    </Card>
  )
}

/** Of somebody who begins to hold my function: me, and whom after, or a colleague. */
function turnWords({ turn }: Notice, t: T) {
  if (!turn) return undefined
  if (turn.startsOn > todaysDate()) return t.willTakeOver(turn.name, turn.startsOn)
  if (turn.mine) return turn.after ? t.tookOverAfter(turn.after) : t.newFunction
  return t.tookOver(turn.name)
}

function wordsOf({ kind, by }: Notice, lang: Language) {
  const words = noticeWords[kind]
  return (by && words?.by?.words[lang](by)) || words?.[lang]
}

/** Who has stopped sharing, and with whom, for one who may know it. */
const withdrewWords = ({ withdrew }: Notice, t: T) =>
  withdrew?.by && withdrew.units?.length ? t.stoppedSharing(withdrew.by, withdrew.units) : undefined

/** Where a notice leads; nowhere once the right to it has ended. */
function linkOf({ kind, itemKind, itemId, childId, gone, withdrew }: Notice, reviews: boolean) {
  // R9: the log reviewer reads of an emergency in the log, never the record.
  if (reviews && kind.startsWith('emergency_')) return `${logPaths.log()}#emergencies`
  if (gone) return undefined
  if (withdrew && itemId) return consentPaths.consent(itemId)
  const link = itemKinds[itemKind]?.link
  if (link && itemId) return link(itemId)
  return childId ? childPaths.child(childId) : undefined
}
