import { FieldFrame } from './field.tsx'
import { useField } from './form.tsx'
import type { FieldProps } from './text-fields.tsx'

/** A file from the device, or several. Its form is `multipart`. */
export function FileField({
  name,
  label,
  hint,
  optional,
  accept,
  multiple,
}: Omit<FieldProps, 'value'> & { accept?: string; multiple?: boolean }) {
  const field = useField(name, { hint })
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={field.error} optional={optional}>
      <input
        class="ds-input"
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        required={!optional}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={field.describedBy()}
      />
    </FieldFrame>
  )
}
