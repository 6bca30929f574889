import { Checkbox, RadioGroup } from './choices.tsx'
import { DateField, TextArea, TextField } from './text-fields.tsx'

type Meta = {
  kind: string
  required: boolean
  max?: number
  inputmode?: 'numeric'
  values?: readonly string[]
}
type Field = { name: string; meta: Meta }
/** A noun's texts. `title` labels the field of that name, `titleHint` explains it, `title_yes` names its choice `yes`. */
type Words = Record<string, unknown>

/** Longer than this is written in several lines. */
const oneLine = 300

/**
 * The fields of a form in the order of its schema (`fieldsOf(schema)`), with labels from the noun's texts. A page that wants a field
 * otherwise leaves it out by `except` and draws it itself.
 */
export const Fields = <L extends Words, Name extends keyof L & string = never>({
  of,
  t,
  except = [],
  rows,
}: {
  of: readonly Field[] & { labels?: L }
  /** A missing label, of a field or of a choice, is a type error. */
  t: Omit<L, Name | `${Name}_${string}`> & Words
  except?: readonly Name[]
  /** The lines of a longer text, before it grows. */
  rows?: number
}) => (
  <>
    {of
      .filter(({ name }) => !(except as readonly string[]).includes(name))
      .map(({ name, meta }) => (
        <OneField {...{ name, meta, t, rows }} />
      ))}
  </>
)

function OneField({
  name,
  meta: { kind, required, max = 0, inputmode, values = [] },
  t,
  rows,
}: Field & { t: Words; rows: number | undefined }) {
  const words = (key: string) => {
    if (t[key] === undefined) throw new Error(`The texts have no ${key}`)
    return t[key] as string
  }
  const common = {
    name,
    label: words(name),
    hint: t[`${name}Hint`] as string | undefined,
    optional: !required,
  }
  if (kind === 'date') return <DateField {...common} />
  if (kind === 'checkbox') return <Checkbox name={name} label={common.label} hint={common.hint} />
  if (kind === 'choice')
    return (
      <RadioGroup {...common} options={values.map(value => ({ value, label: words(`${name}_${value}`) }))} />
    )
  if (kind !== 'text') throw new Error(`A field of kind ${kind} is drawn by its page`)
  return max > oneLine ? (
    <TextArea {...common} maxLength={max} rows={rows} />
  ) : (
    <TextField {...common} inputmode={inputmode} />
  )
}
