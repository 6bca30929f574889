import { formatDate, insideSentence } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import {
  AtMost,
  BackLink,
  Buttons,
  Card,
  Details,
  EmptyState,
  Layout,
  Lines,
  LinkButton,
  Live,
  usePage,
  Written,
} from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { consentPaths } from '../consents/index.ts'
import { sharingPaths } from './noun.ts'
import { byReceiver } from './receivers.ts'
import { mostSharings, type Sharing } from './sharings.ts'
import { texts } from './texts.ts'
import {
  areaWords,
  endWords,
  fromToWords,
  lastDay,
  receiverInside,
  receiverLines,
  receiverName,
  untilWords,
  whatWords,
} from './words.ts'

type Props = { child: Child; sharings: Sharing[]; labels: AreaLabels }

/** All that my unit has given about the child, and what it has chosen not to give. */
export function SharingPage({ child, sharings, labels }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const name = childName(child)
  const live = sharings.filter(sharing => sharing.live)
  const withheld = sharings.filter(sharing => sharing.decision === 'withheld')
  const past = sharings.filter(sharing => sharing.decision === 'given' && !sharing.live)
  return (
    <Layout
      title={`${t.heading}: ${name}`}
      about={child}
      heading={t.heading}
      lead={t.lead(name)}
      back={<BackLink href={childPaths.child(child.id)}>{name}</BackLink>}
    >
      <Live topic={`child:${child.id}`} />
      {live.length === 0 && (
        <Card heading={t.live}>
          <EmptyState says={t.nobody}>{t.emptyMore}</EmptyState>
        </Card>
      )}
      {byReceiver(live).map(received => (
        <ReceiverCard {...received} labels={labels} />
      ))}
      {withheld.length > 0 && (
        <Card heading={t.withheld}>
          {withheld.map(sharing => (
            <section class="flow">
              <h3>{receiverName(sharing, lang)}</h3>
              <Written>{sharing.purpose}</Written>
              <Given sharing={sharing} labels={labels} />
            </section>
          ))}
        </Card>
      )}
      {past.length > 0 && (
        <Details summary={`${t.past} (${past.length})`}>
          <Lines
            items={past.map(sharing => ({
              title: receiverName(sharing, lang),
              detail: `${whatWords(sharing, lang)}. ${fromToWords(sharing, lang)} ${endWords(sharing, lang)}.`,
            }))}
          />
        </Details>
      )}
      <AtMost most={mostSharings} shown={sharings.length} />
      <Buttons>
        <LinkButton href={consentPaths.consents(child.id)} variant="secondary">
          {t.consents}
        </LinkButton>
        <LinkButton href={sharingPaths.withholding(child.id)} variant="quiet">
          {t.withhold}
        </LinkButton>
      </Buttons>
    </Layout>
  )
}

/** A receiver who may read something now: all of it in one sentence, then each disclosure with its ground and a link to end it. */
function ReceiverCard({ whole, parts, labels }: { whole: Sharing; parts: Sharing[]; labels: AreaLabels }) {
  const { lang } = usePage()
  const t = texts(lang)
  const { name, post } = receiverLines(whole, lang)
  return (
    <Card heading={name}>
      <p class="hint">{'functionId' in whole.to ? `${post}, ${whole.to.organisationName}` : post}</p>
      <p>
        {whatWords(whole, lang)}. {untilWords(whole, lang)}
      </p>
      <Lines
        items={parts.map(sharing => ({
          title: `${whatWords(sharing, lang)}.`,
          detail: <Given sharing={sharing} labels={labels} />,
          beside: (
            <a
              href={sharingPaths.end(sharing.id)}
              aria-label={`${t.endWith(receiverInside(sharing, lang))}: ${whatWords(sharing, lang)}`}
            >
              {t.end}
            </a>
          ),
        }))}
      />
    </Card>
  )
}

/** Until when, on which ground, why, and what the family says. */
function Given({ sharing, labels }: { sharing: Sharing; labels: AreaLabels }) {
  const { lang } = usePage()
  const t = texts(lang)
  const by = nameAndPost(sharing.from.personName, insideSentence(sharing.from.functionName))
  const withheld = sharing.decision === 'withheld'
  const day = formatDate(lastDay(sharing.validUntil), lang)
  const until = `${withheld ? t.reconsider(day) : t.until(day)}.`
  return (
    <>
      {[areaWords(sharing, labels, lang), until].filter(Boolean).join(' ')}
      {!withheld && ` ${t.whyWords(sharing.purpose)}`}{' '}
      {sharing.familyView && t.familyWords(sharing.familyView)}{' '}
      {t.groundWords(sharing.ground, sharing.paragraph)}{' '}
      {sharing.informed ? t.told : t.notTold(sharing.notInformedReason)}{' '}
      {withheld
        ? t.decided(formatDate(sharing.madeAt, lang), by)
        : t.given(formatDate(sharing.madeAt, lang), by)}
    </>
  )
}
