import { daysFromToday, formatDate } from '../../../i18n/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  DateField,
  DescriptionList,
  Form,
  type FormState,
  Layout,
  Live,
  Saved,
  TextArea,
  TextField,
  usePage,
} from '../../../ui/index.ts'
import { countyPaths } from '../noun.ts'
import type { CountyLink, LinkMail } from './links.ts'
import { LinkState, sayMaker } from './openings-page.tsx'
import { linkTexts } from './texts.ts'

export function NewLinkPage({ state }: { state: FormState }) {
  const t = linkTexts(usePage().lang)
  return (
    <Layout
      title={t.newLink}
      lead={t.newLinkLead}
      back={<BackLink href={countyPaths.openings()}>{t.openings}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={countyPaths.links()} state={state} once answersItself>
        <TextField name="purpose" label={t.purpose} hint={t.purposeHint} />
        <DateField name="lastOn" label={t.lastOn} hint={t.lastOnHint} min={daysFromToday(0)} />
        <Button>{t.make}</Button>
      </Form>
    </Layout>
  )
}

/** The only page that the link is ever shown on. */
export function MadePage({ id, link, lastOn }: { id: string; link: string; lastOn: string }) {
  const { lang } = usePage()
  const t = linkTexts(lang)
  return (
    <Layout
      title={t.madeHeading}
      lead={t.madeLead}
      back={<BackLink href={countyPaths.openings()}>{t.openings}</BackLink>}
      narrow
    >
      <p>
        <strong>{t.theLink}</strong>
        <br />
        <code class="survey-link">{link}</code>
      </p>
      <p>
        {t.factLastOn}: {formatDate(lastOn, lang)}. {t.lastOnHint}
      </p>
      <p>
        <a href={countyPaths.link(id)}>{t.madeNext}</a>
      </p>
    </Layout>
  )
}

type LinkProps = { link: CountyLink; mails: LinkMail[]; state?: FormState; asked?: boolean; again?: boolean }

/** One link: how it stands, who gets it by mail, and its end. Never the link itself: nobody has it any more. */
export function LinkPage({ link, mails, state, asked, again }: LinkProps) {
  const { lang } = usePage()
  const t = linkTexts(lang)
  return (
    <Layout
      title={link.purpose}
      back={<BackLink href={countyPaths.openings()}>{t.openings}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      <Live topic={`countylink:${link.id}`} />
      {again && <Alert announce="now">{t.shownAlready}</Alert>}
      {asked && <Saved>{t.asked}</Saved>}
      {!link.live && <Alert>{link.ended ? t.endedNow : t.overNow}</Alert>}
      <Card heading={t.facts} beside={<LinkState link={link} />}>
        <DescriptionList
          items={[
            [t.factLastOn, formatDate(link.lastOn, lang)],
            [t.factOpened, t.times(link.opened)],
            [t.factMadeBy, sayMaker(link)],
          ]}
        />
        <p class="hint">{t.openedHow}</p>
      </Card>
      {link.live && (
        <Card heading={t.mail} id="mail">
          <Mails mails={mails} />
          <Form action={countyPaths.linkMails(link.id)} state={state ?? {}} unsaved>
            <TextArea name="addresses" label={t.addresses} hint={t.addressesHint} rows={3} />
            <TextField name="words" label={t.words} hint={t.wordsHint} optional />
            <Button icon="mail">{t.send}</Button>
          </Form>
        </Card>
      )}
      {link.live && (
        <Card heading={t.end}>
          <p>{t.endHow}</p>
          <Form action={countyPaths.linkWithdrawal(link.id)} id="end">
            <Button variant="danger">{t.end}</Button>
          </Form>
        </Card>
      )}
    </Layout>
  )
}

/** To whom it went and to whom it did not. */
function Mails({ mails }: { mails: LinkMail[] }) {
  const t = linkTexts(usePage().lang)
  const those = (state: LinkMail['state']) =>
    mails.filter(each => each.state === state).map(each => each.address)
  const said = [
    [those('failed'), t.failedTo],
    [those('waiting'), t.waitingFor],
    [those('sent'), t.sentTo],
  ] as const
  return (
    <div role="status">{said.map(([addresses, say]) => addresses.length > 0 && <p>{say(addresses)}</p>)}</div>
  )
}
