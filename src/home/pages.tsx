import { Layout, LinkButton, usePage } from '../ui/index.ts'
import { homeTexts } from './texts.ts'

/** What one sees before signing in. */
export function WelcomePage() {
  const t = homeTexts(usePage().lang)
  return (
    <Layout title={t.welcome} lead={t.welcomeLead} narrow>
      <p>
        <LinkButton href="/sign-in">{t.signIn}</LinkButton>
      </p>
      <p>{t.aboutSecrecy}</p>
    </Layout>
  )
}

export function AboutPage() {
  const t = homeTexts(usePage().lang)
  return (
    <Layout title={t.about} lead={t.aboutLead} narrow>
      <p>{t.aboutSecrecy}</p>
    </Layout>
  )
}
