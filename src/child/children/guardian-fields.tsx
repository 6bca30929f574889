import { Checkbox, useFormErrors, useFormValues, usePage } from '../../ui/index.ts'
import { texts } from './texts.ts'

/** The question about a number that is unlikely: only where it has been asked, and about that number alone. */
export function AskIfSure() {
  const t = texts(usePage().lang)
  const number = String(useFormValues().personNumber ?? '')
  const asked = useFormErrors().sure || (number && useFormValues().sure === number)
  return asked ? <Checkbox name="sure" value={number} label={t.sure} hint={t.sureHint} /> : null
}
