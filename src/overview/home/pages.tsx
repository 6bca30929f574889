import { sessionPaths } from '../../platform/session/index.ts'
import { Layout, LinkButton, usePage } from '../../ui/index.ts'
import { homePaths } from './noun.ts'
import { homeTexts } from './texts.ts'

/** What one sees before signing in. */
export function WelcomePage() {
  const t = homeTexts(usePage().lang)
  return (
    <Layout title={t.welcome} lead={t.welcomeLead} narrow>
      <p>
        <LinkButton href={sessionPaths.signIn()}>{t.signIn}</LinkButton>
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

export function AccessibilityPage() {
  const t = homeTexts(usePage().lang)
  return (
    <Layout title={t.accessibility} lead={t.accessibilityLead} narrow>
      <h2>{t.accessibilityHow}</h2>
      <p>{t.accessibilityHowText}</p>
      <p>{t.accessibilityTested}</p>
      <h2>{t.accessibilityFaults}</h2>
      <p>{t.accessibilityFaultsText}</p>
      <h2>{t.accessibilityTell}</h2>
      <p>{t.accessibilityTellText}</p>
    </Layout>
  )
}

/**
 * Where an open page goes when the right to it ends. It says the same whatever the page was, so that it reveals nothing
 * that the reader had not already read.
 */
export function NoLongerSharedPage() {
  const t = homeTexts(usePage().lang)
  return (
    <Layout title={t.goneHeading} lead={t.goneLead} narrow>
      <p>{t.goneWhy}</p>
      <p>
        <LinkButton href={homePaths.home()}>{t.goneGoOn}</LinkButton>
      </p>
    </Layout>
  )
}
