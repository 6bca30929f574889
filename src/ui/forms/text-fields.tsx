import type { Child as Content } from 'hono/jsx'
import { daysFromToday, formatDate } from '../../i18n/index.ts'
import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { FieldFrame } from './field.tsx'
import { useField } from './form.tsx'

/** What every field takes. `value` and `error` are needed only outside a `<Form state>`. */
export type FieldProps = {
  name: string
  label: Content
  hint?: Content
  value?: string | null
  error?: string
  /** says "(frivilligt)" after the label, unless `silently`; a field is asked for otherwise */
  optional?: boolean | 'silently'
}

type TextFieldProps = FieldProps & {
  /** a time of day is chosen with the browser's own clock; what was typed and is none is shown again as text */
  type?: 'text' | 'email' | 'tel' | 'url' | 'time'
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'text'
  autocomplete?: string
  /** the language of what is written, where it is not the page's */
  lang?: string
}

/** One line. */
export function TextField({
  name,
  label,
  hint,
  optional,
  type = 'text',
  inputmode,
  autocomplete = 'off',
  lang,
  ...given
}: TextFieldProps) {
  const field = useField(name, { ...given, hint })
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={field.error} optional={optional}>
      <input
        class="ds-input"
        id={field.id}
        name={name}
        type={type === 'time' && !/^$|^\d\d:\d\d$/.test(field.value) ? 'text' : type}
        value={field.value}
        inputmode={inputmode}
        autocomplete={autocomplete}
        lang={lang}
        dir="auto"
        required={!optional}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={field.describedBy()}
      />
    </FieldFrame>
  )
}

type TextAreaProps = FieldProps & {
  rows?: number
  /** in UTF-16 units, as JavaScript and zod count. Shown and counted, never enforced by cutting what is pasted. */
  maxLength?: number
  lang?: string
}

/** Several lines; grows with what is written. */
export function TextArea({
  name,
  label,
  hint,
  optional,
  rows = 3,
  maxLength,
  lang,
  ...given
}: TextAreaProps) {
  const page = usePage()
  const t = texts(page.lang)
  const field = useField(name, { ...given, hint })
  const counter = `${field.id}-counter`
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={field.error} optional={optional}>
      <kring-autosize>
        <textarea
          class="ds-input"
          id={field.id}
          name={name}
          rows={rows}
          lang={lang}
          dir="auto"
          required={!optional}
          aria-invalid={field.error ? 'true' : undefined}
          aria-describedby={field.describedBy(maxLength !== undefined && counter)}
        >
          {/* the first line break of a textarea is swallowed by the browser */}
          {field.value.startsWith('\n') ? `\n${field.value}` : field.value}
        </textarea>
      </kring-autosize>
      {maxLength !== undefined && (
        <kring-counter for={field.id} most={maxLength} left={t.left} over={t.over}>
          {/* heard with the field; seen when it begins to matter, and the server says what was too long */}
          <p class="hint counter sr-only" id={counter}>
            {t.most(maxLength.toLocaleString(page.lang))}
          </p>
        </kring-counter>
      )}
    </FieldFrame>
  )
}

type DateFieldProps = FieldProps & {
  /** `2026-11-22`, the first and the last day that can be chosen */
  min?: string
  max?: string
  /** a day to come is wanted, so the example is one */
  coming?: boolean
}

/**
 * One day, sent as `2026-11-22`. The browser's own calendar helps; something typed that is no day is shown again
 * as text, so that it is not lost.
 */
export function DateField({ name, label, hint, optional, min, max, coming, ...given }: DateFieldProps) {
  const { lang } = usePage()
  const example = texts(lang).dateHint(formatDate(coming ? daysFromToday(30) : '2026-11-22', lang))
  const said = hint ? (
    <>
      {hint} {example}
    </>
  ) : (
    example
  )
  const field = useField(name, { ...given, hint: said })
  const isDay = /^$|^\d{4}-\d\d-\d\d$/.test(field.value)
  return (
    <FieldFrame id={field.id} label={label} hint={said} error={field.error} optional={optional}>
      <input
        class="ds-input date"
        id={field.id}
        name={name}
        type={isDay ? 'date' : 'text'}
        value={field.value}
        min={isDay ? min : undefined}
        max={isDay ? max : undefined}
        autocomplete="off"
        required={!optional}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={field.describedBy()}
      />
    </FieldFrame>
  )
}
