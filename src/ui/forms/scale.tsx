import type { Choice } from './choices.tsx'
import { GroupFrame } from './field.tsx'
import { useField } from './form.tsx'
import type { FieldProps } from './text-fields.tsx'

type Props = FieldProps & {
  options: readonly Choice[]
  /** what may be answered in place of the scale: stands apart from it */
  besides?: readonly Choice[]
}

/** One step of a worded scale: side by side where there is room, one under another on a phone. */
export function ScaleField({ name, label, hint, optional, options, besides = [], ...given }: Props) {
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
        <div class="scale">
          {[...options, ...besides].map((option, i) => (
            <label class="scale-step" data-beside={i >= options.length ? '' : undefined}>
              <input
                class="ds-input"
                type="radio"
                id={i === 0 ? field.id : `${field.id}-${option.value}`}
                name={name}
                value={option.value}
                checked={field.value === option.value}
                aria-invalid={field.error ? 'true' : undefined}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      </div>
    </GroupFrame>
  )
}
