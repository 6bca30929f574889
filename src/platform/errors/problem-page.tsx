import type { Language } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { paths } from '../session/paths.ts'
import type { HttpProblem, ProblemCode } from './problem.ts'
import { texts } from './texts.ts'

/** A form that was sent and not taken care of: what was typed and, when it can be sent again as it is, where to. */
export type KeptForm = { action?: string; fields: [name: string, value: string][] }

export function problemTitle(problem: HttpProblem, language: Language) {
  return texts(language)[words[problem.code].heading]
}

export function ProblemBody({
  problem,
  language,
  errorId,
  kept,
}: {
  problem: HttpProblem
  language: Language
  errorId?: string
  kept?: KeptForm
}) {
  const t = texts(language)
  return (
    <>
      <p>{problem.detail ?? t[words[problem.code].text]}</p>
      {problem.code === 'signed_out' && (
        <p>
          <a href={paths.signIn()} target="_blank" rel="noopener">
            {t.signInInNewTab}
          </a>
        </p>
      )}
      {problem.code === 'other_function' && (
        <p>
          <a href={paths.appointments()} target="_blank" rel="noopener">
            {t.changeBackInNewTab}
          </a>
        </p>
      )}
      {kept && (
        <KeptFields
          kept={kept}
          language={language}
          said={problem.code === 'signed_out' || problem.code === 'other_function'}
        />
      )}
      {errorId && (
        <p>
          {t.errorId} <code>{errorId}</code>
        </p>
      )}
      {!kept && (
        <p>
          <a href="/">{t.home}</a>
        </p>
      )}
    </>
  )
}

function KeptFields({
  kept: { action, fields },
  language,
  said,
}: {
  kept: KeptForm
  language: Language
  said: boolean
}) {
  const t = texts(language)
  const written = fields.filter(([, value]) => value.length > 60 || /\s/.test(value.trim()))
  return (
    <>
      {!said && <p>{t.kept}</p>}
      {action && (
        <form method="post" action={action} data-turbo="false">
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{t.sendAgain}</Button>
        </form>
      )}
      {written.length > 0 && (
        <details open={!action}>
          <summary>{t.whatYouWrote}</summary>
          {written.map(([, value]) => (
            <textarea class="ds-input" readonly rows={8} aria-label={t.whatYouWrote}>
              {value.startsWith('\n') ? `\n${value}` : value}
            </textarea>
          ))}
        </details>
      )}
    </>
  )
}

type Key = keyof ReturnType<typeof texts>

const words = {
  malformed: { heading: 'malformedHeading', text: 'malformedText' },
  signed_out: { heading: 'signedOutHeading', text: 'signedOutText' },
  forbidden: { heading: 'forbiddenHeading', text: 'forbiddenText' },
  foreign_origin: { heading: 'foreignOriginHeading', text: 'foreignOriginText' },
  not_found: { heading: 'notFoundHeading', text: 'notFoundText' },
  conflict: { heading: 'conflictHeading', text: 'conflictText' },
  other_function: { heading: 'otherFunctionHeading', text: 'otherFunctionText' },
  busy: { heading: 'busyHeading', text: 'busyText' },
  too_large: { heading: 'tooLargeHeading', text: 'tooLargeText' },
  unprocessable: { heading: 'unprocessableHeading', text: 'unprocessableText' },
  internal: { heading: 'internalHeading', text: 'internalText' },
  provider_unavailable: { heading: 'providerUnavailableHeading', text: 'providerUnavailableText' },
  unavailable: { heading: 'unavailableHeading', text: 'unavailableText' },
} as const satisfies Record<ProblemCode, { heading: Key; text: Key }>
