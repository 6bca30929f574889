import {
  Alert,
  BackLink,
  Button,
  Buttons,
  Checkbox,
  CheckboxGroup,
  Details,
  FieldFrame,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  MoreFound,
  SearchLine,
  TextArea,
  usePage,
} from '../../../ui/index.ts'
import { surveyPaths } from '../noun.ts'
import { sayTitle } from './sentences.ts'
import type { Survey } from './surveys.ts'
import { tickAll, twiceOf } from './target-form.ts'
import type { Place } from './targets.ts'
import { askingTexts } from './texts.ts'

/** Organisations and units to be ticked: all where they are few, else what is chosen and what is searched for. */
export function TargetsPage({
  survey,
  places,
  more,
  foundNone,
  state = {},
  twice = [],
}: {
  survey: Survey
  places: Place[]
  /** there are others, that are not shown */
  more: boolean
  foundNone: boolean
  state?: FormState
  /** asked as a whole and by their units: told before anybody is */
  twice?: readonly Place[]
}) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const searched = String(state.values?.search ?? '')
  const isAll = !more && searched === ''
  const chosen = new Set([state.values?.places ?? []].flat())
  return (
    <Layout
      title={t.askedHeading}
      lead={t.targetsLead}
      back={<BackLink href={surveyPaths.survey(survey.id)}>{sayTitle(survey, lang)}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form action={surveyPaths.targets(survey.id)} state={state}>
        {twice.length > 0 && (
          <Alert heading={t.twiceHeading(twice.map(({ name }) => name))} announce="now" focus>
            <p>{t.twiceText}</p>
            <Buttons>
              <Button name="twice" value={twiceOf(twice)} variant="secondary">
                {t.twiceAnyway}
              </Button>
            </Buttons>
          </Alert>
        )}
        {/* First: who wants only that need not look through the units. */}
        {survey.ways.includes('open') && (
          <Checkbox name="openLink" label={t.openLinkBox} checked={survey.ways.length === 1} />
        )}
        {(more || searched) && (
          <FieldFrame id="search" label={t.placeSearch} hint={t.placeSearchHint}>
            <SearchLine
              id="search"
              name="search"
              value={searched}
              describedBy="search-hint"
              button="find"
              focus={searched !== ''}
            />
          </FieldFrame>
        )}
        {foundNone && <p role="status">{t.placeNone}</p>}
        {places.map((place, n) => (
          <Details
            // What a search shows of an organisation is not all of its units.
            summary={isAll ? `${place.name}, ${t.units(place.units.length)}` : place.name}
            open={searched !== '' || n === 0 || [place, ...place.units].some(each => chosen.has(each.id))}
          >
            {place.units.length > 1 && (
              <Button name="find" value={tickAll(place)} variant="quiet" icon="check">
                {isAll ? t.tickAll(place.units.length) : t.tickAllShown(place.units.length)}
              </Button>
            )}
            <CheckboxGroup
              name="places"
              part={n === 0 ? undefined : place.id}
              label={place.name}
              optional
              options={[
                { value: place.id, label: t.wholeOf(place.name), hint: t.wholeHint },
                ...place.units.map(unit => ({ value: unit.id, label: unit.name })),
              ]}
            />
          </Details>
        ))}
        {more && places.length > 0 && <MoreFound />}
        <TextArea name="roles" label={t.roles} hint={t.rolesHint} rows={2} optional />
        <Button>{t.addChosen}</Button>
      </Form>
    </Layout>
  )
}
