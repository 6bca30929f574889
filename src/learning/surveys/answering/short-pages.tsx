import { wordsIn } from '../../../instruments/index.ts'
import { Button, Card, Form, Hidden, Layout, usePage } from '../../../ui/index.ts'
import { answerPaths } from '../noun.ts'
import type { Link } from './link.ts'
import { texts } from './texts.ts'
import { WayOn } from './way-on.tsx'

type Props = { link: Link; language: string }

/** The same for every link that leads nowhere. `again`: where a link of its kind is pasted. */
export function UnknownLinkPage({ again }: { again: string }) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.unknownHeading} narrow>
      <p>{t.unknown}</p>
      <p>
        <a href={again}>{t.pasteAgain}</a>
      </p>
    </Layout>
  )
}

export function ReceivedPage({ link, language }: Props) {
  const t = texts(usePage().lang)
  const { text: ending } = wordsIn(link.definition.ending, language, link.definition)
  return (
    <Layout title={t.receivedHeading} lead={link.anonymous ? t.receivedAnonymous : t.receivedNamed} narrow>
      <kring-blank survey={keyOf(link)} heading={t.blankHeading} lead={t.blankReceived}></kring-blank>
      <kring-resume survey={keyOf(link)} done></kring-resume>
      {ending && (
        <p class="written" data-answered>
          {ending}
        </p>
      )}
      {!link.personal && link.state === 'open' && (
        <WayOn to={answerPaths.open()} {...{ link, language }}>
          {t.another}
        </WayOn>
      )}
      <WayOn to={answerPaths.kept()} {...{ link, language }}>
        {t.whatIsKept}
      </WayOn>
    </Layout>
  )
}

/** Nothing was answered, and nothing is kept. */
export function BlankPage({ link, language }: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.blankHeading} lead={t.blankReceived} narrow>
      <WayOn to={answerPaths.open()} {...{ link, language }}>
        {t.back}
      </WayOn>
    </Layout>
  )
}

/** What names a survey on the device: neither the link nor its hash as the database has it. */
export const keyOf = (link: Link) =>
  `${link.surveyId} ${link.personal ? link.hash.toString('hex').slice(0, 8) : ''}`.trim()

/** Used, closed, or not open yet. `unsent`: the words of a form that came too late, for whoever wrote them to keep. */
export function ShutPage({ link, language, unsent }: Props & { unsent?: string[] }) {
  const t = texts(usePage().lang)
  const [heading, lead] = link.used
    ? [t.usedHeading, unsent ? t.usedNotSent : t.used]
    : link.state === 'planned'
      ? [t.notYetHeading, t.notYet(link.opensOn)]
      : [t.closedHeading, unsent ? t.closedNotSent : t.closed(link.closesOn)]
  return (
    <Layout title={heading} lead={lead} narrow>
      {unsent?.length ? (
        <Card heading={t.written}>
          {unsent.map(words => (
            <p class="written" dir="auto">
              {words}
            </p>
          ))}
        </Card>
      ) : null}
      {link.used && !link.anonymous && (
        <WayOn to={answerPaths.withdrawal()} {...{ link, language }}>
          {t.withdraw}
        </WayOn>
      )}
      {link.contact && <p>{t.contact(link.contact)}</p>}
    </Layout>
  )
}

/** In plain words: what is kept and what is not. */
export function KeptPage({ link, language }: Props) {
  const t = texts(usePage().lang)
  const { text: title } = wordsIn(link.title, language, link.definition)
  const place = link.personal ? t.keptPlace : link.place ? t.keptPlaceShared(link.place) : undefined
  return (
    <Layout
      title={t.whatIsKept}
      lead={t.keptLead(title)}
      back={
        <WayOn to={answerPaths.open()} {...{ link, language }}>
          {t.back}
        </WayOn>
      }
      narrow
    >
      <Card heading={t.isKept}>
        <ul>
          <li>{t.keptAnswers}</li>
          {place && <li>{place}</li>}
          {link.personal && <li>{link.anonymous ? t.keptInvited : t.keptNamed}</li>}
        </ul>
      </Card>
      <Card heading={t.isNotKept}>
        <ul>
          {link.anonymous && link.personal && <li>{t.notJoined}</li>}
          {(link.anonymous || !link.personal) && <li>{t.notName}</li>}
          {link.anonymous && <li>{t.notTime}</li>}
          <li>{t.notCookies}</li>
        </ul>
      </Card>
      <Card heading={t.whoSees}>
        <p>{t.seesCounts}</p>
        <p>{t.seesTexts}</p>
        {!link.personal && <p>{t.sharedOnce}</p>}
      </Card>
    </Layout>
  )
}

export function WithdrawalPage({ link, language, answered }: Props & { answered: boolean }) {
  const t = texts(usePage().lang)
  if (!answered)
    return (
      <Layout title={t.withdrawnHeading} lead={t.withdrawn} narrow>
        <WayOn to={answerPaths.open()} {...{ link, language }}>
          {t.back}
        </WayOn>
      </Layout>
    )
  return (
    <Layout title={t.withdrawHeading} narrow>
      <p>{t.withdrawText}</p>
      <Form action={answerPaths.withdrawn()} answersItself>
        <Hidden name="token" value={link.token} />
        <Hidden name="language" value={language} />
        <Button variant="danger">{t.withdraw}</Button>
      </Form>
      <WayOn to={answerPaths.open()} {...{ link, language }}>
        {t.back}
      </WayOn>
    </Layout>
  )
}
