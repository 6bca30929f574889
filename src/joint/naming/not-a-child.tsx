import { Checkbox, useFormErrors, useFormValues, usePage } from '../../ui/index.ts'
import { texts } from './texts.ts'

/** Asks whether a text is about a child; drawn only where it looked so, with what was found in the summary of errors. */
export function NotAChild() {
  const t = texts(usePage().lang)
  if (!useFormErrors().notChild && useFormValues().notChild !== 'yes') return null
  return <Checkbox name="notChild" label={t.notChild} hint={t.notChildHint} />
}
