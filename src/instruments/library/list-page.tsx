import type { Language } from '../../i18n/index.ts'
import {
  Buttons,
  Card,
  EmptyState,
  Layout,
  Lines,
  LinkButton,
  SearchField,
  Tabs,
  Tag,
  type TagTone,
  usePage,
} from '../../ui/index.ts'
import type { Words } from '../definition.ts'
import { sayLanguage } from '../fill/sentences.ts'
import { instrumentPaths } from '../noun.ts'
import type { VersionState } from '../states.ts'
import type { Listed } from './library.ts'
import { texts } from './texts.ts'

export const kinds = ['all', 'own', 'shipped', 'drafts'] as const
type Kind = (typeof kinds)[number]

type Props = { instruments: Listed[]; kind: Kind; search: string; leads: boolean }

/** Shipped and own instruments: what each is, how it stands and where it is used. */
export function ListPage({ instruments, kind, search, leads }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const shown = instruments.filter(each => isOf(kind, each) && matches(each, search))
  const names = { all: t.all, own: t.ownOnes, shipped: t.shippedOnes, drafts: t.drafts }
  return (
    <Layout title={t.heading} lead={leads ? t.lead : t.leadStaff} aside={leads && <MoreActions />}>
      <Tabs
        label={t.which}
        items={kinds
          .filter(each => leads || each !== 'drafts')
          .map(each => ({
            href: instrumentPaths.instruments({ which: each, q: search }),
            label: names[each],
            here: each === kind,
          }))}
      />
      <SearchField action={instrumentPaths.instruments()} label={t.search} value={search} />
      {shown.length > 0 ? (
        <Card>
          <Lines items={shown.map(each => lineOf(each, lang))} />
        </Card>
      ) : (
        <Nothing kind={kind} search={search} />
      )}
    </Layout>
  )
}

const isOf = (kind: Kind, { own, state, underWork }: Listed) =>
  kind === 'all' ||
  (kind === 'drafts' ? underWork || state === 'draft' || state === 'tried' : own === (kind === 'own'))

const matches = ({ title }: Listed, search: string) =>
  Object.values(title).some(words => words.toLocaleLowerCase('sv').includes(search.toLocaleLowerCase('sv')))

/** A title in the reader's language, else in any that is there. */
export const titleIn = (title: Words, language: Language) =>
  title[language] ?? title.sv ?? Object.values(title)[0] ?? '–'

function lineOf(each: Listed, lang: Language) {
  const t = texts(lang)
  const facts = [
    each.own ? t.own : t.shipped,
    t.questions(each.items),
    each.languages.map(one => sayLanguage(one, lang)).join(', '),
    each.purposes.length ? t.usedFor(each.purposes.map(one => t[one]).join(', ')) : '',
    each.underWork ? t.newBeside : '',
  ]
  return {
    title: titleIn(each.title, lang),
    href: instrumentPaths.instrument(each.id),
    detail: facts.filter(Boolean).join(' · '),
    beside: each.state === 'published' ? undefined : <StateTag state={each.state} />,
  }
}

const tones: Record<VersionState, TagTone> = {
  draft: 'wait',
  tried: 'wait',
  published: 'good',
  retired: 'neutral',
}

export const StateTag = ({ state }: { state: VersionState }) => (
  <Tag tone={tones[state]}>{texts(usePage().lang)[state]}</Tag>
)

function MoreActions() {
  const t = texts(usePage().lang)
  return (
    <Card>
      <Buttons>
        <LinkButton href={instrumentPaths.newInstrument()} icon="plus">
          {t.make}
        </LinkButton>
      </Buttons>
      <p>
        <a href={instrumentPaths.import()}>{t.importOne}</a>
      </p>
      <p>
        <a href={instrumentPaths.words()}>{t.ownWords}</a>
      </p>
      <p>
        <a href={instrumentPaths.settings()}>{t.limits}</a>
      </p>
    </Card>
  )
}

function Nothing({ kind, search }: { kind: Kind; search: string }) {
  const t = texts(usePage().lang)
  if (kind !== 'all' && !search)
    return (
      <EmptyState
        says={t.noneOwn}
        begin={
          <LinkButton href={instrumentPaths.instruments({ which: 'shipped' })} variant="secondary">
            {t.seeShipped}
          </LinkButton>
        }
      >
        {t.noneOwnMore}
      </EmptyState>
    )
  return (
    <EmptyState
      says={t.noneFound}
      begin={
        <LinkButton href={instrumentPaths.instruments()} variant="secondary">
          {t.seeAll}
        </LinkButton>
      }
    />
  )
}
