import { maxOf } from '../../../platform/forms.ts'
import {
  Alert,
  BackLink,
  Button,
  DateField,
  Details,
  Form,
  type FormState,
  Hidden,
  Layout,
  TextArea,
  TextField,
  usePage,
} from '../../../ui/index.ts'
import type { Indicator } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { partNumbers, valueSchema } from './value-form.ts'

type Props = { indicator: Indicator; replaces: string | null; state?: FormState; late?: boolean }

/** A value on a day, with what it rests on; or the correction of one. */
export function ValueFormPage({ indicator, replaces, state = {}, late }: Props) {
  const t = texts(usePage().lang)
  const hasParts = partNumbers.some(at => state.values?.[`part${at}`] || state.errors?.[`amount${at}`])
  return (
    <Layout
      title={replaces ? t.valueCorrect : t.valueHeading}
      lead={replaces ? t.correctLead : indicator.definition}
      back={<BackLink href={indicatorPaths.indicator(indicator.id)}>{indicator.name}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {late && <Alert announce="now">{t.late}</Alert>}
      <Form action={indicatorPaths.values(indicator.id)} state={state} once unsaved>
        {replaces && <Hidden name="replaces" value={replaces} />}
        <TextField name="value" label={t.valueField(t[indicator.unit].toLocaleLowerCase())} />
        <DateField name="on" label={t.onField} />
        {indicator.unit !== 'number' && (
          <TextField name="n" label={t.nField} hint={t.nHint} inputmode="numeric" optional />
        )}
        <Details summary={t.partsHeading} open={hasParts}>
          <p class="hint">{t.partsHint}</p>
          {partNumbers.map(at => (
            <>
              <TextField name={`part${at}`} label={t.partLabel(at)} optional />
              <TextField name={`amount${at}`} label={t.partAmount(at)} optional />
            </>
          ))}
        </Details>
        <TextArea
          name="note"
          label={replaces ? t.noteWhyField : t.noteField}
          maxLength={maxOf(valueSchema, 'note')}
          rows={2}
          optional={!replaces}
        />
        <Button>{t.saveValue}</Button>
      </Form>
    </Layout>
  )
}
