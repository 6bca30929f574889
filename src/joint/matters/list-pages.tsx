import { daysBetween, formatShortDate, isoDate } from '../../i18n/index.ts'
import { holderAndPost } from '../../people/holders/index.ts'
import {
  BackLink,
  Card,
  DescriptionList,
  EmptyState,
  Layout,
  Lines,
  LinkButton,
  Live,
  MorePages,
  SearchField,
  Table,
  Tabs,
  usePage,
  Written,
} from '../../ui/index.ts'
import { kinds } from '../kinds/index.ts'
import { subjectPaths } from '../subjects/index.ts'
import type { Hole, LevelFigures, ShownMatter } from './figures.ts'
import type { ListedMatter, View } from './matters.ts'
import { views } from './matters.ts'
import { MatterLines } from './matters-card.tsx'
import { matterPaths } from './noun.ts'
import { texts } from './texts.ts'

type ListProps = {
  matters: readonly ListedMatter[]
  view: View
  page: number
  more: boolean
  functionId: string
}

/** What I am to answer, what I have raised, and all that I read. */
export function MattersPage({ matters, view, page, more, functionId }: ListProps) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.heading} lead={t.lead}>
      <Live topic={`function:${functionId}`} />
      <p>
        <LinkButton href={matterPaths.newMatter()} icon="plus">
          {t.raise}
        </LinkButton>
      </p>
      <Tabs
        label={t.heading}
        items={views.map(each => ({
          href: matterPaths.matters({ view: each }),
          label: t[`view_${each}`],
          here: each === view,
        }))}
      />
      {matters.length === 0 && <EmptyState says={t[`empty_${view}`]} />}
      <MatterLines matters={matters} label={t[`view_${view}`]} />
      <MorePages page={page} more={more} href={n => matterPaths.matters({ view, page: String(n) })} />
      <p class="row">
        <a href={matterPaths.shown()}>{t.toShown}</a>
        <a href={matterPaths.counts()}>{t.toCounts}</a>
      </p>
    </Layout>
  )
}

type ShownProps = { shown: readonly ShownMatter[]; search: string; page: number; more: boolean }

/** To everybody in the collaboration: what was asked and what was answered. */
export function ShownPage({ shown, search, page, more }: ShownProps) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.toShown}
      lead={t.shownLead}
      back={<BackLink href={matterPaths.matters()}>{t.heading}</BackLink>}
    >
      {(shown.length > 0 || search) && (
        <SearchField action={matterPaths.shown()} label={t.shownSearch} value={search} />
      )}
      {shown.length === 0 && <EmptyState says={search ? t.shownNoneFound : t.shownNone} />}
      {shown.map(one => (
        <Card heading={t[`sort_${one.sort}`]}>
          <Written>{one.words}</Written>
          <DescriptionList
            items={[
              [t.theAnswer, <Written>{one.answer}</Written>],
              ...(one.raisedBy ? [[t.raisedBy, one.raisedBy] as const] : []),
            ]}
          />
          <p class="hint">
            {formatShortDate(one.answeredAt, lang)}.{' '}
            {t.shownDays(daysBetween(isoDate(one.raisedAt), isoDate(one.answeredAt)))}.
          </p>
        </Card>
      ))}
      <MorePages
        page={page}
        more={more}
        href={n => matterPaths.shown({ q: search || undefined, page: String(n) })}
      />
    </Layout>
  )
}

/** From what no forum has, and from near the child outwards. */
const levels = ['', 'child', 'practice', 'overall', 'regional', 'national', 'unread']

/** How many and how long, for each level; no persons. */
export function CountsPage({ figures, holes }: { figures: readonly LevelFigures[]; holes: readonly Hole[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const own = kinds.forum.texts(lang) as Record<string, string>
  const name = (level: string) =>
    level === ''
      ? t.level_none
      : level === 'unread'
        ? t.level_unread
        : (own[`level_${level}`] ?? t.level_unsaid)
  const place = ({ level }: LevelFigures) => (levels.includes(level) ? levels.indexOf(level) : levels.length)
  return (
    <Layout
      title={t.toCounts}
      lead={t.countsLead}
      back={<BackLink href={matterPaths.matters()}>{t.heading}</BackLink>}
    >
      {figures.length === 0 && <EmptyState says={t.empty_all} />}
      {figures.length > 0 && (
        <Table
          caption={t.toCounts}
          captionHidden
          columns={[
            { heading: t.level },
            ...(['waiting', 'late', 'answered', 'wentOn', 'days'] as const).map(each => ({
              heading: t[`col_${each}`],
              numeric: true,
            })),
          ]}
          rows={figures
            .toSorted((one, other) => place(one) - place(other))
            .map(one => [
              name(one.level),
              one.waiting,
              one.late,
              one.answered,
              one.wentOn,
              one.days ?? t.noDays,
            ])}
        />
      )}
      {holes.length > 0 && (
        <Card heading={t.holes}>
          <p>{t.holesLead}</p>
          <Lines
            label={t.holes}
            items={holes.map(hole => ({
              title: hole.title,
              href: subjectPaths.subject(hole.id),
              detail: `${holderAndPost(hole, lang)}. ${t.holeLate(hole.late)}.`,
            }))}
          />
        </Card>
      )}
    </Layout>
  )
}
