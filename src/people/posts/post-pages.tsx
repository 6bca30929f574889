import type { StaffProvider } from '../../platform/database/transaction.ts'
import {
  Alert,
  BackLink,
  Button,
  Buttons,
  Card,
  Checkbox,
  Confirm,
  DescriptionList,
  Details,
  Form,
  type FormState,
  Layout,
  Lines,
  LinkButton,
  RadioGroup,
  Tag,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { ChangeReceipt, type MyChange } from '../changes/index.ts'
import { type FunctionKind, isAdministeringKind, steeringKinds } from '../kinds/index.ts'
import { organisationPaths, type Unit } from '../organisations/index.ts'
import { type Stopping, StoppingTokens } from '../scim/index.ts'
import { postPaths as at } from './noun.ts'
import type { ClosingObstacle, EndingObstacle, Holding, Post } from './posts.ts'
import { texts } from './texts.ts'

type OfUnit = { unit: Unit }

/** Making a function, or changing one: its kind stays what it was. */
export function PostFormPage({
  unit,
  post,
  kinds,
  state,
}: OfUnit & {
  post?: Post | undefined
  /** Those that the reader makes functions of. */
  kinds: readonly FunctionKind[]
  state?: FormState | undefined
}) {
  const t = texts(usePage().lang)
  const given = {
    name: post?.name ?? '',
    receives: post?.receives ? 'yes' : '',
    emergency: post?.emergency ? 'yes' : '',
    ref: post?.ref ?? '',
  }
  return (
    <Layout
      title={post ? t.editPost : t.newPost}
      lead={post ? undefined : t.newPostLead}
      back={
        post ? (
          <BackLink href={at.post(unit.id, post.id)}>{post.name}</BackLink>
        ) : (
          <BackLink href={organisationPaths.unit(unit.id)}>{unit.name}</BackLink>
        )
      }
      mistakes={Boolean(state?.errors)}
      narrow
    >
      <Form
        action={post ? at.edit(unit.id, post.id) : at.posts(unit.id)}
        state={state ?? { values: given }}
        once={!post}
      >
        <TextField name="name" label={t.name} hint={t.nameHint} />
        {!post && (
          <RadioGroup
            name="kind"
            label={t.kind}
            options={kinds.map(value => ({
              value,
              label: t[`kind_${value}`],
              hint: t[`kind_${value}_hint`],
            }))}
          />
        )}
        {!(post && isAdministeringKind(post.kind)) && (
          <>
            <Checkbox name="receives" label={t.receives} />
            <Checkbox name="emergency" label={t.emergency} hint={t.emergencyHint} />
          </>
        )}
        <TextField name="ref" label={t.ref} hint={t.refHint} optional />
        {post && <TextField name="reason" label={t.reason} hint={t.reasonHint} />}
        <Button>{post ? t.save : t.make}</Button>
      </Form>
    </Layout>
  )
}

type PostProps = OfUnit & {
  post: Post
  providers: readonly StaffProvider[]
  state?: FormState | undefined
  /** Whether the reader changes and closes it. */
  keeps: boolean
  /** Whether the reader gives it to somebody. */
  appoints: boolean
  /** Whether the reader administers all of the collaboration. */
  system: boolean
  change: MyChange | undefined
}

export const isSteering = ({ kind }: Pick<Post, 'kind'>) => steeringKinds.some(each => each === kind)

/** Who holds it, and giving it to somebody. */
export function PostPage({ unit, post, providers, state, keeps, appoints, system, change }: PostProps) {
  const t = texts(usePage().lang)
  const { holders, closed, kind, id } = post
  return (
    <Layout
      title={post.name}
      lead={`${t[`kind_${kind}`]}. ${unit.name}, ${unit.organisationName}`}
      back={<BackLink href={organisationPaths.unit(unit.id)}>{unit.name}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      {!state && <ChangeReceipt of={change} />}
      {closed && <Tag>{t.closed}</Tag>}
      <Card heading={t.holders}>
        {holders.length === 0 && <p>{t.nobody}</p>}
        {holders.length > 0 && (
          <Lines
            items={holders.map(holding => ({
              title: holding.name,
              detail: t.since(holding.since.slice(0, 10)),
              beside: appoints && (
                <LinkButton href={at.ending(unit.id, id, holding.id)} variant="secondary">
                  {t.end}
                </LinkButton>
              ),
            }))}
          />
        )}
        {!appoints && (
          <p class="hint">{isSteering(post) ? t.bySystem : system ? t.byManager : t.byManagerOrFile}</p>
        )}
      </Card>
      {appoints && !closed && (
        <Card heading={holders.length ? t.appointAnother : t.appoint}>
          <p>{t.appointLead}</p>
          <Form action={at.appointments(unit.id, id)} state={state ?? {}} once unsaved>
            <TextField name="name" label={t.person} />
            <SignInFields providers={providers} typed={Boolean(state?.values?.subject)} />
            <Button>{t.give}</Button>
          </Form>
        </Card>
      )}
      {post.ref && <DescriptionList items={[[t.ref, post.ref]]} />}
      {!keeps ? null : closed ? (
        <Form action={at.reopening(unit.id, id)} id="reopening">
          <Button variant="secondary">{t.reopen}</Button>
        </Form>
      ) : (
        <Buttons>
          <LinkButton href={at.edit(unit.id, id)} variant="secondary">
            {t.change}
          </LinkButton>
          <LinkButton href={at.closing(unit.id, id)} variant="quiet">
            {t.close}
          </LinkButton>
        </Buttons>
      )}
    </Layout>
  )
}

/** By what somebody is known: an address where the provider vouches for it, else the user name there. */
function SignInFields({ providers, typed }: { providers: readonly StaffProvider[]; typed: boolean }) {
  const t = texts(usePage().lang)
  const some = providers.some(each => each.knowsMail)
  const all = some && providers.every(each => each.knowsMail)
  const subject = <TextField name="subject" label={t.subject} hint={t.subjectHint} optional={some} />
  const ofStaff = providers.filter(({ guests }) => !guests)
  return (
    <>
      <TextField name="email" label={t.email} hint={some ? t.emailHint : undefined} type="email" />
      {providers.length > 1 && (
        <RadioGroup
          name="provider"
          label={t.provider}
          value={ofStaff.length === 1 ? (ofStaff[0]?.key ?? '') : ''}
          options={providers.map(({ key, label, guests }) => ({
            value: key,
            label: label ?? (guests ? t.providerGuests : t.providerStaff),
          }))}
        />
      )}
      {all ? (
        <Details summary={t.subject} open={typed}>
          {subject}
        </Details>
      ) : (
        subject
      )}
    </>
  )
}

/** What closing means, or what must be done first. */
export function ClosePostPage({
  unit,
  post,
  obstacles,
  state,
}: OfUnit & { post: Post; obstacles: ClosingObstacle[]; state?: FormState | undefined }) {
  const t = texts(usePage().lang)
  const back = at.post(unit.id, post.id)
  return (
    <Layout
      title={t.closeHeading(post.name)}
      back={<BackLink href={back}>{post.name}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      {obstacles.length > 0 ? (
        <Alert heading={t.notYet}>
          <ul>
            {obstacles.map(why => (
              <li>{t[`why_${why}`]}</li>
            ))}
          </ul>
        </Alert>
      ) : (
        <Card>
          <Confirm
            action={at.closing(unit.id, post.id)}
            verb={t.close}
            cancel={back}
            variant="primary"
            state={state ?? {}}
          >
            <p>{t.closeMeans}</p>
            <TextField name="reason" label={t.reason} hint={t.reasonHint} />
          </Confirm>
        </Card>
      )}
    </Layout>
  )
}

/** What it means that somebody leaves, or what must be done first. */
export function EndPage({
  unit,
  post,
  holding,
  obstacle,
  stopping,
  state,
}: OfUnit & {
  post: Post
  holding: Holding
  obstacle: EndingObstacle | null
  /** The tokens of directories that end at the same moment. */
  stopping: readonly Stopping[]
  state?: FormState | undefined
}) {
  const t = texts(usePage().lang)
  const back = at.post(unit.id, post.id)
  return (
    <Layout
      title={t.endHeading(holding.name)}
      lead={`${post.name}, ${unit.name}`}
      back={<BackLink href={back}>{post.name}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      {obstacle ? (
        <Alert heading={t.notYet}>
          <p>{t[`whyEnd_${obstacle}`]}</p>
        </Alert>
      ) : (
        <Card>
          <Confirm
            action={at.ending(unit.id, post.id, holding.id)}
            verb={t.end}
            cancel={back}
            variant="primary"
            state={state ?? {}}
          >
            <p>{t.endMeans(holding.name)}</p>
            <StoppingTokens of={stopping} />
            <TextField name="reason" label={t.reason} hint={t.reasonHint} />
          </Confirm>
        </Card>
      )}
    </Layout>
  )
}
