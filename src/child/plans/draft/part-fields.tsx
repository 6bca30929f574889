import type { Child as Content } from 'hono/jsx'
import { holderAndPost } from '../../../people/holders/index.ts'
import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import { DateField, type FormState, Select, TextArea, usePage } from '../../../ui/index.ts'
import type { HeldFunction } from '../functions.ts'
import { planPaths } from '../noun.ts'
import { type PartKind, voices } from '../parts.ts'
import { texts } from '../texts.ts'
import type { DraftPart } from './draft.ts'
import { has } from './part-form.ts'
import { draftTexts } from './texts.ts'

/** What every part's form needs besides the part. */
export type Around = {
  planId: string
  labels: AreaLabels
  /** The functions that are near at hand as doers: those of the unit, and those that stand in the plan. */
  functions: HeldFunction[]
  myFunctionId: string
  /** What was wrong with one part, and what had been typed in it. */
  mistakes?: { partId: string; state: FormState }
}

type FieldsProps = { kind: PartKind; part?: DraftPart; label: Content; hint?: Content; around: Around }

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
          <DateField coming name="untilOn" label={t.until} value={part?.untilOn ?? ''} optional />
        </div>
      )}
      {has(kind, 'howSeen') && (
        <TextArea name="howSeen" label={t.howSeen} value={part?.howSeen ?? ''} rows={1} optional />
      )}
    </>
  )
}

function Doer({ part, around }: { part?: DraftPart | undefined; around: Around }) {
  const { lang } = usePage()
  const t = draftTexts(lang)
  const options = around.functions.map(one => ({ value: one.functionId, label: holderAndPost(one, lang) }))
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
