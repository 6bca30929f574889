import { holderOrPost, holderOrPostInside } from '../../people/holders/index.ts'
import { Alert, Button, Card, Form, LinkButton, NextStep, usePage } from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { requestPaths } from './noun.ts'
import type { SupportRequest } from './requests.ts'
import { allows, type Part } from './states.ts'
import { texts } from './texts.ts'

type Props = { child: Child; request: SupportRequest; part: Part }

/** A no is no dead end: the sender asks somebody else, and whether they read on; the one who said no sees what they may still read. */
export function AfterNo({ child, request, part }: Props) {
  const t = texts(usePage().lang)
  const { disclosure, to, state } = request
  if (state !== 'declined') return null
  const readable = disclosure && !disclosure.ended
  if (part === 'receiver')
    return readable ? <Alert heading={t.youSaidNo}>{t.youReadUntil(disclosure.until)}</Alert> : null
  if (!child.own) return null
  return (
    <>
      {allows(part, 'askAnother', state) && (
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
