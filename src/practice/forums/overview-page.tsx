import { formatList } from '../../i18n/index.ts'
import { kinds, roleName, stateName } from '../../joint/kinds/index.ts'
import { listOf, subjectPaths } from '../../joint/subjects/index.ts'
import {
  AtMost,
  BackLink,
  Bands,
  Card,
  EmptyState,
  Layout,
  Lines,
  LinkButton,
  Table,
  usePage,
} from '../../ui/index.ts'
import {
  carriesUpwards,
  type ForumLink,
  type ForumRow,
  mostForums,
  seatsIn,
  withoutReceiver,
} from './overview.ts'
import { texts } from './texts.ts'

const levels = ['national', 'regional', 'overall', 'practice', 'child'] as const

type Props = { forums: readonly ForumRow[]; links: readonly ForumLink[]; more: boolean }

/** All forums that the reader may read: as a picture by level, as the printed table, and what is missing. */
export function OverviewPage({ forums, links, more }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const holes = withoutReceiver(forums, links, highestOf(forums))
  const seats = seatsIn(forums)
  return (
    <Layout
      title={t.overview}
      lead={t.overviewLead}
      back={<BackLink href={listOf('forum')()}>{kinds.forum.many[lang]}</BackLink>}
    >
      {forums.length === 0 && (
        <EmptyState
          says={t.none}
          begin={<LinkButton href={listOf('forum')()}>{kinds.forum.many[lang]}</LinkButton>}
        />
      )}
      {forums.length > 0 && (
        <>
          <LevelsCard {...{ forums, links }} />
          {holes.length > 0 && (
            <Card heading={t.holes}>
              <p>{t.holesLead}</p>
              <Lines
                label={t.holes}
                items={holes.map(({ id, title, facts }) => ({
                  title,
                  href: subjectPaths.subject(id),
                  detail: levelName(facts.level, lang),
                }))}
              />
            </Card>
          )}
          <TableCard {...{ forums, links }} />
          {seats.length > 0 && (
            <Card heading={t.seats}>
              <p class="hint">{t.seatsLead}</p>
              <Lines
                label={t.seats}
                items={seats.slice(0, 30).map(({ who, forums: some }) => ({
                  title: t.seatsOf(who, some.length),
                  detail: formatList(some, lang),
                }))}
              />
            </Card>
          )}
          {more && <AtMost most={mostForums} shown={forums.length} />}
        </>
      )}
    </Layout>
  )
}

function LevelsCard({ forums, links }: Omit<Props, 'more'>) {
  const { lang } = usePage()
  const t = texts(lang)
  const used = levels.filter(level => forums.some(({ facts }) => facts.level === level))
  const titleOf = new Map(forums.map(({ id, title }) => [id, title]))
  return (
    <Card heading={t.levels}>
      <Bands
        bands={used.map(level => ({
          name: levelName(level, lang),
          items: forums
            .filter(({ facts }) => facts.level === level)
            .map(({ id, title, state }) => ({ id, label: title, quiet: state === 'asleep' })),
        }))}
        arrows={links
          .filter(({ agreed }) => agreed)
          .map(link => ({ from: link.from, to: link.to, quiet: !carriesUpwards(link) }))}
      />
      <p class="hint">{t.levelsKey}</p>
      {links.length > 0 && (
        <Lines
          label={t.links}
          items={links.map(({ from, to, kind, agreed }) => ({
            title: `${titleOf.get(from)}: ${t[`says_${kind}` as 'says_lifts_to'](titleOf.get(to) ?? '')}`,
            ...(!agreed && { detail: t.notAgreed }),
          }))}
        />
      )}
    </Card>
  )
}

/** One row a forum, as on paper: who, what for and how often, what wakes it and what it wakes. */
function TableCard({ forums, links }: Omit<Props, 'more'>) {
  const { lang } = usePage()
  const t = texts(lang)
  const titleOf = new Map(forums.map(({ id, title }) => [id, title]))
  const others = (id: string, kind: string, end: 'from' | 'to') =>
    links
      .filter(link => link.kind === kind && link.agreed && link[end === 'from' ? 'to' : 'from'] === id)
      .map(link => titleOf.get(link[end]) ?? '')
  return (
    <Card heading={t.table}>
      <Table
        caption={t.table}
        captionHidden
        columns={[{ heading: t.forum }, { heading: t.who }, { heading: t.what }, { heading: t.rules }]}
        rows={forums.map(({ id, title, state, purpose, facts, placeName, roles }) => [
          <>
            <a href={subjectPaths.subject(id)}>{title}</a>
            <br />
            <span class="hint">
              {[
                placeName ?? t.wholeCounty,
                levelName(facts.level, lang),
                stateName('forum', state, lang),
              ].join('. ')}
            </span>
          </>,
          <ul class="plain">
            {roles.map(({ who, role, leads }) => (
              <li>
                {leads
                  ? `${who} (${role ? roleName('forum', role, lang).toLowerCase() : t.responsible})`
                  : who}
              </li>
            ))}
            {roles.length === 0 && <li>{t.nobody}</li>}
          </ul>,
          [purpose, facts.howOften].filter(Boolean).join(' '),
          [
            facts.callsExtra === true && t.callsExtra,
            facts.notesTo && t.notesTo(String(facts.notesTo)),
            facts.outside && String(facts.outside),
            others(id, 'activates', 'from').length > 0 &&
              t.wokenBy(formatList(others(id, 'activates', 'from'), lang)),
            others(id, 'activates', 'to').length > 0 &&
              t.wakes(formatList(others(id, 'activates', 'to'), lang)),
          ]
            .filter(Boolean)
            .join(' '),
        ])}
      />
    </Card>
  )
}

const highestOf = (forums: readonly ForumRow[]) =>
  levels.find(level => forums.some(({ facts }) => facts.level === level)) ?? 'overall'
const levelName = (level: unknown, lang: 'sv' | 'en') =>
  kinds.forum.texts(lang)[`level_${level}` as 'level_child']
