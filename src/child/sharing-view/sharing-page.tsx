import { formatDate } from '../../platform/i18n/index.ts'
import type { AreaLabels } from '../../sharing/index.ts'
import { BackLink, Buttons, Card, DescriptionList, Details, EmptyState, Layout, LinkButton, Live, usePage, Written } from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { sharingPaths } from './paths.ts'
import type { Sharing } from './sharings.ts'
import { texts } from './texts.ts'
import { areaWords, endWords, fromToWords, lastDay, receiverName, untilWords, whatWords } from './words.ts'

type Props = { child: Child; sharings: Sharing[]; labels: AreaLabels }

/** All that my unit has given about the child, and what it has chosen not to give. */
export function SharingPage({ child, sharings, labels }: Props) {
  const t = texts(usePage().lang)
  const name = childName(child)
  const live = sharings.filter(sharing => sharing.live)
  const withheld = sharings.filter(sharing => sharing.decision === 'withheld')
  const past = sharings.filter(sharing => sharing.decision === 'given' && !sharing.live)
  return (
    <Layout title={`${t.heading}: ${name}`} heading={t.heading} lead={t.lead(name)} back={<BackLink href={childPaths.child(child.id)}>{name}</BackLink>}>
      <Live topic={`child:${child.id}`} />
      <Card heading={t.live}>
        {live.length === 0 ? <EmptyState says={t.nobody}>{t.emptyMore}</EmptyState> : live.map(sharing => <Given sharing={sharing} labels={labels} />)}
      </Card>
      {withheld.length > 0 && (
        <Card heading={t.withheld}>
          {withheld.map(sharing => (
            <Given sharing={sharing} labels={labels} />
          ))}
        </Card>
      )}
      {past.length > 0 && (
        <Card heading={t.past}>
          {past.map(sharing => (
            <Given sharing={sharing} labels={labels} />
          ))}
        </Card>
      )}
      <Buttons>
        <LinkButton href={`/children/${child.id}/consents`} variant="secondary">
          {t.consents}
        </LinkButton>
        <LinkButton href={sharingPaths.withholding(child.id)} variant="quiet">
          {t.withhold}
        </LinkButton>
      </Buttons>
    </Layout>
  )
}

function Given({ sharing, labels }: { sharing: Sharing; labels: AreaLabels }) {
  const { lang } = usePage()
  const t = texts(lang)
  const receiver = receiverName(sharing, lang)
  const by = [sharing.from.functionName, sharing.from.personName].filter(Boolean).join(', ')
  const { withheld, detail } = sentences(sharing, labels, lang)
  return (
    <article class="given flow" id={`d-${sharing.id}`}>
      <div class="card-head">
        <h3>{receiver}</h3>
        {sharing.live && (
          <a href={sharingPaths.end(sharing.id)} aria-label={t.endWith(receiver)}>
            {t.end}
          </a>
        )}
      </div>
      <p class="hint">{'functionId' in sharing.to ? sharing.to.organisationName : t.guardianIs}</p>
      <p>{detail}</p>
      {withheld && <Written>{sharing.purpose}</Written>}
      <Details summary={t.more}>
        <DescriptionList
          items={[
            [t.ground, `${sharing.ground} (${sharing.paragraph})`],
            ...(withheld ? [] : [[t.why, sharing.purpose] as const]),
            ...(sharing.familyView ? [[t.familySays, sharing.familyView] as const] : []),
            [t.told, sharing.informed ? t.toldYes : t.toldNo(sharing.notInformedReason)],
          ]}
        />
        <p class="hint">{withheld ? t.decided(formatDate(sharing.madeAt, lang), by) : t.given(formatDate(sharing.madeAt, lang), by)}</p>
      </Details>
    </article>
  )
}

function sentences(sharing: Sharing, labels: AreaLabels, lang: 'sv' | 'en') {
  const withheld = sharing.decision === 'withheld'
  const areas = areaWords(sharing, labels, lang)
  const said = withheld
    ? [areas, `${texts(lang).reconsider(formatDate(lastDay(sharing.validUntil), lang))}.`]
    : sharing.live
      ? [`${whatWords(sharing, lang)}.`, areas, untilWords(sharing, lang)]
      : [`${whatWords(sharing, lang)}.`, fromToWords(sharing, lang), `${endWords(sharing, lang)}.`]
  return { withheld, detail: said.filter(Boolean).join(' ') }
}
