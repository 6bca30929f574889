import { BackLink, Button, Form, type FormState, Layout, Select, usePage } from '../../ui/index.ts'
import { type Child, childName } from './children.ts'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

export type Candidate = {
  functionId: string
  functionName: string
  unitId: string
  unitName: string
  holders: string[]
}

export function NamedPersonPage({
  child,
  candidates,
  unitId,
  current,
  state = {},
}: {
  child: Child
  candidates: Candidate[]
  unitId: string
  current: string
  state?: FormState
}) {
  const t = texts(usePage().lang)
  const option = (candidate: Candidate) => ({
    value: candidate.functionId,
    label: `${candidate.holders.join(', ') || t.vacant}: ${candidate.functionName}, ${candidate.unitName}`,
  })
  return (
    <Layout
      title={t.chooseNamedPerson}
      lead={t.namedPersonLead}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={childPaths.namedPerson(child.id)} state={state}>
        <Select
          name="functionId"
          label={t.namedPerson}
          value={current}
          options={[
            { label: t.inOurUnit, options: candidates.filter(each => each.unitId === unitId).map(option) },
            { label: t.inOtherUnits, options: candidates.filter(each => each.unitId !== unitId).map(option) },
          ]}
        />
        <Button>{t.saveNamedPerson}</Button>
      </Form>
    </Layout>
  )
}
