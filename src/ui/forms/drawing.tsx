import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { GroupFrame } from './field.tsx'
import { useField } from './form.tsx'
import { type FieldProps, TextArea } from './text-fields.tsx'

/** Lines of x and y in 0…1000. */
type Strokes = readonly (readonly number[])[]

/** The child draws with a finger or a mouse; lines are sent as `name`. Without script it is told in words, as `<name>.$words`. */
export function DrawingField({ name, label, hint, optional, ...given }: FieldProps) {
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
      <kring-drawing here={t.drawHere} undo={t.drawUndo} clear={t.drawClear} write={t.writeInstead}>
        <input type="hidden" id={field.id} name={name} value={field.value} />
        <div class="drawing-words">
          <TextArea
            name={`${name}.$words`}
            label={t.drawWords}
            hint={t.drawWordsHint}
            rows={2}
            optional="silently"
          />
        </div>
      </kring-drawing>
    </GroupFrame>
  )
}

/** What was drawn, made into lines by us. */
export function DrawnPicture({ strokes }: { strokes: Strokes }) {
  return (
    <svg class="drawing" viewBox="0 0 1000 1000" role="img" aria-label={texts(usePage().lang).drawing}>
      {strokes.map(points => (
        <polyline points={points.join(' ')} />
      ))}
    </svg>
  )
}
