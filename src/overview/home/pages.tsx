import { countyPaths, type PublicCounty } from '../../learning/county/index.ts'
import { sessionPaths } from '../../platform/session/index.ts'
import {
  Alert,
  Button,
  Card,
  Cards,
  Form,
  Hub,
  Layout,
  LinkButton,
  PersonLine,
  PhoneLink,
  termNames,
  termOf,
  usePage,
} from '../../ui/index.ts'
import type { Contact } from './contacts.ts'
import { homePaths } from './noun.ts'
import { homeTexts } from './texts.ts'

/** What one sees before signing in: whom it is for, and what to do at once where a child is in danger. */
export function WelcomePage({ counties }: { counties: readonly PublicCounty[] }) {
  const { lang } = usePage()
  const t = homeTexts(lang)
  return (
    <Layout title={t.welcome} lead={t.welcomeLead}>
      <Alert tone="danger" heading={<a href="tel:112">{t.dangerNow}</a>}>
        <p>{t.dangerNowMore}</p>
      </Alert>
      <Cards>
        <Card heading={t.forStaff} href={sessionPaths.signIn()}>
          <p>{t.forStaffMore}</p>
        </Card>
        <Card heading={t.forFamilies} href={sessionPaths.signIn()}>
          <p>{t.forFamiliesMore}</p>
        </Card>
        <Council counties={counties} />
      </Cards>
      <Card>
        <h2>{t.howItWorks}</h2>
        <div class="halves">
          <Around />
          <ol class="flow">
            {[t.stepNotice, t.stepAsk, t.stepPlan, t.stepSee].map(step => (
              <li>{step}</li>
            ))}
          </ol>
        </div>
      </Card>
    </Layout>
  )
}

/** Before there is a county nobody can sign in: what to do first, for whoever has installed Kring. */
export function EmptyInstallationPage() {
  const t = homeTexts(usePage().lang)
  return (
    <Layout title={t.empty} lead={t.emptyLead} narrow>
      <h2>{t.emptyDo}</h2>
      <p>{t.emptyCommand}</p>
      <Card>
        <pre>
          <code>bin/county new</code>
        </pre>
      </Card>
      <p>{t.emptyAfter}</p>
      <p>{t.emptyNotYou}</p>
    </Layout>
  )
}

/** The figures that anybody may read; where there are none, those that one was given a link to. */
function Council({ counties }: { counties: readonly PublicCounty[] }) {
  const t = homeTexts(usePage().lang)
  const [first, ...more] = counties
  if (!first)
    return (
      <Card heading={t.forCouncil} href={countyPaths.linked()}>
        <p>{t.forCouncilMore}</p>
        <p>{t.forCouncilLink}</p>
      </Card>
    )
  if (more.length === 0)
    return (
      <Card heading={t.howItGoes} href={countyPaths.open(first.id)}>
        <p>{t.howItGoesMore(first.name)}</p>
      </Card>
    )
  return (
    <Card heading={t.howItGoes}>
      <p>{t.forCouncilMore}</p>
      <ul>
        {counties.map(({ id, name }) => (
          <li>
            <a href={countyPaths.open(id)}>{name}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The parties around a child, as the picture of a child's page draws its people. */
function Around() {
  const t = homeTexts(usePage().lang)
  return (
    <Hub
      drawnOnly
      name={t.theChild}
      people={[
        { name: t.aroundFamily, ring: 'near', family: true },
        { name: t.aroundPreschool, ring: 'daily' },
        { name: t.aroundSchool, ring: 'daily' },
        { name: t.aroundCare, ring: 'around' },
        { name: t.aroundSocial, ring: 'around' },
        { name: t.aroundAssociation, ring: 'around' },
      ]}
    />
  )
}

export function AboutPage() {
  const t = homeTexts(usePage().lang)
  return (
    <Layout title={t.about} lead={t.aboutLead} narrow>
      <h2>{t.aboutWhat}</h2>
      <p>{t.welcomeLead}</p>
      <p>{t.stepNotice}</p>
      <p>{t.stepPlan}</p>
      <h2>{t.aboutSecrecyHeading}</h2>
      <p>{t.aboutSecrecy}</p>
      <p>{t.aboutFamily}</p>
      <h2>{t.aboutFigures}</h2>
      <p>{t.aboutFiguresText}</p>
      <h2>{t.aboutLaw}</h2>
      <p>{t.aboutLawText}</p>
      <h2>{t.aboutFree}</h2>
      <p>{t.aboutFreeText}</p>
    </Layout>
  )
}

/** Whom to ask, how one begins, and what the words mean. */
export function HelpPage({
  managers,
  contact,
  who,
}: {
  managers: readonly Contact[]
  /** A sentence of the administrator's on whom to ask. */
  contact: string
  who: Guided
}) {
  const { actor, lang } = usePage()
  const t = homeTexts(lang)
  return (
    <Layout title={t.help} lead={t.helpLead} narrow>
      <Alert tone="danger" heading={<a href="tel:112">{t.dangerNow}</a>}>
        <p>{t.dangerNowMore}</p>
      </Alert>
      <h2>{t.helpBegin}</h2>
      <Guide cards={guideOf(who, t)} level={3} />
      <h2 id="words">{t.helpWords}</h2>
      <dl class="flow">
        {termNames.map(name => {
          const { word, means } = termOf(name, lang)
          return (
            <div>
              <dt>
                <strong>{word}</strong>
              </dt>
              <dd>{means}</dd>
            </div>
          )
        })}
      </dl>
      <h2>{t.helpAsk}</h2>
      {managers.length > 0 && (
        <ul>
          {managers.map(({ name, functionName, phone }) => (
            <li>
              <PersonLine name={name} role={functionName} />
              {phone && <PhoneLink phone={phone} />}
            </li>
          ))}
        </ul>
      )}
      {contact && <p>{contact}</p>}
      <p>{actor ? t.helpAskMore : t.helpAskSignedOut}</p>
    </Layout>
  )
}

type T = ReturnType<typeof homeTexts>
type GuideCard = { heading: string; more: string }

/** Whom the guide speaks to. */
export type Guided = 'staff' | 'guardian' | 'administrator'

const guides: Record<Guided, (t: T) => GuideCard[]> = {
  guardian: t => [
    { heading: t.guideSee, more: t.guideSeeMore },
    { heading: t.guideDecide, more: t.guideDecideMore },
    { heading: t.guideLooked, more: t.guideLookedMore },
    { heading: t.guideSay, more: t.guideSayMore },
  ],
  staff: t => [
    { heading: t.guideToday, more: t.guideTodayMore },
    { heading: t.guideNotice, more: t.guideNoticeMore },
    { heading: t.guideShare, more: t.guideShareMore },
    { heading: t.guideLog, more: t.guideLogMore },
  ],
  administrator: t => [
    { heading: t.guideCounty, more: t.guideCountyMore },
    { heading: t.guidePlaces, more: t.guidePlacesMore },
    { heading: t.guideNoChild, more: t.guideNoChildMore },
    { heading: t.guideKept, more: t.guideKeptMore },
  ],
}
const guideOf = (who: Guided, t: T) => guides[who](t)

const Guide = ({ cards, level }: { cards: readonly GuideCard[]; level: 2 | 3 }) => (
  <Cards>
    {cards.map(({ heading, more }) => (
      <Card heading={heading} level={level}>
        <p>{more}</p>
      </Card>
    ))}
  </Cards>
)

/** Four cards, the first time. The same stand on the page of help. */
export function FirstTimePage({ who }: { who: Guided }) {
  const t = homeTexts(usePage().lang)
  return (
    <Layout title={t.firstTime} lead={who === 'guardian' ? t.firstTimeFamily : t.firstTimeStaff}>
      <Guide cards={guideOf(who, t)} level={2} />
      <Form action={homePaths.firstTime()}>
        <Button>{t.firstTimeDone}</Button>
      </Form>
      <p class="quiet">{t.firstTimeAgain}</p>
    </Layout>
  )
}

/** What a page shows that cannot be fetched. Nobody is known here: the browser alone knows the language, and whether anything is stored. */
export function OfflinePage() {
  const [sv, en] = [homeTexts('sv'), homeTexts('en')]
  return (
    <Layout
      title={sv.offline}
      heading={
        <>
          <span lang="sv">{sv.offline}</span> <span lang="en">{en.offline}</span>
        </>
      }
      narrow
    >
      <kring-offline title-en={en.offline} class="flow">
        {[sv, en].map((t, n) => (
          <div lang={n === 0 ? 'sv' : 'en'} class="flow">
            <p class="lead">{t.offlineLead}</p>
            <p data-stored hidden>
              {t.offlineStored}
            </p>
            <p>{t.offlineDanger}</p>
            <p>
              <LinkButton href="" plain>
                {t.offlineAgain}
              </LinkButton>
            </p>
          </div>
        ))}
      </kring-offline>
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
