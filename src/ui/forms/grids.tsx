import type { Child as Content } from 'hono/jsx'
import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import type { Choice } from './choices.tsx'
import { GroupFrame } from './field.tsx'
import { useField } from './form.tsx'
import type { FieldProps } from './text-fields.tsx'

/** `value`: what stands there before anything is chosen. */
type Row = { id: string; label: Content; hint?: Content; value?: string }

type ChoiceGridProps = FieldProps & { rows: readonly Row[]; options: readonly Choice[] }

/** More columns than this, and every row is a card of its own on a wide screen too. */
const mostColumns = 7

/**
 * Rows that are each answered by one of the same options. Each row is sent as `<name>.<row id>`. On a phone, and where the
 * options are many, a row is a card with its choices one under another.
 */
export function ChoiceGrid({ name, label, hint, optional, rows, options, ...given }: ChoiceGridProps) {
  const field = useField(name, { ...given, hint })
  return (
    <GroupFrame
      id={field.id}
      label={label}
      hint={hint}
      error={field.error}
      optional={optional}
      describedBy={field.describedBy()}
    >
      <div class="fits">
        <table class={options.length > mostColumns ? 'grid' : 'grid grid-wide'}>
          <thead>
            <tr>
              <td></td>
              {options.map((option, i) => (
                <th scope="col" id={`${field.id}-column${i}`}>
                  {option.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <GridRow
                row={row}
                name={`${name}.${row.id}`}
                firstId={i ? undefined : field.id}
                options={options}
              />
            ))}
          </tbody>
        </table>
      </div>
    </GroupFrame>
  )
}

type GridRowProps = { row: Row; name: string; firstId: string | undefined; options: readonly Choice[] }

function GridRow({ row, name, firstId, options }: GridRowProps) {
  const field = useField(name, { value: row.value ?? '' })
  return (
    <tr>
      <th scope="row" id={`${field.id}-row`}>
        {row.label}
        {row.hint && <span class="hint"> {row.hint}</span>}
      </th>
      {options.map((option, i) => (
        <td>
          <label class="grid-cell">
            <input
              class="ds-input"
              type="radio"
              id={(i === 0 && firstId) || `${field.id}-${option.value}`}
              name={name}
              value={option.value}
              checked={field.value === option.value}
              aria-labelledby={`${field.id}-row ${field.id}-label${i}`}
            />
            <span id={`${field.id}-label${i}`}>{option.label}</span>
          </label>
        </td>
      ))}
    </tr>
  )
}

type FieldRowsProps = FieldProps & {
  /** each row with its own fields, side by side where there is room; one without a label is just its fields */
  rows: readonly { label?: Content; hint?: Content; fields: Content }[]
}

/** Rows × columns to write in: each row under its own name. */
export function FieldRows({ name, label, hint, optional, rows, ...given }: FieldRowsProps) {
  const field = useField(name, { ...given, hint })
  return (
    <GroupFrame
      id={field.id}
      label={label}
      hint={hint}
      error={field.error}
      optional={optional}
      describedBy={field.describedBy()}
    >
      <div class="field-rows" id={field.id} tabindex={-1}>
        {rows.map(row =>
          row.label === undefined ? (
            <div class="field-columns">{row.fields}</div>
          ) : (
            <fieldset class="ds-fieldset field-row">
              <legend>{row.label}</legend>
              {row.hint && <p class="hint">{row.hint}</p>}
              <div class="field-columns">{row.fields}</div>
            </fieldset>
          ),
        )}
      </div>
    </GroupFrame>
  )
}

type RepeatedProps = FieldProps & {
  /** how many rows are drawn, and how many there may be */
  shown: number
  most: number
  /** the fields of the row with this number, from 0 */
  fieldsOf: (row: number) => Content
}

/** Rows that the answerer adds. Without script some empty ones stand there from the start, and more come when it is sent. */
export function RepeatedRows({
  name,
  label,
  hint,
  optional,
  shown,
  most,
  fieldsOf,
  ...given
}: RepeatedProps) {
  const t = texts(usePage().lang)
  const field = useField(name, { ...given, hint })
  return (
    <GroupFrame
      id={field.id}
      label={label}
      hint={hint}
      error={field.error}
      optional={optional}
      describedBy={field.describedBy()}
    >
      <kring-rows add={t.addRow} most={String(most)} name={name}>
        <div class="field-rows" id={field.id} tabindex={-1}>
          {Array.from({ length: shown }, (_, i) => (
            <fieldset class="ds-fieldset field-row" data-row={String(i)}>
              <legend>{t.rowNumber(i + 1)}</legend>
              <div class="field-columns">{fieldsOf(i)}</div>
            </fieldset>
          ))}
        </div>
      </kring-rows>
    </GroupFrame>
  )
}
