import {
  BackLink,
  Button,
  Checkbox,
  CheckboxGroup,
  Details,
  Form,
  type FormState,
  Layout,
  TextArea,
  usePage,
} from '../../../ui/index.ts'
import { surveyPaths } from '../noun.ts'
import { sayTitle } from './sentences.ts'
import type { Survey } from './surveys.ts'
import type { Place } from './targets.ts'
import { askingTexts } from './texts.ts'

/** Organisations and units as they stand in the directory, to be ticked. */
export function TargetsPage({
  survey,
  places,
  state = {},
}: {
  survey: Survey
  places: Place[]
  state?: FormState
}) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const chosen = new Set([state.values?.places ?? []].flat())
  return (
    <Layout
      title={t.askedHeading}
      lead={t.targetsLead}
      back={<BackLink href={surveyPaths.survey(survey.id)}>{sayTitle(survey, lang)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={surveyPaths.targets(survey.id)} state={state}>
        {places.map((place, n) => (
          <Details
            summary={`${place.name}, ${t.units(place.units.length)}`}
            open={n === 0 || [place, ...place.units].some(each => chosen.has(each.id))}
          >
            <CheckboxGroup
              name="places"
              part={n === 0 ? undefined : place.id}
              label={place.name}
              optional
              options={[
                { value: place.id, label: t.wholeOrganisation },
                ...place.units.map(unit => ({ value: unit.id, label: unit.name })),
              ]}
            />
          </Details>
        ))}
        <TextArea name="roles" label={t.roles} hint={t.rolesHint} rows={2} optional />
        {survey.ways.includes('open') && <Checkbox name="openLink" label={t.openLinkBox} />}
        <Button>{t.addChosen}</Button>
      </Form>
    </Layout>
  )
}
