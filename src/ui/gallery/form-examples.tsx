import { Button, Buttons } from '../button.tsx'
import { Card } from '../card.tsx'
import { Checkbox, CheckboxGroup, Chips, RadioGroup, Select } from '../forms/choices.tsx'
import { Form, type FormState } from '../forms/form.tsx'
import { DateField, TextArea, TextField } from '../forms/text-fields.tsx'
import { DangerBox, Saved } from '../notices.tsx'
import { usePage } from '../page-context.ts'
import { faceValues, PictureChoices } from '../pictures/faces.tsx'
import { exampleOf } from './example.ts'
import { texts } from './texts.ts'

/** The same form empty, filled in, and answered with mistakes. */
export function FormExamples() {
  const t = texts(usePage().lang)
  const filled = {
    name: 'Amina',
    mail: 'siri.alm@bjorkskolan.example',
    strengths: t.q1Answer,
    noticed: 'x'.repeat(1960),
    day: '2026-12-03',
    areas: ['healthy', 'included'],
    told: 'yes',
    who: ['a'],
    receiver: 'head',
    face: 'good',
    read: 'yes',
  }
  const errors = {
    noticed: t.mistake1,
    day: t.mistake2,
    told: t.mistake3,
    mail: t.mistake1,
    areas: t.mistake1,
    receiver: t.mistake1,
  }
  return (
    <>
      <Card heading={`${t.form}: ${t.empty}`}>
        <p class="quiet">{t.formTo}</p>
        <DangerBox href="#danger" />
        <Example id="empty" />
      </Card>
      <Card heading={`${t.form}: ${t.filled}`}>
        <Example id="filled" state={{ values: filled }} />
      </Card>
      <Card heading={`${t.form}: ${t.wrong}`}>
        <Example
          id="wrong"
          state={{ values: { ...filled, noticed: 'x'.repeat(2050), told: '', day: '31 nov' }, errors }}
        />
      </Card>
    </>
  )
}

function Example({ id, state }: { id: string; state?: FormState }) {
  const { lang } = usePage()
  const t = texts(lang)
  const options = [
    { value: 'a', label: t.teacher },
    { value: 'b', label: t.openHouse, hint: t.leader },
    { value: 'c', label: t.social, disabledReason: t.notAllowed },
  ]
  return (
    <Form action="/gallery" id={id} state={state} once unsaved>
      <TextField name="name" label={t.name} />
      <TextField name="mail" label={t.mail} type="email" autocomplete="email" optional />
      <TextArea name="strengths" label={t.q1} hint={t.q1Hint} optional />
      <TextArea name="noticed" label={t.q2} hint={t.q2Hint} maxLength={2000} />
      <Chips
        name="areas"
        label={t.q3}
        options={exampleOf(lang).areas.map(area => ({ value: area.id, label: area.label }))}
        optional
      />
      <RadioGroup
        name="told"
        label={t.q4}
        options={[
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no, hint: t.noHint },
        ]}
      />
      <CheckboxGroup name="who" label={t.which} options={options} optional />
      <Select
        name="receiver"
        label={t.receiver}
        options={[
          { label: t.school, options: [{ value: 'head', label: 'Maria Lund' }] },
          { label: t.others, options },
        ]}
      />
      <DateField name="day" label={t.day} />
      <PictureChoices
        name="face"
        label={t.how}
        hint={t.howHint}
        options={faceValues.map((value, i) => ({
          value,
          label: [t.face1, t.face2, t.face3, t.face4, t.face5][i],
          picture: `face-${value}`,
        }))}
      />
      <Checkbox name="read" label={t.told} />
      <Buttons>
        <Button>{t.give}</Button>
        <Button variant="quiet" name="as" value="draft">
          {t.saveDraft}
        </Button>
      </Buttons>
      <Saved>{t.saved}</Saved>
    </Form>
  )
}
