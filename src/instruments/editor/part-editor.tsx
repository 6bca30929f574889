import {
  Button,
  Buttons,
  Checkbox,
  CheckboxGroup,
  EnterButton,
  Form,
  Hidden,
  usePage,
} from '../../ui/index.ts'
import type { Item, Scale, Section } from '../definition.ts'
import { sayCondition } from '../fill/sentences.ts'
import { texts as fillTexts } from '../fill/texts.ts'
import { instrumentPaths } from '../noun.ts'
import { ConditionFields } from './condition-fields.tsx'
import { linesOf } from './condition-form.ts'
import type { Draft } from './draft.ts'
import { KindFields } from './kinds/index.tsx'
import { ListFields } from './list-fields.tsx'
import { type EditProps, PairedTexts } from './paired-texts.tsx'
import { itemValues, scaleValues, sectionValues } from './part-form.ts'
import { texts } from './texts.ts'

/** One question or one part, opened to be changed. It saves itself; without script by its button. */
export function PartEditor({ draft, part, open }: EditProps & { part: Item | Section }) {
  const { definition } = draft
  const isItem = 'kind' in part
  const values = isItem ? itemValues(definition, part) : sectionValues(definition, part)
  return (
    <EditForm
      draft={draft}
      action={instrumentPaths.part(draft.instrumentId, part.id)}
      id={`edit-${part.id}`}
      anchor={`part-${part.id}`}
      open={open}
      values={values}
    >
      <PairedTexts
        name="label"
        of={isItem ? part.label : part.title}
        heading={isItem ? 'question' : 'sectionTitle'}
        {...{ draft, open }}
      />
      {isItem && <KindFields item={part} draft={draft} open={open} />}
      <PairedTexts name="help" of={part.help} heading="help" long {...{ draft, open }} />
      {isItem && (
        <Checkbox name="required" label={texts(usePage().lang).required} checked={part.required === true} />
      )}
      {isItem && <Besides item={part} />}
      <When draft={draft} part={part} />
    </EditForm>
  )
}

export function ScaleEditor({ draft, scale, open }: EditProps & { scale: Scale }) {
  const t = texts(usePage().lang)
  return (
    <EditForm
      draft={draft}
      action={instrumentPaths.scale(draft.instrumentId, scale.id)}
      id={`edit-scale-${scale.id}`}
      anchor={`part-scale-${scale.id}`}
      open={open}
      values={scaleValues(draft.definition, scale)}
    >
      <ListFields
        list="options"
        entries={scale.options}
        heading={t.steps}
        label="answer"
        fresh="newAnswer"
        draft={draft}
        open={open}
      />
    </EditForm>
  )
}

type EditFormProps = EditProps & {
  action: string
  id: string
  anchor: string
  values: Record<string, string | string[]>
  children?: unknown
}

export function EditForm({ draft, action, id, anchor, open, values, children }: EditFormProps) {
  const t = texts(usePage().lang)
  const state = { ...open.state, values: open.state?.values ?? values }
  return (
    <kring-edit saved={t.saved} lost={t.notSaved} part={open.part}>
      <Form action={action} id={id} state={state}>
        <EnterButton />
        <Hidden name="revision" value={String(draft.revision)} />
        {children as never}
        <div class="edit-foot">
          <Buttons>
            <Button name="command" value="save">
              {t.save}
            </Button>
            <a href={`${instrumentPaths.draft(draft.instrumentId)}#${anchor}`}>{t.close}</a>
          </Buttons>
          <p class="saved edit-saved" role="status" id={`saved-${id}`} data-turbo-permanent></p>
        </div>
      </Form>
    </kring-edit>
  )
}

function Besides({ item }: { item: Item }) {
  const { lang } = usePage()
  const t = fillTexts(lang)
  return (
    <CheckboxGroup
      name="besides"
      label={texts(lang).besides}
      optional="silently"
      value={item.besides ?? []}
      options={[
        { value: 'not-relevant', label: t.notRelevant },
        { value: 'dont-know', label: t.dontKnow },
      ]}
    />
  )
}

function When({ draft: { definition }, part }: { draft: Draft; part: Item | Section }) {
  const { lang } = usePage()
  const t = texts(lang)
  const lines = linesOf(part.showWhen)
  if (lines) return <ConditionFields definition={definition} part={part.id} lines={lines} />
  return (
    <div>
      <p class="label">{t.whenKept}</p>
      <p>{part.showWhen && sayCondition(definition, part.showWhen, lang)}</p>
      <p class="hint">{t.whenKeptMore}</p>
      <Checkbox name="when.kept" label={t.keepWhen} checked />
    </div>
  )
}
