import { areas } from '../../sharing/disclosures/index.ts'
import {
  Checkbox,
  CheckboxGroup,
  Chips,
  type Choice,
  ChoiceGrid,
  DateField,
  DrawingField,
  FieldRows,
  PictureChoices,
  RadioGroup,
  Ranking,
  RepeatedRows,
  ScaleField,
  Select,
  TextArea,
  TextField,
  usePage,
} from '../../ui/index.ts'
import {
  dontKnow,
  type Item,
  type ItemOf,
  itemsOf,
  mostInText,
  notRelevant,
  type Option,
  optionsOf,
  wordsIn,
} from '../definition.ts'
import { fieldName, other } from './names.ts'
import { useShownRows } from './shown-rows.ts'
import { texts } from './texts.ts'
import { Said, useShown } from './words.tsx'

/** One question as its field, with what may be answered in place of it. */
export function ItemField({ item }: { item: Item }) {
  const besides = useBesides(item)
  const isInside = besides.length === 0 || hasBesidesInside(item)
  return (
    <>
      <Field item={item} besides={besides} />
      {!isInside && (
        <div class="besides">
          {besides.map(each => (
            <Checkbox name={fieldName(item.id, each.value)} label={each.label} />
          ))}
        </div>
      )}
    </>
  )
}

/** Radio buttons hold the special answers among their own; a matrix has them on its rows. */
const hasBesidesInside = (item: Item) =>
  ['choice', 'scale', 'faces', 'matrix'].includes(item.kind) || (item.kind === 'area' && !item.many)

function useBesides(item: Item): { value: string; label: string }[] {
  const t = texts(usePage().lang)
  const said = { 'not-relevant': [notRelevant, t.notRelevant], 'dont-know': [dontKnow, t.dontKnow] } as const
  return (item.besides ?? []).map(each => ({ value: said[each][0], label: said[each][1] }))
}

type Props<K extends Item['kind'] = Item['kind']> = {
  item: ItemOf<K>
  besides: { value: string; label: string }[]
}

function Field({ item, besides }: { item: Item; besides: { value: string; label: string }[] }) {
  const common = useCommon(item)
  switch (item.kind) {
    case 'text':
      return <TextField {...common} />
    case 'longText':
      return <TextArea {...common} maxLength={item.maxLength ?? mostInText} />
    case 'number':
      return <NumberField item={item} />
    case 'date':
      return <DateField {...common} />
    case 'choice':
      return <ChoiceField item={item} besides={besides} />
    case 'choices':
      return <ChoicesField item={item} />
    case 'scale':
      return <ScaleField {...common} options={useChoices(item)} besides={besides} />
    case 'faces':
      return (
        <PictureChoices
          {...common}
          options={[
            ...item.options.map(each => ({
              value: each.id,
              label: <Said words={each.label} />,
              picture: each.picture,
            })),
            ...besides,
          ]}
        />
      )
    case 'area':
      return <AreaField item={item} besides={besides} />
    case 'ranking':
      return <RankingField item={item} />
    case 'strengthsAndNeeds':
      return <StrengthsAndNeeds item={item} />
    case 'matrix':
      return item.columns ? (
        <WordsGrid item={item} besides={besides} />
      ) : (
        <ChoiceGrid {...common} rows={useRows(item.rows)} options={[...useChoices(item), ...besides]} />
      )
    case 'table':
      return <TableField item={item} />
    case 'drawing':
      return <DrawingField {...common} />
  }
}

function useCommon(item: Item) {
  const { definition } = useShown()
  return {
    name: fieldName(item.id),
    label: <Said words={item.label} />,
    hint: item.help && <Said words={item.help} />,
    // Where nothing must be answered, that is said once and not after every question.
    optional: !item.required && (itemsOf(definition).some(each => each.required) || ('silently' as const)),
  }
}

const useChoices = (item: Item): Choice[] => {
  const { definition } = useShown()
  return optionsOf(definition, item).map(toChoice)
}

const toChoice = (option: Option): Choice => ({ value: option.id, label: <Said words={option.label} /> })

const useRows = (rows: ItemOf<'matrix'>['rows']) =>
  rows.map(each => ({
    id: each.id,
    label: <Said words={each.label} />,
    hint: each.help && <Said words={each.help} />,
  }))

function NumberField({ item }: { item: ItemOf<'number'> }) {
  const { definition, language } = useShown()
  const t = texts(usePage().lang)
  const common = useCommon(item)
  const unit = wordsIn(item.unit, language, definition).text
  const hint =
    common.hint || unit ? (
      <>
        {common.hint} {unit && t.inUnit(unit)}
      </>
    ) : undefined
  return <TextField {...common} hint={hint} inputmode={item.decimals ? 'decimal' : 'numeric'} />
}

function ChoiceField({ item, besides }: Props<'choice'>) {
  const t = texts(usePage().lang)
  const own = useChoices(item)
  return (
    <>
      <RadioGroup
        {...useCommon(item)}
        options={[...own, ...(item.other ? [{ value: other, label: t.other }] : []), ...besides]}
      />
      {item.other && <TextField name={fieldName(item.id, other)} label={t.otherWords} optional="silently" />}
    </>
  )
}

function ChoicesField({ item }: { item: ItemOf<'choices'> }) {
  const t = texts(usePage().lang)
  const common = useCommon(item)
  const limits = [
    item.min && item.min > 0 ? t.chooseFew(item.min) : '',
    item.max && item.max < item.options.length ? t.chooseMost(item.max) : '',
  ].filter(Boolean)
  const hint =
    common.hint || limits.length ? (
      <>
        {common.hint} {limits.join(' ')}
      </>
    ) : undefined
  return <CheckboxGroup {...common} hint={hint} options={useChoices(item)} />
}

function AreaField({ item, besides }: Props<'area'>) {
  const { areaLabels } = useShown()
  const options = areas.map(each => ({ value: each, label: areaLabels?.[each] ?? each }))
  const common = useCommon(item)
  return item.many ? (
    <Chips {...common} options={options} />
  ) : (
    <RadioGroup {...common} options={[...options, ...besides]} />
  )
}

function RankingField({ item }: { item: ItemOf<'ranking'> }) {
  const t = texts(usePage().lang)
  const common = useCommon(item)
  const options = item.options.map(each => ({ value: each.id, label: <Said words={each.label} /> }))
  return <Ranking {...common} hint={common.hint ?? t.rankHint} options={options} />
}

function StrengthsAndNeeds({ item }: { item: ItemOf<'strengthsAndNeeds'> }) {
  const t = texts(usePage().lang)
  const common = useCommon(item)
  const most = { maxLength: item.maxLength ?? mostInText, rows: 2, optional: 'silently' as const }
  return (
    <FieldRows
      {...common}
      rows={[
        {
          fields: (
            <>
              <TextArea name={fieldName(item.id, 'strengths')} label={t.strengths} {...most} />
              <TextArea name={fieldName(item.id, 'needs')} label={t.needs} {...most} />
            </>
          ),
        },
      ]}
    />
  )
}

function WordsGrid({ item, besides }: Props<'matrix'>) {
  const common = useCommon(item)
  return (
    <FieldRows
      {...common}
      rows={item.rows.map(row => ({
        label: <Said words={row.label} />,
        hint: row.help && <Said words={row.help} />,
        fields: (
          <>
            {item.columns?.map(column => (
              <TextArea
                name={fieldName(item.id, row.id, column.id)}
                label={<Said words={column.label} />}
                hint={column.help && <Said words={column.help} />}
                maxLength={item.maxLength ?? 2000}
                optional="silently"
                rows={2}
              />
            ))}
            {besides.map(each => (
              <Checkbox name={fieldName(item.id, row.id, each.value)} label={each.label} />
            ))}
          </>
        ),
      }))}
    />
  )
}

function TableField({ item }: { item: ItemOf<'table'> }) {
  return (
    <RepeatedRows
      {...useCommon(item)}
      shown={useShownRows(item)}
      most={item.maxRows}
      fieldsOf={row =>
        item.columns.map(column => <Cell column={column} name={fieldName(item.id, row, column.id)} />)
      }
    />
  )
}

function Cell({ column, name }: { column: ItemOf<'table'>['columns'][number]; name: string }) {
  const { definition, language } = useShown()
  const common = { name, label: <Said words={column.label} />, optional: 'silently' as const }
  if (column.kind === 'date') return <DateField {...common} />
  if (column.kind === 'number') return <TextField {...common} inputmode="decimal" />
  if (column.kind === 'longText') return <TextArea {...common} rows={2} />
  if (column.kind === 'choice')
    return (
      <Select
        {...common}
        options={(column.options ?? []).map(each => ({
          value: each.id,
          label: wordsIn(each.label, language, definition).text,
        }))}
      />
    )
  return <TextField {...common} />
}
