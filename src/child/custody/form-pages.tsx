import { todaysDate } from '../../i18n/index.ts'
import { maxOf } from '../../platform/forms.ts'
import {
  BackLink,
  Button,
  DateField,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  RadioGroup,
  TextArea,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { AskIfSure, type Child, childName, childPaths } from '../children/index.ts'
import {
  correctionSchema,
  custodySchema,
  detailsSchema,
  numberChoices,
  openingSchema,
  reasons,
  removalSchema,
} from './custody-form.ts'
import type { Guardian } from './guardians.ts'
import { custodyPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = { child: Child; guardian: Guardian; state?: FormState }

export function CustodyPage({ child, guardian, state = {} }: Props) {
  const t = texts(usePage().lang)
  const { name, custody } = guardian
  return (
    <Layout
      title={custody ? t.endCustodyOf(name) : t.giveCustodyTo(name)}
      about={child}
      narrow
      mistakes={hasMistakes(state)}
      back={<BackLink href={custodyPaths.guardian(child.id, guardian.id)}>{name}</BackLink>}
    >
      <Form action={custodyPaths.custody(child.id, guardian.id)} state={state} once answersItself>
        <RadioGroup
          name="reason"
          label={t.reason}
          options={reasons
            .filter(value => custody || value !== 'death')
            .map(value => ({ value, label: t[`reason_${value}`] }))}
        />
        <DateField name="since" label={t.since} hint={t.sinceHint} value={todaysDate()} max={todaysDate()} />
        <Why most={maxOf(custodySchema, 'words')} />
        <Button>{t.next}</Button>
      </Form>
    </Layout>
  )
}

export function CorrectionPage({ child, guardian, state = {} }: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.correctWho(guardian.name)}
      about={child}
      narrow
      mistakes={hasMistakes(state)}
      back={<BackLink href={custodyPaths.guardian(child.id, guardian.id)}>{guardian.name}</BackLink>}
    >
      <Form action={custodyPaths.correction(child.id, guardian.id)} state={state} once answersItself>
        <TextField name="name" label={t.name} value={guardian.name} />
        <TextField name="relation" label={t.relation} value={guardian.relation} optional />
        <RadioGroup
          name="number"
          label={t.number}
          hint={t.numberHint}
          value="keep"
          options={numberChoices.map(value => ({ value, label: t[`number_${value}`] }))}
        />
        <TextField
          name="personNumber"
          label={t.personNumber}
          hint={t.personNumberHint}
          inputmode="numeric"
          optional
        />
        <AskIfSure />
        <Why correction most={maxOf(correctionSchema, 'words')} />
        <Button>{t.next}</Button>
      </Form>
    </Layout>
  )
}

export function RemovalPage({ child, guardian, state = {} }: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.removeWho(guardian.name)}
      about={child}
      lead={t.removeLead}
      narrow
      mistakes={hasMistakes(state)}
      back={<BackLink href={custodyPaths.guardian(child.id, guardian.id)}>{guardian.name}</BackLink>}
    >
      <Form action={custodyPaths.removal(child.id, guardian.id)} state={state} once answersItself>
        <Why correction most={maxOf(removalSchema, 'words')} />
        <Button>{t.next}</Button>
      </Form>
    </Layout>
  )
}

/** Whoever was shut out at a split sees the record again (R10b). */
export function OpeningPage({ child, guardian, state = {} }: Props) {
  const t = texts(usePage().lang)
  const { name, shutAt } = guardian
  return (
    <Layout
      title={t.openTo(name)}
      about={child}
      lead={shutAt ? t.openLead(name) : t.isOpen(name)}
      narrow
      mistakes={hasMistakes(state)}
      back={<BackLink href={custodyPaths.guardian(child.id, guardian.id)}>{name}</BackLink>}
    >
      {shutAt && (
        <Form action={custodyPaths.opening(child.id, guardian.id)} state={state} once>
          <Why correction most={maxOf(openingSchema, 'words')} />
          <Button>{t.openTo(name)}</Button>
        </Form>
      )}
    </Layout>
  )
}

export function DetailsPage({ child, state = {} }: Omit<Props, 'guardian'>) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={`${t.correctChild}: ${childName(child)}`}
      about={child}
      heading={t.correctChild}
      narrow
      mistakes={hasMistakes(state)}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
    >
      <Form action={custodyPaths.details(child.id)} state={state} once answersItself>
        <TextField name="givenName" label={t.givenName} value={child.givenName} />
        <TextField name="familyName" label={t.familyName} value={child.familyName} optional />
        <TextField
          name="personNumber"
          label={t.childNumber}
          hint={t.childNumberHint}
          value={child.personNumber}
          inputmode="numeric"
          optional
        />
        <DateField name="birthDate" label={t.birthDate} value={child.birthDate} max={todaysDate()} />
        <Why correction most={maxOf(detailsSchema, 'words')} />
        <Button>{t.next}</Button>
      </Form>
    </Layout>
  )
}

/** A judgment is the example of custody; of a correction it is what was written wrong. */
function Why({ most, correction = false }: { most: number | undefined; correction?: boolean }) {
  const t = texts(usePage().lang)
  return (
    <TextArea
      name="words"
      label={t.words}
      hint={correction ? t.correctionHint : t.wordsHint}
      maxLength={most}
      rows={3}
    />
  )
}
