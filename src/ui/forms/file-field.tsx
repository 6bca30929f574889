import { FieldFrame } from './field.tsx'
import { useField } from './form.tsx'
import type { FieldProps } from './text-fields.tsx'

/** One file from the device. Its form is `multipart`. */
export function FileField({
  name,
  label,
  hint,
  optional,
  accept,
}: Omit<FieldProps, 'value'> & { accept?: string }) {
  const field = useField(name, { hint })
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={field.error} optional={optional}>
      <input
        class="ds-input"
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        required={!optional}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={field.describedBy()}
      />
    </FieldFrame>
  )
}
