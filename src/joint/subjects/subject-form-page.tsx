import { fieldsOf, maxOf } from '../../platform/forms.ts'
import {
  Alert,
  BackLink,
  Button,
  Chips,
  DescriptionList,
  Fields,
  Form,
  type FormState,
  Hidden,
  hasMistakes,
  Layout,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  usePage,
  Written,
} from '../../ui/index.ts'
import { type Kind, kindOf } from '../kinds/index.ts'
import { NotAChild } from '../naming/index.ts'
import { audiences, listOf, subjectPaths, subjectSchema } from './noun.ts'
import type { Subject } from './subjects.ts'
import { texts } from './texts.ts'

type Props = {
  kind: Kind
  places: readonly { id: string; name: string }[]
  subject?: Subject | undefined
  state?: FormState | undefined
  /** Somebody else has changed it meanwhile: what it says now is shown beside what was typed (R20). */
  meanwhile?: boolean
}

/** A new subject of a kind, or the words of one. */
export function SubjectFormPage({ kind, places, subject, state, meanwhile }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const declared = kindOf(kind)
  const values = state ?? { values: subject ? valuesOf(subject) : {} }
  return (
    <Layout
      title={subject ? `${t.edit}: ${subject.title}` : declared.make[lang]}
      lead={subject ? undefined : declared.makeLead[lang]}
      back={
        <BackLink href={subject ? subjectPaths.subject(subject.id) : listOf(kind)()}>
          {subject ? subject.title : declared.many[lang]}
        </BackLink>
      }
      mistakes={hasMistakes(values)}
      narrow
    >
      {meanwhile && subject && (
        <Alert heading={t.meanwhile} announce="now" focus>
          <DescriptionList
            items={[
              [t.title, subject.title],
              [t.purpose, <Written>{subject.purpose || t.notSaid}</Written>],
            ]}
          />
        </Alert>
      )}
      <Form
        action={subject ? subjectPaths.edit(subject.id) : listOf(kind)()}
        state={values}
        once={!subject}
        unsaved={Boolean(subject)}
      >
        {subject && <Hidden name="version" value={String(subject.version)} />}
        <TextField name="title" label={t.title} />
        <TextArea
          name="purpose"
          label={t.purpose}
          maxLength={maxOf(subjectSchema(kind), 'purpose')}
          rows={3}
          optional
        />
        <NotAChild />
        <Select
          name="place"
          label={t.place}
          empty={t.wholeCounty}
          optional
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FactFields kind={kind} />
        <RadioGroup
          name="audience"
          label={t.audience}
          hint={t.audienceHint}
          options={audiences.map(value => ({ value, label: t[`audience_${value}`] }))}
        />
        <Button>{subject ? t.save : declared.make[lang]}</Button>
      </Form>
    </Layout>
  )
}

/** What only this kind has, in the order of its declaration. */
function FactFields({ kind }: { kind: Kind }) {
  const { lang } = usePage()
  const { facts, texts: words } = kindOf(kind)
  const t = words(lang)
  return (
    <>
      {fieldsOf(facts).map(field =>
        field.meta.kind === 'many' ? (
          <Chips
            name={field.name}
            label={t[field.name] ?? ''}
            hint={t[`${field.name}Hint`]}
            options={(field.meta.values ?? []).map(value => ({
              value,
              label: t[`${field.name}_${value}`] ?? '',
            }))}
            optional
          />
        ) : (
          <Fields of={[field]} t={t} rows={3} />
        ),
      )}
    </>
  )
}

/** What a subject says, as its form holds it. */
export function valuesOf(subject: Subject): Record<string, string | string[]> {
  const facts = Object.entries(subject.facts).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.map(String)
      : value === true
        ? 'yes'
        : value === false
          ? ''
          : String(value ?? ''),
  ])
  return {
    title: subject.title,
    purpose: subject.purpose,
    place: subject.placeId ?? '',
    audience: subject.audience,
    ...Object.fromEntries(facts),
  }
}
