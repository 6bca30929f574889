import type { Words } from '../../../instruments/index.ts'
import { Button, Form, type FormState, Hidden, Layout, Saved, TextField, usePage } from '../../../ui/index.ts'
import { answerPaths } from '../noun.ts'
import { forwardedTexts } from './forwarded-texts.ts'

export type Told = {
  token: string
  title: Words
  languages: string[]
  closesOn: string
  place: string
  forwarded: number | null
  released: boolean
}

/** Thirty seconds of a manager's day. */
export function ForwardedPage({ told, state, done }: { told: Told; state?: FormState; done?: boolean }) {
  const { lang } = usePage()
  const t = forwardedTexts(lang)
  const title = told.title[lang] || told.title[told.languages[0] ?? 'sv'] || ''
  return (
    <Layout title={t.heading(told.place)} lead={t.lead(title)} mistakes={Boolean(state?.errors)} narrow>
      {done && told.forwarded !== null && <Saved>{t.saved(told.forwarded)}</Saved>}
      {told.released ? (
        <p>{t.released}</p>
      ) : (
        <Form
          action={answerPaths.count()}
          answersItself
          state={state ?? { values: { count: told.forwarded === null ? '' : String(told.forwarded) } }}
        >
          <Hidden name="token" value={told.token} />
          <TextField name="count" label={t.count} hint={t.countHint} inputmode="numeric" />
          <Button>{told.forwarded === null ? t.save : t.change}</Button>
        </Form>
      )}
      <p class="hint">{t.why}</p>
    </Layout>
  )
}
