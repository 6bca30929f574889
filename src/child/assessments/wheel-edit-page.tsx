import { type Area, type AreaLabels, areas } from '../../sharing/index.ts'
import {
  Alert,
  BackLink,
  Button,
  DateField,
  Faces,
  Form,
  type FormState,
  Hidden,
  Icon,
  Layout,
  LinkButton,
  TextArea,
  usePage,
  Written,
} from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { Autosave } from '../drafts/index.ts'
import { assessmentPaths } from './paths.ts'
import { texts } from './texts.ts'
import { type WheelPart, wheelDefinition } from './wheel-definition.ts'
import { faceName, mostInField, textName, type WheelValues } from './wheel-form.ts'

type Props = {
  child: Child
  id: string
  labels: AreaLabels
  today: string
  /** the draft that autosave writes in */
  draft: string
  isDraft?: boolean
  /** all areas open, for a wide screen; one at a time otherwise */
  all?: boolean
  state: FormState & { values: Record<string, string> }
  /** R20: what another has saved meanwhile in the same fields */
  conflicts?: WheelValues
}

/** The wheel to fill in with the child beside: one area at a time, strengths first, each voice apart. */
export function WheelEditPage({
  child,
  id,
  labels,
  today,
  draft,
  isDraft,
  all,
  state,
  conflicts = {},
}: Props) {
  const page = usePage()
  const t = texts(page.lang)
  const name = child.givenName
  const inTrouble = new Set(
    [...Object.keys(state.errors ?? {}), ...Object.keys(conflicts)].map(field => field.split('-')[0]),
  )
  const firstOpen = areas.find(area => inTrouble.has(area)) ?? areas[0]
  return (
    <Layout
      title={t.heading(name)}
      lead={isDraft ? t.draftLead : t.editLead}
      back={<BackLink href={assessmentPaths.wheel(id)}>{t.back}</BackLink>}
      mistakes={Boolean(state.errors)}
    >
      {Object.keys(conflicts).length > 0 && (
        <Alert heading={t.conflict} announce="now">
          <p>{t.conflictLead}</p>
        </Alert>
      )}
      <p>
        <a href={assessmentPaths.edit(id, all ? undefined : 'all')}>{all ? t.viewOne : t.viewAll}</a>
      </p>
      <Autosave form="wheel" childId={child.id} draft={draft}>
        <Form action={assessmentPaths.edit(id)} state={state}>
          <Hidden name="assessmentId" value={id} />
          <Hidden name="version" value={state.values.version ?? '0'} />
          <div class="wheel-areas">
            {areas.map((area, i) => (
              <AreaFields
                {...{ area, labels, name, conflicts }}
                values={state.values}
                open={all || inTrouble.has(area) || area === firstOpen}
                exclusive={!all && inTrouble.size === 0}
                next={all ? undefined : areas[i + 1]}
              />
            ))}
          </div>
          <TextArea
            name="childWords"
            label={t.childWords(name)}
            hint={t.childWordsHint}
            maxLength={10_000}
            rows={2}
            optional
          />
          <Theirs words={conflicts.childWords} />
          <DateField name="heldOn" label={t.heldOn} max={today} />
          <div>
            <Button>{t.save}</Button>
            <p class="hint save-hint">{t.saveHint(page.actor?.unitName ?? '')}</p>
          </div>
        </Form>
      </Autosave>
    </Layout>
  )
}

type AreaProps = {
  area: Area
  labels: AreaLabels
  name: string
  values: Record<string, string>
  conflicts: WheelValues
  open: boolean
  exclusive: boolean
  next: Area | undefined
}

/** A native disclosure: works without script, and a link to a field inside opens it. */
function AreaFields({ area, labels, name, values, conflicts, open, exclusive, next }: AreaProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const isFilled = Object.entries(values).some(([field, value]) => field.startsWith(`${area}-`) && value)
  return (
    <details class="wheel-area" name={exclusive ? 'area' : undefined} open={open} id={`area-${area}`}>
      <summary>
        <h2>{labels[area]}</h2>
        {isFilled && (
          <span class="hint">
            <Icon name="check" size={18} /> {t.written}
          </span>
        )}
      </summary>
      <div class="flow">
        <p class="lead" id={`begin-${area}`} tabindex={-1}>
          {wheelDefinition.questions[area][lang]}
        </p>
        {wheelDefinition.parts.map(part => (
          <PartFields {...{ area, part, name, conflicts }} label={labels[area]} />
        ))}
        <Faces name={faceName(area)} label={t.face(name)} hint={t.faceHint} />
        {next && (
          <p>
            <LinkButton href={`#begin-${next}`} variant="secondary" icon="down" plain>
              {t.nextArea(labels[next])}
            </LinkButton>
          </p>
        )}
      </div>
    </details>
  )
}

function PartFields({
  area,
  part,
  label,
  name,
  conflicts,
}: {
  area: Area
  part: WheelPart
  label: string
  name: string
  conflicts: WheelValues
}) {
  const t = texts(usePage().lang)
  const who = { child: t.child(name), guardian: t.guardian, professional: t.professional }
  return (
    <fieldset class="ds-fieldset wheel-voices" data-part={part}>
      <legend>
        <span class="sr-only">{label}: </span>
        {t[part]}
      </legend>
      <div class="voices">
        {wheelDefinition.voices.map(voice => (
          <div>
            <TextArea
              name={textName(area, part, voice)}
              label={who[voice]}
              rows={2}
              maxLength={mostInField}
              optional
            />
            <Theirs words={conflicts[textName(area, part, voice)]} />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** R20: the other text stands under one's own until one has put them together. */
function Theirs({ words }: { words: string | undefined }) {
  const t = texts(usePage().lang)
  if (words === undefined) return null
  return (
    <div class="theirs">
      <p class="hint">{t.theirs}</p>
      <Written>{words || t.theirsEmpty}</Written>
    </div>
  )
}
