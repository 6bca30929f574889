import { z } from 'zod'
import { field, maxOf } from '../../platform/forms.ts'
import {
  BackLink,
  Button,
  Confirm,
  Form,
  type FormState,
  Layout,
  RadioGroup,
  TextArea,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { instrumentPaths } from '../noun.ts'
import type { Instrument } from './library.ts'
import { titleIn } from './list-page.tsx'
import { texts } from './texts.ts'

export const whatSchema = z.object({ what: field.text(2000) })

export const subjects = ['child', 'self', 'unit', 'forum', 'collaboration', 'meeting', 'activity'] as const

/** Before an instrument of one's own: what it is called, and about whom. */
export function NewInstrumentPage({ state = {} }: { state?: FormState }) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.make}
      lead={t.makeLead}
      back={<BackLink href={instrumentPaths.instruments()}>{t.toList}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={instrumentPaths.instruments()} state={state} once>
        <TextField name="title" label={t.title} hint={t.titleHint} />
        <RadioGroup
          name="about"
          label={t.aboutWhom}
          value="self"
          options={subjects.map(each => ({ value: each, label: t[each] }))}
        />
        <Button>{t.begin}</Button>
      </Form>
    </Layout>
  )
}

type OfInstrument = { instrument: Instrument; state?: FormState }

/** Before the next version: what will change, so that others understand. */
export function NewVersionPage({ instrument, state = {} }: OfInstrument) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.makeNewVersion}
      lead={t.newVersionLead}
      back={
        <BackLink href={instrumentPaths.instrument(instrument.id)}>
          {titleIn(instrument.shown.definition.title, lang)}
        </BackLink>
      }
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={instrumentPaths.versions(instrument.id)} state={state}>
        <TextArea
          name="what"
          label={t.whatWill}
          hint={t.whatWillHint}
          maxLength={maxOf(whatSchema, 'what')}
        />
        <Button>{t.begin}</Button>
      </Form>
    </Layout>
  )
}

/** Before a draft is thrown away. */
export function RemovalPage({ instrument }: OfInstrument) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.discard}
      lead={titleIn(instrument.shown.definition.title, lang)}
      back={<BackLink href={instrumentPaths.draft(instrument.id)}>{t.goOn}</BackLink>}
      narrow
    >
      <Confirm
        action={instrumentPaths.removal(instrument.id)}
        verb={t.discard}
        cancel={instrumentPaths.draft(instrument.id)}
      >
        <p>{t.discardLead}</p>
        {instrument.versions.length === 1 && <p>{t.discardWhole}</p>}
      </Confirm>
    </Layout>
  )
}
