import type { Child as Content } from 'hono/jsx'
import { Icon } from '../icon.tsx'
import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { FieldFrame, GroupFrame } from './field.tsx'
import { useField } from './form.tsx'
import type { FieldProps } from './text-fields.tsx'

/** `disabledReason`: it cannot be chosen, and this is why (it is shown). */
export type Option = { value: string; label: string; hint?: Content; disabledReason?: string }

type SelectProps = FieldProps & {
  options: readonly (Option | { label: string; options: readonly Option[] })[]
  empty?: string
}

/** One of many. For seven or fewer a RadioGroup is easier. `empty` is what stands first; "Välj" by default. */
export function Select({ name, label, hint, optional, options, empty, ...given }: SelectProps) {
  const field = useField(name, { ...given, hint })
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={field.error} optional={optional}>
      <select
        class="ds-input"
        id={field.id}
        name={name}
        required={!optional}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={field.describedBy()}
      >
        <option value="">{empty ?? texts(usePage().lang).choose}</option>
        {options.map(option =>
          'options' in option ? (
            <optgroup label={option.label}>
              {option.options.map(inner => (
                <SelectOption option={inner} chosen={field.value} />
              ))}
            </optgroup>
          ) : (
            <SelectOption option={option} chosen={field.value} />
          ),
        )}
      </select>
    </FieldFrame>
  )
}

const SelectOption = ({ option, chosen }: { option: Option; chosen: string }) => (
  <option value={option.value} selected={option.value === chosen} disabled={Boolean(option.disabledReason)}>
    {option.disabledReason ? `${option.label} (${option.disabledReason})` : option.label}
  </option>
)

/** In a group of choices an option may be drawn: words in another language, a picture. */
export type Choice = Omit<Option, 'label'> & { label: Content }

type RadioGroupProps = FieldProps & { options: readonly Choice[] }

/** One of a few, all in sight. */
export function RadioGroup({ name, label, hint, optional, options, ...given }: RadioGroupProps) {
  const field = useField(name, { ...given, hint })
  const chosen = field.resumed && !optional ? given.value : field.value
  return (
    <GroupFrame
      id={field.id}
      label={label}
      hint={hint}
      error={field.error}
      optional={optional}
      describedBy={field.describedBy()}
    >
      <div class="choices" data-required={optional ? undefined : ''}>
        {options.map((option, i) => (
          <ChoiceLine
            type="radio"
            id={i === 0 ? field.id : `${field.id}-${option.value}`}
            name={name}
            option={option}
            checked={chosen === option.value}
            invalid={Boolean(field.error)}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

type CheckboxGroupProps = Omit<FieldProps, 'value'> & {
  options: readonly Choice[]
  value?: readonly string[]
}

/**
 * Any number of a few. Sent as repeated values of the same name. `part` tells groups of one name apart: the first has none, and
 * is where an error is told.
 */
export function CheckboxGroup({
  name,
  label,
  hint,
  optional,
  options,
  part,
  ...given
}: CheckboxGroupProps & { part?: string }) {
  const field = useField(name, { ...given, hint, boxes: true })
  const id = part ? `${field.id}-${part}` : field.id
  return (
    <GroupFrame
      id={id}
      label={label}
      hint={hint}
      error={part ? undefined : field.error}
      optional={optional}
      describedBy={part ? undefined : field.describedBy()}
    >
      <div class="choices">
        {options.map((option, i) => (
          <ChoiceLine
            type="checkbox"
            id={i === 0 ? id : `${id}-${option.value}`}
            name={name}
            option={option}
            checked={field.chosen.includes(option.value)}
            invalid={Boolean(field.error)}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

/** The same, drawn as pills: for the areas of the wheel. */
export function Chips({ name, label, hint, optional, options, ...given }: CheckboxGroupProps) {
  const field = useField(name, { ...given, hint, boxes: true })
  return (
    <GroupFrame
      id={field.id}
      label={label}
      hint={hint}
      error={field.error}
      optional={optional}
      describedBy={field.describedBy()}
    >
      <div class="chips">
        {options.map((option, i) => (
          <label class="chip">
            <input
              type="checkbox"
              id={i === 0 ? field.id : `${field.id}-${option.value}`}
              name={name}
              value={option.value}
              checked={field.chosen.includes(option.value)}
            />
            <Icon name="check" size={16} />
            {option.label}
          </label>
        ))}
      </div>
    </GroupFrame>
  )
}

type CheckboxProps = Omit<FieldProps, 'value' | 'optional'> & { value?: string; checked?: boolean }

/** One yes or no, in a sentence. Sends `value` ("yes" by default) or nothing. */
export function Checkbox({ name, label, hint, value = 'yes', checked, error }: CheckboxProps) {
  const first = checked ? value : ''
  const field = useField(name, { value: first, boxes: true, ...(error ? { error } : {}), hint })
  return (
    <ChoiceLine
      type="checkbox"
      id={field.id}
      name={name}
      option={{ value, label, hint }}
      checked={field.value === value}
      invalid={Boolean(field.error)}
      error={field.error}
    />
  )
}

type ChoiceLineProps = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  option: Choice
  checked: boolean
  invalid: boolean
  error?: string | undefined
}

function ChoiceLine({ type, id, name, option, checked, invalid, error }: ChoiceLineProps) {
  const more = option.disabledReason ?? option.hint
  const described = [more && `${id}-more`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div class="ds-field choice-line" data-disabled={option.disabledReason ? '' : undefined}>
      <input
        class="ds-input"
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        disabled={Boolean(option.disabledReason)}
        aria-invalid={invalid ? 'true' : undefined}
        aria-describedby={described}
      />
      <label for={id}>{option.label}</label>
      {more && (
        <p class="hint" id={`${id}-more`}>
          {option.disabledReason && <Icon name="lock" size={16} />}
          {more}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warning" />
          {error}
        </p>
      )}
    </div>
  )
}
