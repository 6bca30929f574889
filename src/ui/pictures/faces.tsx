import type { Child as Content } from 'hono/jsx'
import { GroupFrame } from '../forms/field.tsx'
import { useField } from '../forms/form.tsx'

/** Stored as a word, never as a figure (R11). */
export const faceValues = ['bad', 'not-so-good', 'so-so', 'good', 'great'] as const
export type FaceValue = (typeof faceValues)[number]

/** The mouth of each, from a bow down to a bow up. */
const mouths = {
  bad: 'M20 45q12-13 24 0',
  'not-so-good': 'M21 43q11-6 22 0',
  'so-so': 'M21 42h22',
  good: 'M21 40q11 7 22 0',
  great: 'M19 38q13 16 26 0Z',
} as const satisfies Record<FaceValue, string>

/** A face by the name that a definition gives it; the drawings are ours. */
const pictures: Record<string, FaceValue> = {
  ...Object.fromEntries(faceValues.map(face => [`face-${face}`, face])),
  'face-angry': 'bad',
  'face-sad': 'not-so-good',
  'face-unsure': 'so-so',
  'face-ok': 'so-so',
  'face-glad': 'good',
}

type PictureChoicesProps = {
  name: string
  label: Content
  hint?: Content
  optional?: boolean | 'silently'
  /** `picture` without a drawing of ours is shown by its words alone */
  options: readonly { value: string; label: Content; picture?: string | undefined }[]
}

/**
 * A choice by pictures, with words of its own beside each, or under it where there is room. The button of each is in sight, so that what is
 * chosen is seen without any colour; the pictures look alike in colour, and say nothing to a screen reader that the words do not.
 */
export function PictureChoices({ name, label, hint, optional, options }: PictureChoicesProps) {
  const field = useField(name, { hint })
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
        <div class="faces">
          {options.map((option, i) => (
            <label class="face-choice">
              <input
                class="ds-input"
                type="radio"
                id={i === 0 ? field.id : `${field.id}-${option.value}`}
                name={name}
                value={option.value}
                checked={field.value === option.value}
                aria-invalid={field.error ? 'true' : undefined}
              />
              <NamedDrawing picture={option.picture} size={48} />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      </div>
    </GroupFrame>
  )
}

/** A picture by its name, beside words that say the same. */
export function NamedPicture({ picture, children }: { picture?: string | undefined; children?: Content }) {
  return (
    <span class="face">
      <NamedDrawing picture={picture} size={40} />
      {children}
    </span>
  )
}

const NamedDrawing = ({ picture, size }: { picture: string | undefined; size: number }) =>
  picture === 'face-unsure' ? (
    <Drawing face="so-so" size={size} unsure />
  ) : picture && pictures[picture] ? (
    <Drawing face={pictures[picture]} size={size} />
  ) : null

const Drawing = ({ face, size, unsure }: { face: FaceValue; size: number; unsure?: boolean }) => (
  <svg class="picture" viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
    <circle class="face-skin" cx="32" cy="32" r="29" />
    <circle class="face-ink" cx="22.5" cy="26" r="3.3" />
    <circle class="face-ink" cx="41.5" cy="26" r="3.3" />
    <path
      class={face === 'great' ? 'face-mouth face-laugh' : 'face-mouth'}
      d={unsure ? 'M21 43q6-6 11 0t11 0' : mouths[face]}
    />
  </svg>
)
