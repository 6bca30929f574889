import { BackLink, Button, Form, type FormState, Layout, Select, TextField, usePage } from '../../ui/index.ts'
import { places } from './forms.ts'
import { countyPaths } from './noun.ts'
import type { listChoices } from './sources.ts'
import { countyTexts } from './texts.ts'

type Props = { lists: Awaited<ReturnType<typeof listChoices>>; state: FormState }

export function ChoicePage({ lists, state }: Props) {
  const t = countyTexts(usePage().lang)
  const names: Record<string, string> = { child_figure: t.fromChildFigures, indicator: t.fromIndicators }
  const options = lists.map(({ source, choices }) => ({
    label: names[source] ?? source,
    options: choices.map(({ ref, name }) => ({ value: ref, label: name })),
  }))
  return (
    <Layout
      title={t.choiceHeading}
      lead={t.choiceLead}
      back={<BackLink href={countyPaths.page()}>{t.heading}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={countyPaths.figures()} state={state} once>
        {places.map(n => (
          <fieldset class="ds-fieldset county-place">
            <legend class="sr-only">{t.place(n)}</legend>
            <Select
              name={`figure${n}`}
              label={t.place(n)}
              options={options}
              empty={t.noneHere}
              optional="silently"
            />
            <Select
              name={`goalIs${n}`}
              label={t.goalIs}
              options={[
                { value: 'at_least', label: t.goalAtLeast },
                { value: 'at_most', label: t.goalAtMost },
              ]}
              empty={t.goalNone}
              optional="silently"
            />
            <TextField name={`goal${n}`} label={t.goalValue} inputmode="decimal" optional="silently" />
          </fieldset>
        ))}
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
