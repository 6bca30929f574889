import type { Child as Content } from 'hono/jsx'
import type { Language } from '../../i18n/index.ts'
import { Button, Buttons, Card, Cards, LinkButton } from '../../ui/index.ts'
import { paths } from './paths.ts'
import { texts } from './texts.ts'

/** One function that the person may act in now. */
export type Appointment = { id: string; functionName: string; unitName: string; organisationName: string }

/** A page of the platform: what `showPage` draws. */
export type SessionPage = { title: string; lead?: string; body: Content; status?: number; wide?: boolean }

export function signInPage(language: Language, to: string): SessionPage {
  const t = texts(language)
  return {
    title: t.signInHeading,
    lead: t.signInLead,
    body: (
      <>
        <LinkButton href={paths.start({ to })} plain>
          {t.signInButton}
        </LinkButton>
        <p>{t.danger}</p>
      </>
    ),
  }
}

export function signedOutPage(language: Language, providerLeft: boolean): SessionPage {
  const t = texts(language)
  return {
    title: t.signedOutHeading,
    lead: providerLeft ? t.providerLeftLead : t.signedOutLead,
    body: <LinkButton href={paths.signIn()}>{t.signInAgain}</LinkButton>,
  }
}

/** Shown for a moment while the browser goes on to the provider. */
export function signingOutPage(language: Language, address: string): SessionPage {
  const t = texts(language)
  return {
    title: t.signingOutHeading,
    lead: t.signingOutLead,
    body: (
      <LinkButton href={address} plain>
        {t.goOn}
      </LinkButton>
    ),
  }
}

/** The account's name at the provider is shown, since whoever adds it needs it. */
export function unknownPersonPage(
  language: Language,
  subject: string,
  help: string | undefined,
): SessionPage {
  const t = texts(language)
  return {
    title: t.unknownHeading,
    lead: t.unknownLead,
    status: 403,
    body: (
      <>
        <p>{t.unknownStaff}</p>
        <p>{t.unknownGuardian}</p>
        {help && (
          <p>
            {t.unknownHelp} {help}
          </p>
        )}
        <p>
          {t.yourId} <code>{subject}</code>.
        </p>
        <LinkButton href={paths.start({ again: true })} variant="secondary" plain>
          {t.tryOther}
        </LinkButton>
      </>
    ),
  }
}

/** `isStaff`: has held a function. A parent who is a guardian of nobody any more is told nothing of why. */
export function noAppointmentPage(language: Language, { isStaff }: { isStaff: boolean }): SessionPage {
  const t = texts(language)
  return {
    title: isStaff ? t.noneHeading : t.nothingHeading,
    lead: isStaff ? t.noneLead : t.nothingLead,
    status: 403,
    body: (
      <LinkButton href={paths.start({ again: true })} variant="secondary" plain>
        {t.tryOther}
      </LinkButton>
    ),
  }
}

export function refusedPage(language: Language, reason: 'cancelled' | 'stale', to: string): SessionPage {
  const t = texts(language)
  const stale = reason === 'stale'
  return {
    title: stale ? t.staleHeading : t.cancelledHeading,
    lead: stale ? t.staleLead : t.cancelledLead,
    status: stale ? 400 : 200,
    body: (
      <>
        <LinkButton href={paths.start({ to })} plain>
          {stale ? t.beginAgain : t.signInButton}
        </LinkButton>
        {stale && <p>{t.noCookie}</p>}
      </>
    ),
  }
}

type Choice = { appointments: Appointment[]; guardian: boolean; to: string }

export function appointmentsPage(language: Language, { appointments, guardian, to }: Choice): SessionPage {
  const t = texts(language)
  return {
    title: t.chooseHeading,
    lead: t.chooseLead,
    wide: true,
    body: (
      <Cards>
        {appointments.map(({ id, functionName, unitName, organisationName }) => (
          <OneChoice
            name={functionName}
            text={`${unitName}, ${organisationName}`}
            value={id}
            act={t.act(functionName)}
            to={to}
          />
        ))}
        {guardian && (
          <OneChoice name={t.asGuardian} text={t.asGuardianText} value="guardian" act={t.goOn} to={to} />
        )}
      </Cards>
    ),
  }
}

function OneChoice({
  name,
  text,
  value,
  act,
  to,
}: {
  name: string
  text: string
  value: string
  act: string
  to: string
}) {
  return (
    <Card heading={name}>
      <p>{text}</p>
      <form method="post" action={paths.appointments()}>
        <input type="hidden" name="to" value={to} />
        <Buttons>
          <Button name="appointment" value={value}>
            {act}
          </Button>
        </Buttons>
      </form>
    </Card>
  )
}
