import { type Child as Content, createContext, useContext } from 'hono/jsx'
import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'
import { ErrorSummary } from './error-summary.tsx'
import { fieldId } from './field.tsx'

/**
 * What was typed and what is wrong with it, field by field. A page of a form takes one, so that the same page
 * serves the first visit (`{}`), a change (`{ values }`) and the answer 422 (`{ values, errors }`).
 * A field with many answers (checkboxes) has a list. The key `''` holds a mistake that is no single field's.
 */
export type FormState<Field extends string = string> = {
  values?: Partial<Record<Field, string | readonly string[] | null>>
  errors?: Partial<Record<Field | '', string>>
  /** shown again without a mistake, after a search inside the form: what was typed is nowhere else */
  searched?: boolean
  /** what was typed before comes from a draft of then: what must be answered is asked anew, never answered silently */
  resumed?: Date
}

type Context = { prefix: string; state: FormState }
const FormContext = createContext<Context>({ prefix: '', state: {} })

type Props<Field extends string> = {
  action: string
  state?: FormState<Field>
  /** needed where a page has several forms: it keeps their fields' ids apart */
  id?: string
  /** a creating form carries a hidden UUID, so that sent twice it counts once (unique in its table) */
  once?: boolean
  method?: 'post' | 'get'
  /** warn before leaving with something unsaved */
  unsaved?: boolean
  multipart?: boolean
  /** what it answers is a page that stands nowhere, and no address to go to: Turbo shows only the latter */
  answersItself?: boolean
  /** what goes on being so when it could not be sent, beside that it could not: 'They can still read it.' */
  unsent?: string
  /** names the form for a screen reader, where its heading does not */
  label?: string
  children?: Content
}

/** A form that works without script; the server judges it, so the browser's own bubbles are off. */
export function Form<Field extends string>(props: Props<Field>) {
  const {
    action,
    state = {},
    id = '',
    once = false,
    method = 'post',
    unsaved,
    multipart,
    answersItself,
    unsent,
    label,
    children,
  } = props
  const page = usePage()
  const t = texts(page.lang)
  const acting = page.actor?.guardian ? 'guardian' : page.actor?.functionId
  const prefix = id ? `${id}-` : ''
  const form = (
    <form
      class="form flow"
      method={method}
      action={action}
      id={id || undefined}
      aria-label={label}
      enctype={multipart ? 'multipart/form-data' : undefined}
      data-turbo={answersItself ? 'false' : undefined}
      data-unsent={unsent}
      data-kept={hasMistakes(state) || state.searched ? '' : undefined}
      novalidate
    >
      {once && <input type="hidden" name="once" value={crypto.randomUUID()} />}
      {/* R15: in another tab another function may have been chosen since. */}
      {method === 'post' && acting && <input type="hidden" name="acting" value={acting} />}
      <FormContext.Provider value={{ prefix, state: state as FormState }}>
        <ErrorSummary errors={state.errors ?? {}} prefix={prefix} />
        {children}
      </FormContext.Provider>
    </form>
  )
  const guarded = method === 'post' ? <kring-once sending={t.sending}>{form}</kring-once> : form
  return unsaved ? <kring-unsaved question={t.unsaved}>{guarded}</kring-unsaved> : guarded
}

/** What was typed is then stored nowhere else: the browser keeps it through a live refresh, and asks before it is left. */
export const hasMistakes = (state: FormState) => Object.keys(state.errors ?? {}).length > 0

/** A value that goes with the form and is not shown. */
export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
)

/** What stands in the form around: for a part whose shape depends on it. */
export const useFormValues = () => useContext(FormContext).state.values ?? {}

/** What is wrong in the form around: for a question that is asked only then. */
export const useFormErrors = () => useContext(FormContext).state.errors ?? {}

/** The parts that every kind of field shares: its ids, what was typed, and what is wrong. */
export function useField(
  name: string,
  given: {
    value?: string | readonly string[] | null
    error?: string
    hint?: Content
    /** boxes: a form sends no name for what is not ticked, so that a draft without the name says none */
    boxes?: boolean
  },
) {
  const { prefix, state } = useContext(FormContext)
  const id = fieldId(prefix, name)
  const error = given.error ?? state.errors?.[name]
  const isResumed = state.resumed !== undefined
  const first = given.boxes && isResumed ? '' : given.value
  const typed = state.values?.[name] ?? first ?? ''
  return {
    id,
    prefix,
    error,
    value: typeof typed === 'string' ? typed : (typed[0] ?? ''),
    chosen: typeof typed === 'string' ? (typed ? [typed] : []) : typed,
    resumed: isResumed,
    /** the ids that describe the field, or undefined; `more` are ids of its own */
    describedBy: (...more: (string | false | undefined)[]) =>
      [given.hint && `${id}-hint`, ...more, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  }
}
