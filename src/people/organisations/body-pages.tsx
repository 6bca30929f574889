import {
  BackLink,
  Button,
  Card,
  DescriptionList,
  Form,
  type FormState,
  Layout,
  Lines,
  LinkButton,
  Select,
  Tag,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { ChangeReceipt, type MyChange } from '../changes/index.ts'
import { bodyKindName, bodyKinds, unitKindName } from '../kinds/index.ts'
import type { Body, ListedBody } from './bodies.ts'
import { EditOrEnd } from './edit-or-end.tsx'
import { organisationPaths as at } from './noun.ts'
import type { Organisation } from './organisations.ts'
import { texts } from './texts.ts'

/** On the organisation's page: its boards and committees. */
export function BodiesCard({ organisation, bodies }: { organisation: Organisation; bodies: ListedBody[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Card heading={t.bodies}>
      <p class="hint">{t.bodiesHint}</p>
      {bodies.length === 0 && <p>{t.noBodies}</p>}
      {bodies.length > 0 && (
        <Lines
          items={bodies.map(({ id, name, kind, units, closed }) => ({
            title: name,
            href: at.body(id),
            detail: `${bodyKindName(kind, lang)}, ${t.unitCount(units)}`,
            beside: closed && <Tag>{t.closed}</Tag>,
          }))}
        />
      )}
      {!organisation.closed && (
        <p>
          <LinkButton href={at.newBody(organisation.id)} variant="secondary" icon="plus">
            {t.newBody}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

type FormProps = {
  organisation: Pick<Organisation, 'id' | 'name'>
  body?: Body | undefined
  state?: FormState | undefined
}

/** Making a body, or changing one. */
export function BodyFormPage({ organisation, body, state }: FormProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const { name = '', kind = '', ref = '' } = body ?? {}
  return (
    <Layout
      title={body ? t.editBody : t.newBody}
      lead={body ? undefined : t.newBodyLead}
      back={
        body ? (
          <BackLink href={at.body(body.id)}>{body.name}</BackLink>
        ) : (
          <BackLink href={at.organisation(organisation.id)}>{organisation.name}</BackLink>
        )
      }
      mistakes={Boolean(state?.errors)}
      narrow
    >
      <Form
        action={body ? at.editBody(body.id) : at.bodies(organisation.id)}
        state={state ?? { values: { name, kind, ref } }}
        once={!body}
      >
        <TextField name="name" label={t.name} />
        <Select
          name="kind"
          label={t.bodyKind}
          options={bodyKinds.map(value => ({ value, label: bodyKindName(value, lang) }))}
        />
        <TextField name="ref" label={t.ref} hint={t.refHint} optional />
        {body && <TextField name="reason" label={t.reason} hint={t.reasonHint} />}
        <Button>{body ? t.save : t.make}</Button>
      </Form>
    </Layout>
  )
}

type BodyProps = {
  body: Body
  units: { id: string; name: string; kind: string }[]
  change: MyChange | undefined
}

export function BodyPage({ body, units, change }: BodyProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const { id, name, kind, ref, closed } = body
  return (
    <Layout
      title={name}
      lead={`${bodyKindName(kind, lang)}, ${body.organisationName}`}
      back={<BackLink href={at.organisation(body.organisationId)}>{body.organisationName}</BackLink>}
    >
      <ChangeReceipt
        of={change}
        next={
          <LinkButton href={at.organisation(body.organisationId)} variant="secondary">
            {body.organisationName}
          </LinkButton>
        }
      />
      {closed && <Tag>{t.closed}</Tag>}
      <Card heading={t.units}>
        {units.length === 0 && <p>{t.noUnitsUnder}</p>}
        {units.length > 0 && (
          <Lines
            items={units.map(unit => ({
              title: unit.name,
              href: at.unit(unit.id),
              detail: unitKindName(unit.kind, lang),
            }))}
          />
        )}
      </Card>
      <Card heading={t.factsBody}>
        <DescriptionList items={[[t.ref, ref || t.noRef]]} />
        <EditOrEnd
          {...{ closed, t }}
          edit={at.editBody(id)}
          end={at.closingBody(id)}
          reopen={at.reopeningBody(id)}
        />
      </Card>
    </Layout>
  )
}
