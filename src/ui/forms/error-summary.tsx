import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { fieldId } from './field.tsx'

/** What to correct, first in the form, each with a link to its field. `<Form>` draws it; it takes the focus. */
export function ErrorSummary({
  errors,
  prefix = '',
}: {
  errors: Partial<Record<string, string>>
  prefix?: string
}) {
  const t = texts(usePage().lang)
  // A field may have several things wrong with it, a line each.
  const mistakes = Object.entries(errors).flatMap(([name, words]) =>
    (words ?? '')
      .split('\n')
      .filter(Boolean)
      .map(line => [name, line] as const),
  )
  if (mistakes.length === 0) return null
  const heading = mistakes.length === 1 ? t.mendOne : t.mendMany(mistakes.length)
  return (
    <div class="ds-error-summary error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{heading}</h2>
      <ul>
        {mistakes.map(([name, message]) => (
          <li>
            {name ? (
              <a href={`#${fieldId(prefix, name)}`} data-turbo="false">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
      <p class="small">{t.nothingLost}</p>
    </div>
  )
}
