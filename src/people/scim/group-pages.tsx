import {
  Alert,
  BackLink,
  Button,
  Card,
  ChooseBySearch,
  Confirm,
  DescriptionList,
  Details,
  Form,
  type FormState,
  Layout,
  Lines,
  LinkButton,
  MorePages,
  Receipt,
  Tag,
  TextField,
  usePage,
} from '../../ui/index.ts'
import type { Organisation } from '../organisations/index.ts'
import { postPaths } from '../posts/index.ts'
import type { Choosable, Group, Member } from './directory.ts'
import { scimPaths as at } from './noun.ts'
import { texts } from './texts.ts'

type T = ReturnType<typeof texts>
type OfGroup = { organisation: Organisation; group: Group; state?: FormState | undefined }
type Props = OfGroup & {
  members: Member[]
  moreMembers: boolean
  page: number
  near: Choosable[]
  choices: { found: Choosable[]; more: boolean }
  justMapped: boolean
}

/** A group: who is in it, which function it holds, and choosing one. */
export function GroupPage({
  organisation,
  group,
  members,
  moreMembers,
  page,
  near,
  choices,
  justMapped,
  state,
}: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={group.name}
      lead={t.groupLead(organisation.name)}
      back={<BackLink href={at.directory(organisation.id)}>{t.heading}</BackLink>}
      mistakes={Boolean(state?.errors && Object.keys(state.errors).length)}
      narrow
    >
      {justMapped && (
        <Receipt says={group.functionId ? t.mapped(group.functionName, group.unitName) : t.unmapped}>
          {group.functionId && !group.functionClosed && <p>{t.mappedMeans}</p>}
        </Receipt>
      )}
      <Card heading={t.holdsHeading} beside={!group.functionId && <Tag tone="wait">{t.waits}</Tag>}>
        <Held {...{ organisation, group }} />
        {!organisation.closed && !group.functionId && (
          <Choose {...{ organisation, group, near, choices, state, t }} />
        )}
        {!organisation.closed && group.functionId && (
          <Details summary={t.chooseAnother} open={Boolean(state)}>
            <Choose {...{ organisation, group, near, choices, state, t }} />
          </Details>
        )}
      </Card>
      <Card heading={t.members} id="members">
        {members.length === 0 && <p>{t.noMembers}</p>}
        {members.length > 0 && (
          <Lines
            items={members.map(({ name, userName, active }) => ({
              title: name,
              detail: name === userName ? undefined : userName,
              beside: !active && <Tag>{t.inactive}</Tag>,
            }))}
          />
        )}
        <MorePages
          page={page}
          more={moreMembers}
          href={n => `${at.group(organisation.id, group.id, { page: n > 1 && n })}#members`}
        />
      </Card>
    </Layout>
  )
}

function Held({ organisation, group }: Pick<Props, 'organisation' | 'group'>) {
  const t = texts(usePage().lang)
  if (!group.functionId) return <p>{t.holdsNothing}</p>
  return (
    <>
      {group.functionClosed && (
        <Alert>
          <p>{t.closedMeans}</p>
        </Alert>
      )}
      <DescriptionList
        items={[
          [t.function, <a href={postPaths.post(group.unitId, group.functionId)}>{group.functionName}</a>],
          [t.unit, group.unitName],
        ]}
      />
      <p>
        <LinkButton href={at.unmapping(organisation.id, group.id)} variant="secondary">
          {t.unmap}
        </LinkButton>
      </p>
    </>
  )
}

type ChooseProps = Pick<Props, 'organisation' | 'group' | 'near' | 'choices' | 'state'> & { t: T }

function Choose({ organisation, group, near, choices, state, t }: ChooseProps) {
  const asChoice = ({ id, name, unitName, emergency }: Choosable) => ({
    value: id,
    label: name,
    hint: emergency ? `${unitName}. ${t.opensInEmergency}` : unitName,
  })
  return (
    <Form action={at.mapping(organisation.id, group.id)} state={state ?? {}} id="function" unsaved>
      <p>{t.chooseHint(group.able)}</p>
      <ChooseBySearch
        name="function"
        label={t.choose}
        near={near.map(asChoice)}
        found={choices.found.filter(({ id }) => id !== group.functionId).map(asChoice)}
        more={choices.more}
        searchLabel={t.searchFunction}
        searchHint={t.searchFunctionHint}
      />
      <TextField name="reason" label={t.reason} hint={t.reasonHint} />
      <Button>{t.give}</Button>
    </Form>
  )
}

/** What it means that a group holds its function no more. */
export function RemovalPage({ organisation, group, state }: OfGroup) {
  const t = texts(usePage().lang)
  const back = at.group(organisation.id, group.id)
  return (
    <Layout
      title={t.unmapHeading(group.name)}
      back={<BackLink href={back}>{group.name}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      <Card>
        <Confirm
          action={at.unmapping(organisation.id, group.id)}
          verb={t.unmap}
          cancel={back}
          variant="primary"
          state={state ?? {}}
        >
          <p>{t.unmapMeans(group.functionName, group.unitName)}</p>
          <p>{t.endKeeps}</p>
          <TextField name="reason" label={t.reason} hint={t.reasonHint} />
        </Confirm>
      </Card>
    </Layout>
  )
}
