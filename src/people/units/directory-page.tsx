import {
  Card,
  DescriptionList,
  Details,
  EmptyState,
  Layout,
  MoreFound,
  SearchField,
  usePage,
} from '../../ui/index.ts'
import { unitPaths } from './noun.ts'
import { texts } from './texts.ts'
import type { DirectoryUnit } from './units.ts'

type Props = { units: DirectoryUnit[]; more: boolean; search: string }

/** Organisation by organisation; the results of a search stand open. */
export function DirectoryPage({ units, more, search }: Props) {
  const t = texts(usePage().lang)
  const organisations = [...new Set(units.map(({ organisationName }) => organisationName))]
  return (
    <Layout title={t.directory} lead={t.directoryLead}>
      <SearchField action={unitPaths.directory()} label={t.directorySearch} value={search} />
      {search && (
        <p>
          <a href={unitPaths.directory()}>{t.clearSearch}</a>
        </p>
      )}
      {units.length === 0 && <EmptyState says={t.directoryNone} />}
      {organisations.map(name => (
        <Card heading={name}>
          {units
            .filter(({ organisationName }) => organisationName === name)
            .map(unit => (
              <Unit unit={unit} open={search !== '' || more} />
            ))}
        </Card>
      ))}
      {more && <MoreFound />}
    </Layout>
  )
}

function Unit({ unit, open }: { unit: DirectoryUnit; open: boolean }) {
  const t = texts(usePage().lang)
  return (
    <Details summary={`${unit.name}, ${t.functionsOf(unit.functions.length)}`} open={open}>
      {unit.phone && <p class="hint">{t.phone(unit.phone)}</p>}
      <DescriptionList
        items={unit.functions.map(
          ({ id, name, holders }) =>
            [
              <a href={unitPaths.function(id)}>{name}</a>,
              holders.length ? holders.join(', ') : t.vacant,
            ] as const,
        )}
      />
    </Details>
  )
}
