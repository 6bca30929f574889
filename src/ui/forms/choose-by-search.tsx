import type { Child as Content } from 'hono/jsx'
import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { MoreFound, SearchLine } from '../ways.tsx'
import { CheckboxGroup, type Choice, RadioGroup } from './choices.tsx'
import { FieldFrame, fieldId } from './field.tsx'
import { useField } from './form.tsx'

type Props = {
  name: string
  label: string
  hint?: Content
  optional?: boolean
  /** several can be chosen */
  many?: boolean
  value?: string
  /** near at hand, or chosen before the search: they stay in sight, and what is chosen stays chosen */
  near?: readonly Choice[]
  found: readonly Choice[]
  /** not among those that are searched for: they stand last, whatever was found */
  always?: readonly Choice[]
  /** there are others, that are not shown */
  more: boolean
  searchLabel: string
  searchHint?: Content
}

/**
 * A choice among more than a page can list: who is near, who was found, and a line to search in. The button sends the whole form
 * (`searchFields` in its schema), and all that was typed and chosen comes back with what was found.
 */
export function ChooseBySearch({
  near = [],
  found,
  always = [],
  more,
  many,
  searchLabel,
  searchHint,
  ...group
}: Props) {
  const t = texts(usePage().lang)
  const [field, searched] = [useField(group.name, {}), useField('search', { hint: searchHint }).value]
  const others = found.filter(({ value }) => !near.some(each => each.value === value))
  const options = [...near, ...others, ...always]
  const isEmpty = options.length === 0
  // The error summary leads to the field's own id: where there is nothing to choose yet, that is the line.
  const id = isEmpty ? field.id : fieldId(field.prefix, 'search')
  return (
    <div class="flow">
      <FieldFrame id={id} label={searchLabel} hint={searchHint} error={isEmpty ? field.error : undefined}>
        <SearchLine
          id={id}
          name="search"
          value={searched}
          describedBy={searchHint ? `${id}-hint` : undefined}
          button="find"
          focus={searched !== '' && !field.error}
        />
      </FieldFrame>
      {searched && found.length === 0 && <p role="status">{t.foundNone}</p>}
      {!isEmpty &&
        (many ? (
          <CheckboxGroup {...listOf(group)} options={options} />
        ) : (
          <RadioGroup {...group} options={options} />
        ))}
      {more && <MoreFound shown={!isEmpty} />}
    </div>
  )
}

const listOf = ({
  value,
  ...group
}: {
  name: string
  label: string
  hint?: Content
  optional?: boolean
  value?: string
}) => ({
  ...group,
  value: value ? [value] : [],
})
