import { formatDateTime } from '../../i18n/index.ts'
import { FillItems, ReadAnswers, type Version, wordsIn } from '../../instruments/index.ts'
import { holderOrPost, nameAndPost } from '../../people/holders/index.ts'
import { fieldsOf } from '../../platform/forms.ts'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import {
  BackLink,
  Button,
  Card,
  DangerBox,
  Fields,
  Form,
  type FormState,
  Hidden,
  hasMistakes,
  Layout,
  LinkButton,
  Saved,
  usePage,
  Voice,
  Written,
} from '../../ui/index.ts'
import { childPaths } from '../children/index.ts'
import { reportPaths } from '../reports/index.ts'
import { type Double, type Identity, identityFields, sureOf } from '../team/index.ts'
import type { Handed } from './handing.ts'
import { handingTexts } from './handing-texts.ts'
import { worryPaths } from './noun.ts'
import { DraftAgain, HandedReceipt, TakenBack } from './withdrawal-pages.tsx'
import { withdrawalTexts } from './withdrawal-texts.ts'
import { handingSchema } from './worry-form.ts'

/** Which child: found as a place to send to, never as something to open (R10a). */
export function HandingPage({ state = {} }: { state?: FormState }) {
  const { lang } = usePage()
  const t = handingTexts(lang)
  const again = state.values?.again
  return (
    <Layout
      title={t.heading}
      lead={again ? withdrawalTexts(lang).whichAgain : t.lead}
      back={<BackLink href={worryPaths.newWorry()}>{t.back}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <DangerBox href={reportPaths.danger()} />
      <Form action={worryPaths.handing()} state={state} answersItself>
        {again && <Hidden name="again" value={String(again)} />}
        <Fields of={fieldsOf(handingSchema)} t={t} />
        <Button>{t.find}</Button>
      </Form>
      {state.errors?.[''] && (
        <p>
          <a href={childPaths.newChild()}>{t.addChild}</a>
        </p>
      )}
    </Layout>
  )
}

/** Of a child that has another name or day nothing is told; whether it is meant is asked before anything is written. */
export function LikenessPage({
  identity,
  contact,
  again,
}: {
  identity: Identity
  contact: Double['contact']
  again: string
}) {
  const { lang } = usePage()
  const t = handingTexts(lang)
  const who = contact ? holderOrPost(contact) : t.whoever
  const typed = (
    <>
      {again && <Hidden name="again" value={again} />}
      <Typed identity={identity} />
    </>
  )
  return (
    <Layout
      title={t.likenessHeading}
      lead={t.likenessLead(`${identity.givenName} ${identity.familyName}`.trim())}
      back={<BackLink href={worryPaths.handing()}>{t.heading}</BackLink>}
      narrow
    >
      <Card heading={t.likenessYes}>
        <p>{t.likenessYesMeans(who)}</p>
        <Form action={worryPaths.handing()} id="same" answersItself>
          {typed}
          <Hidden name="sure" value={sureOf(identity)} />
          <Button variant="secondary">{t.likenessWrite}</Button>
        </Form>
      </Card>
      <Card heading={t.likenessNo}>
        <p>{t.likenessNoMeans}</p>
        <div class="row buttons">
          <LinkButton href={childPaths.newChild()} variant="secondary">
            {t.addChild}
          </LinkButton>
          <LinkButton href={worryPaths.handing()} variant="quiet">
            {t.likenessCorrect}
          </LinkButton>
        </div>
      </Card>
    </Layout>
  )
}

/** Whom it is about goes along, as it was written. */
const Typed = ({ identity }: { identity: Identity }) => (
  <>
    {(Object.keys(identityFields) as (keyof Identity)[]).map(name => (
      <Hidden name={name} value={identity[name]} />
    ))}
  </>
)

type WriteProps = {
  identity: Identity
  contact: Double['contact']
  version: Version
  labels: AreaLabels
  /** The yes to a child who has another name or day; empty where it is this very one. */
  sure: string
  /** It was handed over before and taken back. */
  isAgain?: boolean
  state?: FormState
}

/** The questions. */
export function HandWritePage({
  identity,
  contact,
  version: { id, definition },
  labels,
  sure,
  isAgain,
  state = {},
}: WriteProps) {
  const { lang } = usePage()
  const t = handingTexts(lang)
  const who = contact ? holderOrPost(contact) : t.whoever
  const introduction = wordsIn(definition.introduction, lang, definition)
  return (
    <Layout
      title={t.writeHeading}
      lead={t.writeLead(`${identity.givenName} ${identity.familyName}`.trim(), who)}
      back={<BackLink href={worryPaths.handing()}>{t.heading}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <DangerBox href={reportPaths.danger()} />
      {isAgain && <DraftAgain />}
      {introduction.text && <p lang={introduction.language}>{introduction.text}</p>}
      <Form action={worryPaths.handedOver()} state={state} once unsaved>
        <Typed identity={identity} />
        {sure && <Hidden name="sure" value={sure} />}
        <Hidden name="instrument" value={id} />
        <FillItems definition={definition} language={lang} areaLabels={labels} folds />
        <Button>{t.send}</Button>
      </Form>
    </Layout>
  )
}

/** What I handed over and what I was answered. */
export function HandedPage({ handed, labels }: { handed: Handed; labels: AreaLabels }) {
  const { lang } = usePage()
  const t = handingTexts(lang)
  const { version, answers, replies } = handed
  const isFresh = handed.undoUntil !== null && handed.undoUntil > new Date()
  return (
    <Layout
      title={t.handedHeading(handed.handedAs)}
      lead={t.handedLead(handed.sentAt.toISOString())}
      back={<BackLink href={worryPaths.newWorry()}>{t.back}</BackLink>}
      narrow
    >
      {isFresh && handed.undoUntil && <HandedReceipt handed={handed} until={handed.undoUntil} />}
      {!isFresh && !handed.answeredAt && !handed.withdrawnAt && <Saved>{t.sent(handed.answerBy)}</Saved>}
      {handed.withdrawnAt && (
        <TakenBack at={handed.withdrawnAt} goOn={worryPaths.handing({ again: handed.id })} />
      )}
      <Card>
        <ReadAnswers
          definition={version.definition}
          answers={answers}
          language={lang}
          areaLabels={labels}
          onlyAnswered
          plain
        />
      </Card>
      <Card heading={t.answers}>
        {replies.length === 0 && <p>{t.noAnswers}</p>}
        {replies.map(reply => (
          <Voice
            who={nameAndPost(reply.personName, reply.functionName, formatDateTime(new Date(reply.at), lang))}
          >
            <Written>{reply.words}</Written>
          </Voice>
        ))}
      </Card>
    </Layout>
  )
}
