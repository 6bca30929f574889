import { countyPaths, countyTexts } from '../../learning/county/index.ts'
import { Button, Form, Layout, TextField, usePage } from '../../ui/index.ts'

/** What every link leads to: the script takes the token from the fragment and sends the form; without one the link is pasted. */
export function PastePage() {
  const t = countyTexts(usePage().lang)
  return (
    <Layout title={t.heading} lead={t.pasteLead} narrow>
      <kring-link>
        <Form action={countyPaths.linked()} answersItself>
          <TextField name="token" label={t.pasteLabel} hint={t.pasteHint} />
          <Button>{t.pasteOpen}</Button>
        </Form>
      </kring-link>
    </Layout>
  )
}

/** The same for every way that leads nowhere. */
export function UnknownPage() {
  const t = countyTexts(usePage().lang)
  return (
    <Layout title={t.unknownHeading} narrow>
      <p>{t.unknown}</p>
      <p>
        <a href={countyPaths.linked()}>{t.pasteAgain}</a>
      </p>
    </Layout>
  )
}

export function SlowPage({ seconds }: { seconds: number }) {
  const t = countyTexts(usePage().lang)
  return (
    <Layout title={t.slowHeading} narrow>
      <p>{t.slow(seconds)}</p>
    </Layout>
  )
}
