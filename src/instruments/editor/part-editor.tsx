import {
  Button,
  Buttons,
  Checkbox,
  CheckboxGroup,
  Details,
  EnterButton,
  Form,
  Hidden,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  usePage,
} from '../../ui/index.ts'
import type { Definition, Item, Scale, Section, Words } from '../definition.ts'
import { wordsIn } from '../definition.ts'
import { sayCondition, sayLanguage } from '../fill/say.ts'
import { texts as fillTexts } from '../fill/texts.ts'
import { instrumentPaths } from '../noun.ts'
import { ConditionFields } from './condition-fields.tsx'
import { linesOf } from './condition-form.ts'
import type { Draft } from './draft.ts'
import type { Open } from './editor-page.tsx'
import { ListFields } from './list-fields.tsx'
import { itemValues, scaleValues, sectionValues } from './part-form.ts'
import { scaleEnds } from './say-problem.ts'
import { texts } from './texts.ts'
import { Theirs } from './theirs.tsx'

type Props = { draft: Draft; open: Open }

/** One question or one part, opened to be changed. It saves itself; without script by its button. */
export function PartEditor({ draft, part, open }: Props & { part: Item | Section }) {
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

export function ScaleEditor({ draft, scale, open }: Props & { scale: Scale }) {
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

type EditFormProps = Props & {
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
            <Button name="deed" value="save">
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

type Heading =
  | 'question'
  | 'help'
  | 'sectionTitle'
  | 'unit'
  | 'title'
  | 'introduction'
  | 'ending'
  | 'caution'
  | 'sourceNote'
  | 'sourceRights'
type PairedProps = Props & { name: string; of: Words | undefined; heading: Heading; long?: boolean }

/** The same text in each language, beside each other; a gap is seen. */
export function PairedTexts({ name, of, heading, long, draft, open }: PairedProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const [main] = draft.definition.languages
  return (
    <div class="paired">
      {draft.definition.languages.map(each => {
        const isGap = each !== main && !of?.[each] && Boolean(of?.[main ?? 'sv'])
        const given = {
          name: `${name}.${each}`,
          label: (
            <>
              {t[heading](sayLanguage(each, lang))} {isGap && <span class="gap">{t.missing}</span>}
            </>
          ),
          lang: each,
          optional: 'silently' as const,
        }
        return (
          <div>
            {heading === 'unit' ? <TextField {...given} /> : <TextArea {...given} rows={long ? 2 : 1} />}
            <Theirs words={open.theirs?.[given.name]} />
          </div>
        )
      })}
    </div>
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

function KindFields({ item, draft, open }: Props & { item: Item }) {
  const t = texts(usePage().lang)
  const common = { draft, open }
  const number = (name: string, label: string) => (
    <TextField name={name} label={label} inputmode="numeric" optional="silently" />
  )
  switch (item.kind) {
    case 'text':
    case 'longText':
    case 'strengthsAndNeeds':
      return <Details summary={t.moreSettings}>{number('maxLength', t.maxLength)}</Details>
    case 'choice':
      return (
        <>
          <ListFields
            list="options"
            entries={item.options}
            heading={t.answers}
            label="answer"
            fresh="newAnswer"
            {...common}
          />
          <Checkbox name="other" label={t.addOther} checked={item.other === true} />
        </>
      )
    case 'choices':
      return (
        <>
          <ListFields
            list="options"
            entries={item.options}
            heading={t.answers}
            label="answer"
            fresh="newAnswer"
            {...common}
          />
          <div class="paired">
            {number('min', t.least)}
            {number('max', t.most)}
          </div>
        </>
      )
    case 'faces':
      return (
        <ListFields
          list="options"
          entries={item.options}
          heading={t.answers}
          label="answer"
          fresh="newAnswer"
          pictures
          {...common}
        />
      )
    case 'ranking':
      return (
        <ListFields
          list="options"
          entries={item.options}
          heading={t.answers}
          label="answer"
          fresh="newAnswer"
          {...common}
        />
      )
    case 'scale':
      return <ScaleChoice definition={draft.definition} />
    case 'area':
      return <Checkbox name="many" label={t.manyAreas} checked={item.many === true} />
    case 'matrix':
      return (
        <>
          <ListFields
            list="rows"
            entries={item.rows}
            heading={t.rows}
            label="row"
            fresh="newRow"
            {...common}
          />
          <ScaleChoice definition={draft.definition} none />
          {!item.scale && (
            <ListFields
              list="columns"
              entries={item.columns ?? []}
              heading={t.columns}
              label="column"
              fresh="newColumn"
              {...common}
            />
          )}
        </>
      )
    case 'table':
      return (
        <>
          <ListFields
            list="columns"
            entries={item.columns}
            heading={t.columns}
            label="column"
            fresh="newColumn"
            kinds
            {...common}
          />
          {number('maxRows', t.maxRows)}
        </>
      )
    case 'number':
      return (
        <>
          <div class="paired">
            {number('min', t.least)}
            {number('max', t.most)}
            {number('decimals', t.decimals)}
          </div>
          <PairedTexts name="unit" of={item.unit} heading="unit" {...common} />
        </>
      )
    default:
      return null
  }
}

/** The scales of the instrument, told by their ends. */
function ScaleChoice({ definition, none }: { definition: Definition; none?: boolean }) {
  const { lang } = usePage()
  const t = texts(lang)
  const options = definition.scales.map(each => ({
    value: each.id,
    label: scaleEnds(definition, each.id, lang),
    hint: each.options.map(one => wordsIn(one.label, lang, definition).text).join(', '),
  }))
  if (options.length > 5 || none)
    return (
      <Select
        name="scale"
        label={t.whichScale}
        options={options}
        {...(none && { empty: t.ownColumns, optional: 'silently' })}
      />
    )
  return <RadioGroup name="scale" label={t.whichScale} options={options} />
}
