import { Confirm, Hidden, Layout, usePage } from '../../../ui/index.ts'
import { surveyPaths } from '../noun.ts'
import type { Mails } from './mails.ts'
import { sayTitle } from './sentences.ts'
import type { Survey } from './surveys.ts'
import { askingTexts } from './texts.ts'

type Props = { survey: Survey; mails: Mails }

/** Before a survey opens: who is mailed, until when it is open, and that no mail comes back. */
export function OpeningPage({ survey, mails }: Props) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  return (
    <Layout title={t.openingHeading} lead={sayTitle(survey, lang)} narrow>
      <Confirm
        action={surveyPaths.state(survey.id)}
        verb={isMailed(mails) ? t.openAndMail : t.openIt}
        cancel={surveyPaths.survey(survey.id)}
        variant="primary"
      >
        <Hidden name="state" value="open" />
        <MailLines mails={mails} />
        <p>{t.openUntil(survey.closesOn)}</p>
        <p>{isMailed(mails) ? t.openingShut : t.openingShutUnmailed}</p>
      </Confirm>
    </Layout>
  )
}

/** Before those who wait get their links. */
export function SendingPage({ survey, mails }: Props) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  return (
    <Layout title={t.sendingHeading} lead={sayTitle(survey, lang)} narrow>
      <Confirm
        action={surveyPaths.invitations(survey.id)}
        verb={t.sendVerb}
        cancel={surveyPaths.survey(survey.id)}
        variant="primary"
      >
        <Hidden name="send" value="yes" />
        <MailLines mails={mails} />
        <p>{t.mailsStay}</p>
      </Confirm>
    </Layout>
  )
}

/** Before a reminder. How many get it is not told: it would tell who has answered. */
export function ReminderPage({
  survey,
  mails,
}: {
  survey: Survey
  mails: { managers: number; atMost: number }
}) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  return (
    <Layout title={t.remindingHeading} lead={sayTitle(survey, lang)} narrow>
      <Confirm
        action={surveyPaths.reminders(survey.id)}
        verb={t.remindVerb}
        cancel={surveyPaths.survey(survey.id)}
        variant="primary"
      >
        <p>{t.remindPeople(mails.atMost)}</p>
        {mails.managers > 0 && <p>{t.remindManagers(mails.managers)}</p>}
        <p>{t.mailsStay}</p>
      </Confirm>
    </Layout>
  )
}

const isMailed = ({ managers, people }: Mails) => managers + people > 0

/** Who gets a mail, and who does not although one could think so. */
export function MailLines({ mails }: { mails: Mails }) {
  const t = askingTexts(usePage().lang)
  const lines = [
    mails.managers > 0 && t.mailsManagers(mails.managers),
    mails.people > 0 && t.mailsPeople(mails.people),
    !isMailed(mails) && t.mailsNobody,
    mails.held > 0 && t.mailsHeld(mails.held),
    mails.unreached > 0 && t.mailsUnreached(mails.unreached),
  ].filter(line => line !== false)
  return (
    <ul>
      {lines.map(line => (
        <li>{line}</li>
      ))}
    </ul>
  )
}
