import {
  Alert,
  BackLink,
  Card,
  Confirm,
  DescriptionList,
  EmptyState,
  type FormState,
  Layout,
  Lines,
  LinkButton,
  MorePages,
  SearchField,
  Tag,
  TextField,
  usePage,
  Ways,
} from '../../ui/index.ts'
import { ChangeReceipt, type MyChange } from '../changes/index.ts'
import { countyFilePaths } from '../county-files/index.ts'
import { organisationKindName, unitKindName } from '../kinds/index.ts'
import { scimPaths } from '../scim/index.ts'
import type { ListedBody } from './bodies.ts'
import { BodiesCard } from './body-pages.tsx'
import { EditOrEnd } from './edit-or-end.tsx'
import { organisationPaths as at } from './noun.ts'
import type { ListedOrganisation, Organisation } from './organisations.ts'
import { texts } from './texts.ts'
import type { ListedUnit } from './units.ts'

type T = ReturnType<typeof texts>

/** `2120001231` as it is written: 212000-1231. */
export const written = (number: string) => number.replace(/^(\d{6})(\d{4})$/, '$1-$2')

type ListProps = {
  organisations: ListedOrganisation[]
  more: boolean
  page: number
  search: string
  closed: boolean
  /** Whether the reader makes new ones. */
  makes: boolean
}

export function OrganisationsPage({ organisations, more, page, search, closed, makes }: ListProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const here = (n: number) => at.organisations({ q: search, closed: closed && 1, page: n > 1 && n })
  return (
    <Layout title={t.heading} lead={t.lead}>
      {makes && (
        <p>
          <LinkButton href={at.newOrganisation()} icon="plus">
            {t.newOrganisation}
          </LinkButton>
        </p>
      )}
      <p>
        <a href={countyFilePaths.files()}>{t.byFile}</a>
      </p>
      <SearchField
        action={at.organisations()}
        label={t.search}
        hint={t.searchHint}
        value={search}
        keeps={{ closed: closed && '1' }}
      />
      <Ways
        label={t.which}
        items={[
          { href: at.organisations({ q: search }), label: t.open, here: !closed },
          { href: at.organisations({ q: search, closed: 1 }), label: t.closedOnes, here: closed },
        ]}
      />
      {organisations.length === 0 ? (
        <EmptyState says={search || closed ? t.noneFound : t.none} />
      ) : (
        <Card>
          <Lines
            label={t.heading}
            items={organisations.map(({ id, name, kind, units }) => ({
              title: name,
              href: at.organisation(id),
              detail: `${organisationKindName(kind, lang)}, ${t.unitCount(units)}`,
            }))}
          />
        </Card>
      )}
      <MorePages page={page} more={more} href={here} />
      {search && (
        <p>
          <a href={at.organisations()}>{t.clear}</a>
        </p>
      )}
    </Layout>
  )
}

type OrganisationProps = {
  organisation: Organisation
  bodies: ListedBody[]
  units: ListedUnit[]
  more: boolean
  page: number
  search: string
  /** Whether the reader changes and ends the organisation itself. */
  changes: boolean
  change: MyChange | undefined
}

export function OrganisationPage({
  organisation,
  bodies,
  units,
  more,
  page,
  search,
  changes,
  change,
}: OrganisationProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const { id, name, kind, number, ref, closed } = organisation
  return (
    <Layout
      title={name}
      lead={organisationKindName(kind, lang)}
      back={<BackLink href={at.organisations()}>{t.heading}</BackLink>}
    >
      <ChangeReceipt
        of={change}
        next={
          <LinkButton href={at.newUnit(id)} icon="plus">
            {t.newUnit}
          </LinkButton>
        }
      />
      {closed && <Tag>{t.closed}</Tag>}
      <Card heading={t.facts}>
        <DescriptionList
          items={[
            [t.number, number ? written(number) : t.numberNone],
            [t.ref, ref || t.noRef],
          ]}
        />
        {changes && (
          <EditOrEnd {...{ closed, t }} edit={at.edit(id)} end={at.closing(id)} reopen={at.reopening(id)} />
        )}
      </Card>
      <BodiesCard {...{ organisation, bodies }} />
      <Card heading={t.units}>
        {(search || more || page > 1) && (
          <SearchField action={at.organisation(id)} label={t.searchUnit} value={search} />
        )}
        {units.length === 0 && <p>{search ? t.noneFound : t.noUnits}</p>}
        {units.length > 0 && <Lines items={units.map(unit => unitLine(unit, lang, t))} />}
        <MorePages page={page} more={more} href={n => at.organisation(id, { q: search, page: n > 1 && n })} />
        {!closed && (
          <p>
            <LinkButton href={at.newUnit(id)} variant="secondary" icon="plus">
              {t.newUnit}
            </LinkButton>
          </p>
        )}
      </Card>
      <Card heading={t.directory}>
        <p>{t.directoryHint}</p>
        <p>
          <LinkButton href={scimPaths.directory(id)} variant="secondary">
            {t.toDirectory}
          </LinkButton>
        </p>
      </Card>
    </Layout>
  )
}

const unitLine = (
  { id, name, kind, fromAge, toAge, closed, managers }: ListedUnit,
  lang: 'sv' | 'en',
  t: T,
) => ({
  title: name,
  href: at.unit(id),
  detail: [
    unitKindName(kind, lang),
    fromAge !== null && toAge !== null && t.agesOf(fromAge, toAge),
    !closed && (managers.length ? t.managedBy(managers.join(', ')) : t.noManager),
  ]
    .filter(Boolean)
    .join(', '),
  beside: closed && <Tag>{t.closed}</Tag>,
})

type ClosingProps = {
  name: string
  back: string
  action: string
  /** What is open in it and must be ended first. */
  open: { id: string; name: string; href: string }[]
  kind: 'organisation' | 'body' | 'unit'
  state?: FormState | undefined
}

/** What ending means, or what must be done first. */
export function ClosingPage({ name, back, action, open, kind, state }: ClosingProps) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.endHeading(name)}
      back={<BackLink href={back}>{name}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      {open.length > 0 ? (
        <Alert heading={t.notYet}>
          <p>{{ organisation: t.hasUnits, body: t.hasUnitsUnder, unit: t.hasFunctions }[kind]}</p>
          <ul>
            {open.map(each => (
              <li>
                <a href={each.href}>{each.name}</a>
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <Card>
          <Confirm action={action} verb={t.end} cancel={back} variant="primary" state={state ?? {}}>
            <p>{t.endMeans}</p>
            <TextField name="reason" label={t.reason} hint={t.reasonHint} />
          </Confirm>
        </Card>
      )}
    </Layout>
  )
}
