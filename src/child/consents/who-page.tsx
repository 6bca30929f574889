import {
  BackLink,
  Button,
  CheckboxGroup,
  Details,
  Form,
  Layout,
  MoreFound,
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
  /** what is searched for */
  filter: string
  more: boolean
  errors?: Record<string, string>
}

/** First step: who says yes, and to which units. A GET, so that the list can be searched without JavaScript and nothing is lost. */
export function WhoPage({ child, holders, units, from, chosen, filter, more, errors }: Props) {
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
        <UnitList units={units} chosen={chosen} filter={filter} more={more} error={errors?.['unit-0']} />
        <Button formaction={consentPaths.details(child.id)}>{t.next}</Button>
      </Form>
    </Layout>
  )
}

function UnitList({
  units,
  chosen,
  filter,
  more,
  error,
}: {
  units: Unit[]
  chosen: string[]
  filter: string
  more: boolean
  error: string | undefined
}) {
  const t = texts(usePage().lang)
  const organisations = [...new Set(units.map(unit => unit.organisationName))]
  return (
    <section class="flow" aria-labelledby="units-heading">
      <h2 id="units-heading" class="label">
        {t.units}
      </h2>
      <p class="hint">{t.unitsHint}</p>
      <div class="search-line">
        <TextField
          name="q"
          label={t.filter}
          value={filter}
          error={units.length === 0 ? error : undefined}
          optional
        />
        <Button variant="secondary" icon="search">
          {t.filterButton}
        </Button>
      </div>
      {filter && units.every(unit => chosen.includes(unit.id)) && <p role="status">{t.noUnits}</p>}
      {organisations.map((organisation, i) => {
        const here = units.filter(unit => unit.organisationName === organisation)
        const ticked = here.filter(unit => chosen.includes(unit.id))
        return (
          <Details
            summary={ticked.length ? `${organisation} (${t.count(ticked.length)})` : organisation}
            open={Boolean(error) || Boolean(filter) || ticked.length > 0}
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
      {more && <MoreFound shown={units.length > 0} />}
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
