import type { Child } from 'hono/jsx'
import { formatRelative } from '../../../platform/i18n/index.ts'
import type { AreaLabels } from '../../../sharing/index.ts'
import {
  Button,
  Buttons,
  DateField,
  Form,
  type FormState,
  Hidden,
  Select,
  TextArea,
  usePage,
  Voice,
  Voices,
  Written,
} from '../../../ui/index.ts'
import type { PartKind } from '../parts.ts'
import { voices } from '../parts.ts'
import { planPaths } from '../paths.ts'
import { type Post, postName, shortPost } from '../posts.ts'
import { texts } from '../texts.ts'
import type { Alternative, DraftPart } from './draft.ts'
import { basesOf, has } from './part-form.ts'
import { draftTexts } from './texts.ts'

/** What every part's form needs besides the part. */
export type Around = {
  planId: string
  labels: AreaLabels
  /** The functions that are near at hand as doers: those of the unit, and those that stand in the plan. */
  posts: Post[]
  myFunctionId: string
  /** What was wrong with one part, and what had been typed in it. */
  mistakes?: { partId: string; state: FormState }
}

type EditorProps = {
  part: DraftPart
  label: Child
  hint?: Child
  around: Around
  place?: { at: number; of: number }
}

/** One part in its own form, that saves itself where there is script and has a button where there is none. */
export function PartEditor({ part, label, hint, around, place }: EditorProps) {
  const { lang } = usePage()
  const t = draftTexts(lang)
  const state = around.mistakes?.partId === part.id ? around.mistakes.state : {}
  const { planId } = around
  return (
    <div class="part flow" id={`part-${part.id}`}>
      <kring-part saving={t.saving} saved={t.savedNow} not-saved={t.notSaved}>
        <Form
          id={`form-${part.id}`}
          action={planPaths.part(planId, part.id)}
          state={state}
          label={String(label)}
        >
          {basesOf(part).map(([name, value]) => (
            <Hidden name={name} value={value} />
          ))}
          <PartFields kind={part.kind} part={part} label={label} hint={hint} around={around} />
          <div class="part-foot">
            <p class="hint part-said" role="status">
              <LastEdited part={part} mine={around.myFunctionId} />
            </p>
            <span class="part-save">
              <Button variant="secondary">{t.save}</Button>
            </span>
            {place && place.at > 0 && (
              <Button
                variant="quiet"
                formaction={planPaths.position(planId, part.id)}
                name="to"
                value={String(place.at - 1)}
              >
                {t.up}
              </Button>
            )}
            {place && place.at < place.of - 1 && (
              <Button
                variant="quiet"
                formaction={planPaths.position(planId, part.id)}
                name="to"
                value={String(place.at + 1)}
              >
                {t.down}
              </Button>
            )}
            {place && (
              <Button variant="quiet" formaction={planPaths.removal(planId, part.id)}>
                {t.remove}
              </Button>
            )}
          </div>
        </Form>
      </kring-part>
      {part.others.map(other => (
        <TwoTexts part={part} other={other} planId={planId} />
      ))}
    </div>
  )
}

type FieldsProps = { kind: PartKind; part?: DraftPart; label: Child; hint?: Child; around: Around }

/** The fields of a kind of part: of one that is there, or of one to be added. */
export function PartFields({ kind, part, label, hint, around }: FieldsProps) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...draftTexts(lang) }
  return (
    <>
      {has(kind, 'area') && (
        <Select
          name="area"
          label={t.area}
          value={part?.area ?? ''}
          options={Object.entries(around.labels).map(([value, name]) => ({ value, label: name }))}
        />
      )}
      {has(kind, 'voice') && (
        <Select
          name="voice"
          label={t.voice}
          value={part?.voice ?? ''}
          options={voices.map(value => ({ value, label: t[value] }))}
        />
      )}
      <TextArea
        name="words"
        label={label}
        hint={hint}
        value={part?.words ?? ''}
        rows={kind === 'action' || kind === 'goal' ? 1 : 2}
      />
      {has(kind, 'functionId') && <Doer part={part} around={around} />}
      {has(kind, 'fromOn') && (
        <div class="part-row">
          <DateField name="fromOn" label={t.from} value={part?.fromOn ?? ''} optional />
          <DateField name="untilOn" label={t.until} value={part?.untilOn ?? ''} optional />
        </div>
      )}
      {has(kind, 'howSeen') && (
        <TextArea name="howSeen" label={t.howSeen} value={part?.howSeen ?? ''} rows={1} optional />
      )}
    </>
  )
}

function Doer({ part, around }: { part?: DraftPart | undefined; around: Around }) {
  const t = draftTexts(usePage().lang)
  const options = around.posts.map(post => ({ value: post.functionId, label: postName(post) }))
  const hint = part && <a href={planPaths.doer(around.planId, part.id)}>{t.changeDoer}</a>
  return (
    <Select
      name="functionId"
      label={t.doer}
      hint={hint}
      value={part?.functionId ?? ''}
      empty={t.nobody}
      options={part ? options : [...options, { value: 'search', label: t.doerOther }]}
    />
  )
}

function LastEdited({ part, mine }: { part: DraftPart; mine: string }) {
  const { lang } = usePage()
  const t = draftTexts(lang)
  if (!part.editedBy) return null
  const who = part.editedBy.functionId === mine ? t.you : shortPost(part.editedBy)
  const now = Date.now() - part.editedAt.getTime() < 45_000 && who !== t.you
  return <>{now ? t.writes(who) : t.wrote(who, formatRelative(part.editedAt, lang))}</>
}

/** R20: both texts, side by side, until somebody has chosen. */
function TwoTexts({ part, other, planId }: { part: DraftPart; other: Alternative; planId: string }) {
  const { lang } = usePage()
  const t = draftTexts(lang)
  const stands = other.field === 'words' ? part.words : part.howSeen
  return (
    <section class="two" aria-label={t.twoWrote}>
      <p>
        <strong>{t.twoWrote}.</strong> {t.twoMeans}
      </p>
      <Voices>
        <Voice who={t.stands}>
          <Written>{stands || t.empty}</Written>
        </Voice>
        <Voice who={t.wroteAt(shortPost(other.by), new Date(other.at))}>
          <Written>{other.text || t.empty}</Written>
        </Voice>
      </Voices>
      <Form id={`two-${other.id}`} action={planPaths.settlement(planId, part.id)} label={t.twoWrote}>
        <Hidden name="alternative" value={other.id} />
        <Buttons>
          <Button variant="secondary" name="how" value="kept_other">
            {t.keepOther}
          </Button>
          <Button variant="secondary" name="how" value="took_this">
            {t.takeThis} ({shortPost(other.by)})
          </Button>
          <Button variant="quiet" name="how" value="kept_both">
            {t.keepBoth}
          </Button>
        </Buttons>
      </Form>
    </section>
  )
}
