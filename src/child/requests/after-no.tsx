import { formatDateTime } from '../../i18n/index.ts'
import { holderOrPost, holderOrPostInside } from '../../people/holders/index.ts'
import { maxOf } from '../../platform/forms.ts'
import {
  Alert,
  Button,
  Card,
  Details,
  Form,
  type FormState,
  LinkButton,
  NextStep,
  TextArea,
  usePage,
  Voice,
  Written,
} from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { requestPaths } from './noun.ts'
import { endSchema } from './request-form.ts'
import type { SupportRequest } from './requests.ts'
import { allows, type Part } from './states.ts'
import { texts } from './texts.ts'

type Props = { child: Child; request: SupportRequest; part: Part; state?: FormState | undefined }

/** A no is no dead end: the sender asks somebody else, and whether they read on; the one who said no sees what they may still read. */
export function AfterNo({ child, request, part, state: sent = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const { disclosure, to, state, end } = request
  if (state !== 'declined') return null
  const readable = disclosure && !disclosure.ended
  if (part === 'receiver')
    return readable ? <Alert heading={t.youSaidNo}>{t.youReadUntil(disclosure.until)}</Alert> : null
  if (!child.own) return null
  return (
    <>
      {end?.how === 'enough' && (
        <Card heading={t.enough}>
          <Voice who={[end.by, formatDateTime(new Date(end.at), lang)].filter(Boolean).join(', ')}>
            <Written>{end.words}</Written>
          </Voice>
        </Card>
      )}
      {end?.how === 'asked_another' && <p>{t.askedAnother(formatDateTime(new Date(end.at), lang))}</p>}
      {!end && allows(part, 'askAnother', state) && (
        <NextStep
          heading={t.theySaidNo(`${holderOrPostInside(to)}, ${to.unitName},`)}
          action={
            <LinkButton href={requestPaths.newRequest(child.id, { again: request.id })}>
              {t.askAnother}
            </LinkButton>
          }
        >
          {t.askAnotherLead}
        </NextStep>
      )}
      {!end && allows(part, 'settle', state) && (
        <Details summary={t.enough} open={Boolean(sent.errors)}>
          <p>{t.enoughLead}</p>
          <Form action={requestPaths.end(request.id)} id="end" state={sent} once>
            <TextArea
              name="words"
              label={t.enoughWords}
              hint={t.enoughHint}
              maxLength={maxOf(endSchema, 'words')}
              rows={3}
            />
            <Button variant="secondary">{t.enoughVerb}</Button>
          </Form>
        </Details>
      )}
      {end && allows(part, 'askAnother', state) && (
        <p>
          <a href={requestPaths.newRequest(child.id, { again: request.id })}>{t.askAnother}</a>
        </p>
      )}
      {readable && allows(part, 'endReading', state) && (
        <Card heading={t.readOn}>
          <p>{t.endReadingLead(`${holderOrPost(to)}, ${to.unitName},`, disclosure.until)}</p>
          <Form action={requestPaths.readingEnd(request.id)} id="reading-end">
            <Button variant="secondary">{t.endReading}</Button>
          </Form>
        </Card>
      )}
    </>
  )
}
