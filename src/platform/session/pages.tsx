import type { Child as Content } from 'hono/jsx'
import type { Language } from '../../i18n/index.ts'
import { Button, Buttons, Card, Cards, LinkButton } from '../../ui/index.ts'
import { type Audience, audiences } from '../config.ts'
import type { SignInRefused } from '../oidc/refused.ts'
import { paths } from './paths.ts'
import { texts } from './texts.ts'

/** One function that the person may act in now. */
export type Appointment = { id: string; functionName: string; unitName: string; organisationName: string }

/** A page of the platform: what `showPage` draws. */
export type SessionPage = { title: string; lead?: string; body: Content; status?: number; wide?: boolean }

/** A provider as one chooses it. */
export type Way = { key: string; signsIn: readonly Audience[]; label: string | undefined }

/** One button where there is one provider; otherwise a choice by who one is, and then by the provider's own words. */
export function signInPage(language: Language, to: string, ways: readonly Way[]): SessionPage {
  const t = texts(language)
  const [only] = ways
  if (only && ways.length === 1)
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
  const choices = audiences.flatMap(audience => {
    const theirs = ways.filter(({ signsIn }) => signsIn.includes(audience))
    return theirs.length ? [{ audience, theirs }] : []
  })
  return {
    title: t.signInHeading,
    lead: t.chooseWho,
    wide: true,
    body: (
      <>
        <Cards>
          {choices.map(({ audience, theirs }) => (
            <Card heading={t[`who_${audience}`]}>
              <p>{t[`who_${audience}_text`]}</p>
              <Buttons>
                {theirs.map(({ key, label }) => (
                  <LinkButton href={paths.start({ to, by: key })} plain>
                    {label ?? t[`who_${audience}_button`]}
                  </LinkButton>
                ))}
              </Buttons>
            </Card>
          ))}
        </Cards>
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
  { subject, help, provider }: { subject: string; help: string | undefined; provider: Way },
): SessionPage {
  const t = texts(language)
  const { signsIn, key } = provider
  const isForStaff = signsIn.includes('staff') || signsIn.includes('guests')
  return {
    title: t.unknownHeading,
    lead: t.unknownLead,
    status: 403,
    body: (
      <>
        {isForStaff && <p>{t.unknownStaff}</p>}
        {signsIn.includes('guardians') && <p>{t.unknownGuardian}</p>}
        {help && (
          <p>
            {t.unknownHelp} {help}
          </p>
        )}
        {isForStaff && (
          <p>
            {t.yourId} <code>{subject}</code>.
          </p>
        )}
        <LinkButton href={paths.start({ again: true, by: key })} variant="secondary" plain>
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

type Refusal = { to: string; help: string | undefined; by: string | undefined }

export function refusedPage(
  language: Language,
  reason: SignInRefused['reason'],
  { to, help, by }: Refusal,
): SessionPage {
  const t = texts(language)
  const start = paths.start({ to, ...(by && { by }) })
  if (reason === 'number_wrong' || reason === 'number_missing')
    return {
      title: t.numberHeading,
      lead: reason === 'number_wrong' ? t.numberWrong : t.numberMissing,
      status: 403,
      body: (
        <>
          <p>{t.numberDo}</p>
          {help && (
            <p>
              {t.unknownHelp} {help}
            </p>
          )}
          <LinkButton href={paths.signIn(to)} plain>
            {t.beginAgain}
          </LinkButton>
        </>
      ),
    }
  const stale = reason === 'stale'
  return {
    title: stale ? t.staleHeading : t.cancelledHeading,
    lead: stale ? t.staleLead : t.cancelledLead,
    status: stale ? 400 : 200,
    body: (
      <>
        <LinkButton href={start} plain>
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
