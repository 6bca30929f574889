import {
  BackLink,
  Button,
  CheckboxGroup,
  Details,
  Form,
  Layout,
  RadioGroup,
  Steps,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { byChild } from './consent-form.ts'
import type { Holder, Unit } from './consents.ts'
import { InformInstead } from './inform-instead.tsx'
import { consentPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  child: Child
  holders: Holder[]
  units: Unit[]
  from: string
  chosen: string[]
  /** what the list is filtered by */
  filter: string
  errors?: Record<string, string>
}

/** First step: who says yes, and to which units. A GET, so that the list can be filtered without JavaScript and nothing is lost. */
export function WhoPage({ child, holders, units, from, chosen, filter, errors }: Props) {
  const t = texts(usePage().lang)
  const name = childName(child)
  return (
    <Layout
      title={t.newHeading}
      narrow
      mistakes={Boolean(errors)}
      back={<BackLink href={consentPaths.consents(child.id)}>{t.heading}</BackLink>}
    >
      <ConsentSteps at={0} />
      <InformInstead />
      {holders.length === 0 && (
        <p>
          {t.noHolders} <a href={childPaths.guardians(child.id)}>{t.addGuardian}</a>
        </p>
      )}
      <Form action={consentPaths.newConsent(child.id)} method="get" state={errors ? { errors } : {}}>
        <RadioGroup
          name="from"
          label={t.from}
          hint={t.fromHint}
          value={from}
          options={[
            ...holders.map(({ id, name: holder, relation }) => ({
              value: id,
              label: relation ? `${holder}, ${relation}` : holder,
            })),
            { value: byChild, label: t.fromChild(name) },
          ]}
        />
        <UnitList units={units} chosen={chosen} filter={filter} openAll={Boolean(errors)} />
        <Button formaction={consentPaths.details(child.id)}>{t.next}</Button>
      </Form>
    </Layout>
  )
}

function UnitList({
  units,
  chosen,
  filter,
  openAll,
}: {
  units: Unit[]
  chosen: string[]
  filter: string
  openAll: boolean
}) {
  const t = texts(usePage().lang)
  const wanted = filter.toLocaleLowerCase('sv')
  const matches = ({ name, organisationName }: Unit) =>
    `${name} ${organisationName}`.toLocaleLowerCase('sv').includes(wanted)
  const shown = units.filter(unit => matches(unit) || chosen.includes(unit.id))
  const organisations = [...new Set(shown.map(unit => unit.organisationName))]
  return (
    <section class="flow" aria-labelledby="units-heading">
      <h2 id="units-heading" class="label">
        {t.units}
      </h2>
      <p class="hint">{t.unitsHint}</p>
      <div class="search-line">
        <TextField name="q" label={t.filter} value={filter} optional />
        <Button variant="secondary" icon="search">
          {t.filterButton}
        </Button>
      </div>
      {filter && !units.some(matches) && <p>{t.noUnits}</p>}
      {organisations.map((organisation, i) => {
        const here = shown.filter(unit => unit.organisationName === organisation)
        const ticked = here.filter(unit => chosen.includes(unit.id))
        return (
          <Details
            summary={ticked.length ? `${organisation} (${t.count(ticked.length)})` : organisation}
            open={openAll || Boolean(filter) || ticked.length > 0}
          >
            <CheckboxGroup
              name={`unit-${i}`}
              label={<span class="sr-only">{organisation}</span>}
              value={ticked.map(unit => unit.id)}
              options={here.map(unit => ({ value: unit.id, label: unit.name }))}
            />
          </Details>
        )
      })}
    </section>
  )
}

/** The steps to a consent, and which one this is. */
export function ConsentSteps({ at }: { at: 0 | 1 | 2 }) {
  const t = texts(usePage().lang)
  return (
    <Steps
      items={[t.stepWho, t.stepWhat, t.stepSee].map((label, i) => ({
        label,
        state: i < at ? ('done' as const) : i === at ? ('here' as const) : ('later' as const),
      }))}
    />
  )
}
