import { holderAndPost } from '../../people/holders/index.ts'
import {
  BackLink,
  Button,
  ChooseBySearch,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  usePage,
} from '../../ui/index.ts'
import { type Child, childName } from './children.ts'
import type { Candidate } from './named-persons.ts'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  child: Child
  /** who is it now, and who was chosen in the form */
  near: Candidate[]
  found: Candidate[]
  more: boolean
  unitId: string
  current: string
  state?: FormState
}

export function NamedPersonPage({ child, near, found, more, unitId, current, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const option = ({ functionId, functionName, unitName, organisationName, holders, ...one }: Candidate) => ({
    value: functionId,
    label: holderAndPost({ functionName, unitName, holders }, lang),
    hint: one.unitId === unitId ? t.inOurUnit : `${organisationName}. ${t.inOtherUnits}`,
  })
  return (
    <Layout
      title={t.chooseNamedPerson}
      lead={t.namedPersonLead}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form action={childPaths.namedPerson(child.id)} state={state}>
        <ChooseBySearch
          name="functionId"
          label={t.namedPerson}
          value={current}
          near={near.map(option)}
          found={found.map(option)}
          more={more}
          searchLabel={t.searchNamedPerson}
        />
        <Button>{t.saveNamedPerson}</Button>
      </Form>
    </Layout>
  )
}
