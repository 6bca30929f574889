import type { StaffProvider } from '../../platform/database/transaction.ts'
import {
  BackLink,
  Button,
  Card,
  ChooseBySearch,
  DateField,
  Details,
  Form,
  type FormState,
  Hidden,
  Layout,
  RadioGroup,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { type Stopping, StoppingTokens } from '../scim/index.ts'
import type { Person } from '../search/index.ts'
import { unitPaths } from './noun.ts'
import { texts } from './texts.ts'
import type { Figures, UnitFunction } from './units.ts'

type Props = {
  func: UnitFunction
  figures: Figures | undefined
  /** chosen before a search: stays in sight, and chosen */
  chosen: Person | undefined
  found: Person[]
  /** there are others, that are not shown */
  more: boolean
  /** the one who hands over: another has to say yes before they get it themself */
  me: string
  /** where a new colleague may sign in: asked for where there are several */
  providers: readonly StaffProvider[]
  /** The tokens of directories that those who hold it have made: they end with whoever leaves */
  stopping: readonly Stopping[]
  state?: FormState
}

/** Guided: what goes over, who leaves, who takes over, when; one button does it all. */
export function HandoverPage({
  func,
  figures,
  chosen,
  found,
  more,
  me,
  providers,
  stopping,
  state = {},
}: Props) {
  const t = texts(usePage().lang)
  const holders = [...func.now, ...func.coming]
  const candidates = (persons: Person[]) =>
    persons
      .filter(({ id }) => !func.now.some(({ personId }) => personId === id))
      .map(({ id, name, holds }) => ({
        value: id,
        label: name,
        hint: id === me ? t.yourself : holds.length ? holds.join('; ') : t.noFunction,
      }))
  const isNew = state.values?.person === 'new'
  return (
    <Layout
      title={holders.length ? t.handoverTitle(func.name) : `${t.appoint}: ${func.name}`}
      lead={t.handoverLead}
      back={<BackLink href={unitPaths.function(func.id)}>{func.name}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <GoesOver figures={figures} leaves={holders.length > 0} />
      <StoppingTokens of={stopping} />
      <Form action={unitPaths.handover(func.id)} state={state} once unsaved>
        {holders.length === 0 && <Hidden name="leaves" value="nobody" />}
        {holders.length > 0 && (
          <RadioGroup
            name="leaves"
            label={t.whoLeaves}
            value={holders.length === 1 ? (holders[0]?.id ?? '') : ''}
            options={[
              ...holders.map(({ id, name, startsAt }) => ({
                value: id,
                label: name,
                hint:
                  new Date(startsAt) > new Date()
                    ? t.beginsOn(new Date(startsAt))
                    : t.since(new Date(startsAt)),
              })),
              { value: 'nobody', label: t.nobodyLeaves },
            ]}
          />
        )}
        <ChooseBySearch
          name="person"
          label={t.whoTakesOver}
          near={candidates(chosen ? [chosen] : [])}
          found={candidates(found)}
          always={[
            { value: 'new', label: t.newPerson, hint: t.newPersonHint },
            ...(holders.length ? [{ value: 'nobody', label: t.nobodyYet, hint: t.nobodyYetHint }] : []),
          ]}
          more={more}
          searchLabel={t.searchPerson}
          searchHint={t.searchPersonHint}
        />
        <div class="when-new flow">
          <h2>{t.newPersonDetails}</h2>
          <TextField name="name" label={t.name} optional={!isNew} />
          <TextField
            name="email"
            label={t.email}
            hint={providers.some(each => each.knowsMail) ? t.emailHint : undefined}
            type="email"
            optional={!isNew}
          />
          {providers.length > 1 && (
            <RadioGroup
              name="provider"
              label={t.provider}
              hint={t.providerHint}
              value={
                providers.filter(({ guests }) => !guests).length === 1
                  ? (providers.find(({ guests }) => !guests)?.key ?? '')
                  : ''
              }
              options={providers.map(({ key, label, guests }) => ({
                value: key,
                label: label ?? (guests ? t.providerGuests : t.providerStaff),
                hint: label && guests ? t.providerGuests : undefined,
              }))}
            />
          )}
          {providers.every(each => each.knowsMail) ? (
            <Details summary={t.subjectToo} open={Boolean(state.values?.subject)}>
              <TextField name="subject" label={t.subject} hint={t.subjectHint} optional />
            </Details>
          ) : (
            <TextField
              name="subject"
              label={t.subject}
              hint={providers.some(each => each.knowsMail) ? t.subjectHintSome : t.subjectHint}
              optional={!isNew || providers.some(each => each.knowsMail)}
            />
          )}
        </div>
        <RadioGroup
          name="when"
          label={t.when}
          value="now"
          options={[
            { value: 'now', label: t.now },
            { value: 'day', label: t.onDay },
          ]}
        />
        <DateField coming name="day" label={t.day} hint={t.dayHint} optional />
        <Button>{holders.length ? t.handOver : t.appoint}</Button>
      </Form>
    </Layout>
  )
}

function GoesOver({ figures, leaves }: { figures: Figures | undefined; leaves: boolean }) {
  const t = texts(usePage().lang)
  const {
    children = 0,
    plans = 0,
    waiting = 0,
    meetings = 0,
    drafts = 0,
    actions = 0,
    lateActions = 0,
  } = figures ?? {}
  return (
    <Card heading={t.goesOver}>
      <ul>
        <li>{t.childrenCount(children)}</li>
        <li>{t.plansCount(plans)}</li>
        <li>{t.actionsCount(actions, lateActions)}</li>
        <li>{t.waitingCount(waiting)}</li>
        <li>{t.meetingsCount(meetings)}</li>
        <li>{t.draftsCount(drafts)}</li>
      </ul>
      {leaves && <p>{t.losesAll}</p>}
    </Card>
  )
}
