import { FillItems, fieldName, itemsOf } from '../../instruments/index.ts'
import { type Area, type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import { Autosave } from '../../sharing/drafts/index.ts'
import {
  Alert,
  BackLink,
  Button,
  DateField,
  Form,
  type FormState,
  Hidden,
  Icon,
  Layout,
  LinkButton,
  usePage,
  Written,
} from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { assessmentPaths } from './noun.ts'
import { useVoices } from './said.tsx'
import { texts } from './texts.ts'
import { inForm, prefixOf, sectionsAbout, voices, type WheelVersions, type WheelVoice } from './voices.ts'
import type { WheelValues } from './wheel-form.ts'

type Props = {
  child: Child
  id: string
  asked: WheelVersions
  labels: AreaLabels
  today: string
  /** the id of the draft that autosave writes */
  draft: string
  /** when that draft was last changed; undefined where nothing waits in it */
  resumed?: Date | undefined
  /** all areas open, for a wide screen; one at a time otherwise */
  all?: boolean
  state: FormState & { values: WheelValues }
  /** R20: what another has saved meanwhile in the same fields */
  conflicts?: WheelValues
}

/** The wheel to fill in together with the child: one area at a time, each voice separately, strengths first. */
export function WheelEditPage(props: Props) {
  const { child, id, today, draft, resumed, all, state, conflicts = {} } = props
  const page = usePage()
  const t = texts(page.lang)
  const name = child.givenName
  const troubled = [...Object.keys(state.errors ?? {}), ...Object.keys(conflicts)]
  const isInTrouble = (area: Area) => troubled.some(isAbout(props.asked, area))
  const firstOpen = areas.find(isInTrouble) ?? areas[0]
  return (
    <Layout
      title={t.heading(name)}
      about={child}
      lead={resumed ? t.draftLead : t.editLead}
      back={<BackLink href={assessmentPaths.wheel(id)}>{t.back}</BackLink>}
      mistakes={Boolean(state.errors)}
    >
      {Object.keys(conflicts).length > 0 && (
        <Alert heading={t.conflict} announce="now">
          <p>{t.conflictLead}</p>
        </Alert>
      )}
      <p>
        <a href={assessmentPaths.edit(id, { view: !all && 'all' })}>{all ? t.viewOne : t.viewAll}</a>
      </p>
      <Autosave form="wheel" childId={child.id} draft={draft} resumed={resumed}>
        <Form action={assessmentPaths.edit(id)} state={state}>
          <Hidden name="assessmentId" value={id} />
          <Hidden name="version" value={String(state.values.version ?? '0')} />
          <div class="wheel-areas">
            {areas.map((area, i) => (
              <AreaFields
                {...props}
                area={area}
                open={all || isInTrouble(area) || area === firstOpen}
                exclusive={!all && troubled.length === 0}
                next={all ? undefined : areas[i + 1]}
              />
            ))}
          </div>
          <VoiceFields {...props} area={undefined} />
          <DateField name="heldOn" label={t.heldOn} max={today} />
          <div>
            <Button>{t.save}</Button>
            <p class="hint save-hint">{t.saveHint(page.actor?.unitName ?? '')}</p>
          </div>
        </Form>
      </Autosave>
      {String(state.values.version ?? '0') === '0' && (
        <Form action={assessmentPaths.settingAside(id)} id="set-aside">
          <p class="hint">{t.setAsideHint}</p>
          <Button variant="quiet">{t.setAside}</Button>
        </Form>
      )}
    </Layout>
  )
}

/** Whether a field is about an area. */
const isAbout = (asked: WheelVersions, area: Area) => {
  const fields = voices.flatMap(voice =>
    itemsOf(fieldsOf(asked, voice, area)).map(({ id }) => `${fieldName(id)}.`),
  )
  return (name: string) => fields.some(each => `${name}.`.startsWith(each))
}

const fieldsOf = (asked: WheelVersions, voice: WheelVoice, area: Area | undefined) =>
  sectionsAbout(inForm(asked[voice], voice), area, prefixOf(voice))

type AreaProps = Props & { area: Area; open: boolean; exclusive: boolean; next: Area | undefined }

/** A native `<details>`: works without JavaScript, and a link to a field inside opens it. */
function AreaFields(props: AreaProps) {
  const { area, asked, labels, state, open, exclusive, next } = props
  const t = texts(usePage().lang)
  const isHere = isAbout(asked, area)
  const isFilled = Object.entries(state.values).some(([field, value]) => value.length && isHere(field))
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
      <div class="flow" id={`begin-${area}`} tabindex={-1}>
        <VoiceFields {...props} />
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

/** What each voice is asked about an area, by its own instrument; without an area, what is about none. */
function VoiceFields({
  asked,
  area,
  child,
  labels,
  conflicts = {},
}: Omit<Props, 'id'> & { area: Area | undefined }) {
  const { lang } = usePage()
  const who = useVoices(child.givenName)
  return (
    <div class="wheel-voices">
      {voices.map(voice => {
        const definition = fieldsOf(asked, voice, area)
        if (definition.sections.length === 0) return null
        return (
          <fieldset class="ds-fieldset wheel-voice" data-voice={voice}>
            <legend>
              {area && <span class="sr-only">{labels[area]}: </span>}
              {who[voice]}
            </legend>
            <div class="flow">
              <FillItems definition={definition} language={lang} areaLabels={labels} isPart />
              {itemsOf(definition).map(({ id }) => (
                <Theirs item={id} conflicts={conflicts} />
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

/** R20: the other person's text is shown below one's own until they have been merged. */
function Theirs({ item, conflicts }: { item: string; conflicts: WheelValues }) {
  const t = texts(usePage().lang)
  const part: Record<string, string> = {
    [fieldName(item, 'strengths')]: t.strengths,
    [fieldName(item, 'needs')]: t.needs,
  }
  return (
    <>
      {Object.entries(conflicts)
        .filter(([name]) => `${name}.`.startsWith(`${fieldName(item)}.`))
        .map(([name, words]) => (
          <div class="theirs">
            <p class="hint">{[t.theirs, part[name]].filter(Boolean).join(': ')}</p>
            <Written>{[words].flat().join(', ') || t.theirsEmpty}</Written>
          </div>
        ))}
    </>
  )
}
