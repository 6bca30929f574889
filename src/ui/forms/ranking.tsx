import type { Child as Content } from 'hono/jsx'
import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { GroupFrame } from './field.tsx'
import { useField } from './form.tsx'
import type { FieldProps } from './text-fields.tsx'

type RankingProps = FieldProps & { options: readonly { value: string; label: Content }[] }

/** What comes first, second … Each option is sent as `<name>.<value>` with its place. With script it is moved into its place. */
export function Ranking({ name, label, hint, optional, options, ...given }: RankingProps) {
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
      <kring-ranking up={t.moveUp} down={t.moveDown} keep={t.keepOrder} moved={t.nowAt}>
        <ol class="ranking">
          {options.map((option, i) => (
            <Place
              name={`${name}.${option.value}`}
              label={option.label}
              of={options.length}
              firstId={i ? undefined : field.id}
            />
          ))}
        </ol>
      </kring-ranking>
    </GroupFrame>
  )
}

type PlaceProps = { name: string; label: Content; of: number; firstId: string | undefined }

function Place({ name, label, of, firstId }: PlaceProps) {
  const t = texts(usePage().lang)
  const field = useField(name, {})
  const id = firstId ?? field.id
  return (
    <li>
      <label for={id}>
        <span class="sr-only">{t.placeOf} </span>
        <span class="ranking-words">{label}</span>
      </label>
      <select class="ds-input" id={id} name={name}>
        <option value="">{t.notRanked}</option>
        {Array.from({ length: of }, (_, i) => String(i + 1)).map(place => (
          <option value={place} selected={place === field.value}>
            {place}
          </option>
        ))}
      </select>
    </li>
  )
}
