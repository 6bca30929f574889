import {
  BackLink,
  Button,
  Form,
  FormSection,
  type FormState,
  Layout,
  Select,
  TextField,
  usePage,
} from '../../ui/index.ts'
import {
  legalDomainName,
  legalDomains,
  organisationKindName,
  organisationKinds,
  unitKindName,
  unitKinds,
} from '../kinds/index.ts'
import { organisationPaths as at } from './noun.ts'
import type { Organisation } from './organisations.ts'
import { written } from './pages.tsx'
import { texts } from './texts.ts'
import type { Unit } from './units.ts'

type OrganisationProps = { organisation?: Organisation | undefined; state?: FormState | undefined }

/** Making an organisation, or changing one. */
export function OrganisationFormPage({ organisation, state }: OrganisationProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const { id, name = '', kind = '', number = '', ref = '' } = organisation ?? {}
  return (
    <Layout
      title={id ? t.editOrganisation : t.newOrganisation}
      lead={id ? undefined : t.newOrganisationLead}
      back={<BackLink href={id ? at.organisation(id) : at.organisations()}>{id ? name : t.heading}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      <Form
        action={id ? at.edit(id) : at.organisations()}
        state={state ?? { values: { name, kind, number: written(number), ref } }}
        once={!id}
      >
        <TextField name="name" label={t.name} />
        <Select
          name="kind"
          label={t.organisationKind}
          options={organisationKinds.map(value => ({ value, label: organisationKindName(value, lang) }))}
        />
        <TextField
          name="number"
          label={t.number}
          hint={t.numberHint}
          inputmode="numeric"
          optional="silently"
        />
        <TextField name="ref" label={t.ref} hint={t.refHint} optional />
        {id && <TextField name="reason" label={t.reason} hint={t.reasonHint} />}
        <Button>{id ? t.save : t.make}</Button>
      </Form>
    </Layout>
  )
}

type UnitProps = {
  organisation: Pick<Organisation, 'id' | 'name'>
  unit?: Unit | undefined
  /** Those of the organisation that are open. */
  bodies: { id: string; name: string }[]
  state?: FormState | undefined
}

/** Making a unit, or changing one. */
export function UnitFormPage({ organisation, unit, bodies, state }: UnitProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const given = {
    name: unit?.name ?? '',
    kind: unit?.kind ?? '',
    domain: unit?.domain ?? '',
    fromAge: String(unit?.fromAge ?? ''),
    toAge: String(unit?.toAge ?? ''),
    phone: unit?.phone ?? '',
    body: unit?.bodyId ?? '',
    ref: unit?.ref ?? '',
  }
  return (
    <Layout
      title={unit ? t.editUnit : t.newUnit}
      lead={unit ? undefined : t.newUnitLead}
      back={
        unit ? (
          <BackLink href={at.unit(unit.id)}>{unit.name}</BackLink>
        ) : (
          <BackLink href={at.organisation(organisation.id)}>{organisation.name}</BackLink>
        )
      }
      mistakes={Boolean(state?.errors)}
      narrow
    >
      <Form
        action={unit ? at.editUnit(unit.id) : at.units(organisation.id)}
        state={state ?? { values: given }}
        once={!unit}
      >
        <TextField name="name" label={t.name} />
        <Select
          name="kind"
          label={t.unitKind}
          options={unitKinds.map(value => ({ value, label: unitKindName(value, lang) }))}
        />
        <Select
          name="domain"
          label={t.domain}
          hint={t.domainHint}
          options={legalDomains.map(value => ({ value, label: legalDomainName(value, lang) }))}
        />
        {(bodies.length > 0 || unit?.bodyId) && (
          <Select
            name="body"
            label={t.body}
            hint={t.bodyHint}
            options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        )}
        <FormSection heading={t.ages}>
          <p class="hint">{t.agesHint}</p>
          <TextField name="fromAge" label={t.fromAge} inputmode="numeric" optional="silently" />
          <TextField name="toAge" label={t.toAge} inputmode="numeric" optional="silently" />
        </FormSection>
        <TextField name="phone" label={t.phone} type="tel" optional />
        <TextField name="ref" label={t.ref} hint={t.refHint} optional />
        {unit && <TextField name="reason" label={t.reason} hint={t.reasonHint} />}
        <Button>{unit ? t.save : t.make}</Button>
      </Form>
    </Layout>
  )
}
