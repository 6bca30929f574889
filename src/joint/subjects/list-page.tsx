import { formatList } from '../../i18n/index.ts'
import {
  EmptyState,
  Layout,
  Lines,
  LinkButton,
  MorePages,
  SearchField,
  Tag,
  usePage,
} from '../../ui/index.ts'
import { type Kind, kindOf, stateName } from '../kinds/index.ts'
import { listOf, newOf, subjectPaths } from './noun.ts'
import type { ListedSubject } from './subjects.ts'
import { texts } from './texts.ts'

type Props = {
  kind: Kind
  subjects: readonly ListedSubject[]
  more: boolean
  asked: { search: string; ended: boolean; own: boolean; page: number }
}

/** All of a kind that the reader may read, their own first. */
export function ListPage({ kind, subjects, more, asked }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const declared = kindOf(kind)
  const { search, ended, own, page } = asked
  const at = listOf(kind)
  const filters = { q: search || undefined, ended: ended ? 'yes' : undefined, own: own ? 'yes' : undefined }
  const make = (
    <LinkButton href={newOf(kind)()} icon="plus">
      {declared.make[lang]}
    </LinkButton>
  )
  const isFirst = subjects.length === 0 && !search && !ended && !own
  return (
    <Layout title={declared.many[lang]} lead={declared.lead[lang]}>
      {isFirst && <EmptyState says={declared.none[lang]} begin={make} />}
      {!isFirst && <SearchField action={at()} label={t.search} value={search} />}
      {subjects.length === 0 && !isFirst && (
        <EmptyState says={ended && !search ? t.noneEnded : t.noneFound} begin={<a href={at()}>{t.all}</a>} />
      )}
      {subjects.length > 0 && (
        <Lines
          label={declared.many[lang]}
          items={subjects.map(one => ({
            title: one.title,
            href: subjectPaths.subject(one.id),
            detail: [
              one.placeName ?? t.wholeCounty,
              t.partyCount(one.parties),
              one.conveners.length > 0 && formatList(one.conveners, lang),
            ]
              .filter(Boolean)
              .join('. '),
            beside: (
              <>
                {one.mine && <Tag tone="good">{t.mine}</Tag>}
                {one.state !== Object.keys(declared.states)[0] && (
                  <Tag>{stateName(kind, one.state, lang)}</Tag>
                )}
              </>
            ),
          }))}
        />
      )}
      <MorePages page={page} more={more} href={n => at({ ...filters, page: String(n) })} />
      {!isFirst && (
        <p class="row">
          {make}
          <a href={at({ ...filters, own: own ? undefined : 'yes' })}>{own ? t.all : t.onlyMine}</a>
          <a href={at({ ...filters, ended: ended ? undefined : 'yes' })}>
            {ended ? t.showCurrent : t.showEnded}
          </a>
        </p>
      )}
      {isFirst && (
        <p>
          <a href={at({ ended: 'yes' })}>{t.showEnded}</a>
        </p>
      )}
    </Layout>
  )
}
