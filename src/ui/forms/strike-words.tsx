import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { GroupFrame } from './field.tsx'
import { useField } from './form.tsx'

type Props = { name: string; label: string; words: readonly string[]; struck: readonly number[] }

/** A text whose words are struck out by ticking them: what is ticked is never shown. Works without script, by keyboard too. */
export function StrikeWords({ name, label, words, struck }: Props) {
  const t = texts(usePage().lang)
  const field = useField(name, {})
  return (
    <GroupFrame
      id={field.id}
      label={label}
      error={field.error}
      optional="silently"
      describedBy={field.describedBy()}
    >
      <p class="strike-words" dir="auto">
        {words.map((word, i) => (
          <>
            <label>
              <input
                type="checkbox"
                id={i === 0 ? field.id : undefined}
                name={name}
                value={i}
                checked={struck.includes(i)}
              />
              <span class="sr-only">{t.strike} </span>
              <span class="strike-word">{word}</span>
            </label>{' '}
          </>
        ))}
      </p>
    </GroupFrame>
  )
}
