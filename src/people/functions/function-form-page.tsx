import {
  Alert,
  BackLink,
  Button,
  Card,
  Checkbox,
  Confirm,
  Details,
  Form,
  type FormState,
  Layout,
  Lines,
  LinkButton,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { unitPaths } from '../units/index.ts'
import type { Obstacle, OwnFunction } from './functions.ts'
import { functionPaths } from './noun.ts'
import { texts } from './texts.ts'

type FormPageProps = { unitName: string; func?: OwnFunction | undefined; state?: FormState | undefined }

/** Making a function, or changing one. */
export function FunctionFormPage({ unitName, func, state }: FormPageProps) {
  const t = texts(usePage().lang)
  const back = func ? unitPaths.function(func.id) : unitPaths.unit()
  const given = {
    name: func?.name ?? '',
    contact: func?.contact ? 'yes' : '',
    receives: func?.receives ? 'yes' : '',
  }
  return (
    <Layout
      title={func ? t.editHeading : t.newHeading}
      lead={func ? t.editLead : t.newLead}
      back={<BackLink href={back}>{func?.name ?? unitName}</BackLink>}
      narrow
    >
      <Form
        action={func ? functionPaths.edit(func.id) : functionPaths.functions()}
        state={state ?? { values: given, errors: {} }}
        once
      >
        <TextField name="name" label={t.name} hint={t.nameHint} />
        <Checkbox name="contact" label={t.contact} />
        <Checkbox name="receives" label={t.receives} />
        <Button>{func ? t.save : t.make}</Button>
      </Form>
      {func && (
        <p>
          <a href={functionPaths.closing(func.id)}>{t.close}</a>
        </p>
      )}
    </Layout>
  )
}

/** What closing means, or what must be done first. */
export function ClosingPage({ func, obstacles }: { func: OwnFunction; obstacles: Obstacle[] }) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.closeHeading(func.name)}
      back={<BackLink href={unitPaths.function(func.id)}>{func.name}</BackLink>}
      narrow
    >
      {obstacles.length > 0 ? (
        <>
          <Alert heading={t.closeNotYet}>
            <ul>
              {obstacles.map(why => (
                <li>{t[`why_${why}`]}</li>
              ))}
            </ul>
          </Alert>
          <p>
            <LinkButton href={unitPaths.handover(func.id)}>{t.handOver}</LinkButton>
          </p>
        </>
      ) : (
        <Card>
          <Confirm
            action={functionPaths.closing(func.id)}
            verb={t.close}
            cancel={unitPaths.function(func.id)}
            variant="primary"
          >
            <p>{t.closeMeans}</p>
          </Confirm>
        </Card>
      )}
    </Layout>
  )
}

/** On the unit's page: those that are closed, with the way back. */
export function ClosedFunctions({ closed }: { closed: { id: string; name: string; on: string }[] }) {
  const t = texts(usePage().lang)
  if (closed.length === 0) return null
  return (
    <Details summary={t.closedOnes(closed.length)}>
      <Lines
        items={closed.map(({ id, name, on }) => ({
          title: name,
          detail: t.closedOn(on),
          beside: (
            <Form action={functionPaths.reopening(id)} id={`reopen-${id}`}>
              <Button variant="quiet">{t.reopen}</Button>
            </Form>
          ),
        }))}
      />
    </Details>
  )
}
