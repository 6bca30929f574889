import { functionOption } from '../../people/holders/index.ts'
import type { FoundFunction } from '../../people/search/index.ts'
import {
  BackLink,
  Button,
  ChooseBySearch,
  Confirm,
  Details,
  Form,
  type FormState,
  Hidden,
  hasMistakes,
  Layout,
  RadioGroup,
  TextArea,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { kindOf, stateName } from '../kinds/index.ts'
import type { Link } from './links.ts'
import { linkKinds, subjectPaths } from './noun.ts'
import type { Party } from './parties.ts'
import { nameOf } from './parties-card.tsx'
import type { Subject } from './subjects.ts'
import { texts } from './texts.ts'

const Back = ({ subject }: { subject: Pick<Subject, 'id' | 'title'> }) => (
  <BackLink href={subjectPaths.subject(subject.id)}>{subject.title}</BackLink>
)

type PartyFormProps = {
  subject: Subject
  chosen: readonly FoundFunction[]
  found: readonly FoundFunction[]
  more: boolean
  state?: FormState
}

/** Adding a party: a function that is found by a search, or somebody without one, by name. */
export function PartyFormPage({ subject, chosen, found, more, state = {} }: PartyFormProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const { roles } = kindOf(subject.kind)
  return (
    <Layout
      title={t.addParty}
      lead={t.addPartyLead}
      back={<Back subject={subject} />}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form action={subjectPaths.parties(subject.id)} state={state} once unsaved>
        <ChooseBySearch
          name="others"
          label={t.functionField}
          optional
          near={chosen.map(one => functionOption(one, lang))}
          found={found.map(one => functionOption(one, lang))}
          more={more}
          searchLabel={t.functionSearch}
        />
        <Details summary={t.named} open={Boolean(state.values?.named || state.values?.declined)}>
          <TextField name="named" label={t.named} hint={t.namedHint} optional />
          <TextArea name="declined" label={t.declined} maxLength={2000} rows={2} optional />
        </Details>
        <RadioGroup
          name="role"
          label={t.role}
          options={Object.entries(roles).map(([value, { words }]) => ({ value, label: words[lang] }))}
        />
        <Button>{t.add}</Button>
      </Form>
    </Layout>
  )
}

/** Before somebody is removed, or leaves: what they can read no longer. */
export function PartyEndPage({ subject, party }: { subject: Subject; party: Party }) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.endPartyAsk(nameOf(party))} back={<Back subject={subject} />} narrow>
      <Confirm
        action={subjectPaths.partyEnd(subject.id, party.id)}
        verb={party.mine ? t.leave : t.endPartyOf(nameOf(party))}
        cancel={subjectPaths.subject(subject.id)}
      >
        <p>{t.endPartyMore}</p>
      </Confirm>
    </Layout>
  )
}

type LinkFormProps = {
  subject: Subject
  found: readonly { id: string; title: string; detail?: string }[]
  more: boolean
  state?: FormState
}

export function LinkFormPage({ subject, found, more, state = {} }: LinkFormProps) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.addLink}
      lead={t.linkLead}
      back={<Back subject={subject} />}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form action={subjectPaths.links(subject.id)} state={state} once unsaved>
        <RadioGroup
          name="kind"
          label={t.linkKind}
          options={linkKinds.map(value => ({ value, label: t[`out_${value}`] }))}
        />
        <ChooseBySearch
          name="to"
          label={t.to}
          found={found
            .filter(({ id }) => id !== subject.id)
            .map(({ id, title, detail }) => ({ value: id, label: title, hint: detail }))}
          more={more}
          searchLabel={t.toSearch}
        />
        <Button>{t.link}</Button>
      </Form>
    </Layout>
  )
}

type StateProps = { subject: Subject; to: string; action: string; state?: FormState }

/** Another state, with why: everybody who reads the subject reads it. */
export function StatePage({ subject, to, action, state = {} }: StateProps) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={kindOf(subject.kind).actionWords[action]?.[lang] ?? stateName(subject.kind, to, lang)}
      lead={subject.title}
      back={<Back subject={subject} />}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form action={subjectPaths.state(subject.id)} state={state}>
        <Hidden name="to" value={to} />
        <TextArea name="why" label={t.stateWhy} hint={t.whyHint} maxLength={2000} rows={2} />
        <Button>{kindOf(subject.kind).actionWords[action]?.[lang] ?? t.save}</Button>
      </Form>
    </Layout>
  )
}

/** Waking what my subject activates. */
export function WakePage({ subject, link, state = {} }: { subject: Subject; link: Link; state?: FormState }) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.wakeHeading(link.otherTitle)}
      back={<Back subject={subject} />}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form action={subjectPaths.linkWaking(subject.id, link.id)} state={state}>
        <TextArea name="why" label={t.stateWhy} hint={t.whyHint} maxLength={2000} rows={2} />
        <Button>{t.wakeIt}</Button>
      </Form>
    </Layout>
  )
}
