import { Alert, usePage } from '../../ui/index.ts'
import { texts } from './texts.ts'

/** R4: do not ask for consent if you will share anyway. */
export function InformInstead() {
  const t = texts(usePage().lang)
  return (
    <Alert heading={t.informInstead}>
      <p>{t.informInsteadMore}</p>
    </Alert>
  )
}
