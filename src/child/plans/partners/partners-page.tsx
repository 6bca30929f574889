import type { Language } from '../../../i18n/index.ts'
import { holderOrPost, holderOrPostInside, postLine } from '../../../people/holders/index.ts'
import { type AreaLabels, inWheelOrder } from '../../../sharing/disclosures/index.ts'
import { Card, EmptyState, Layout, Lines, LinkButton, NextStep, usePage } from '../../../ui/index.ts'
import { type ShutOut, WhoIsShutOut } from '../../children/index.ts'
import { lostWords } from '../../consents/index.ts'
import { DraftBack, DraftTabs } from '../draft/draft-tabs.tsx'
import type { HeldFunction } from '../functions.ts'
import { planPaths } from '../noun.ts'
import { areasOf, givenTo, type Part } from '../parts.ts'
import type { Plan } from '../plan.ts'
import { texts } from '../texts.ts'
import type { Partner } from './partner.ts'
import { partnerTexts } from './texts.ts'

type Props = {
  plan: Plan
  partners: Partner[]
  missing: HeldFunction[]
  shutOut: ShutOut[]
  labels: AreaLabels
}

const wordsOf = (lang: Language) => ({ ...texts(lang), ...partnerTexts(lang) })
type T = ReturnType<typeof wordsOf>

export const partnerName = ({ to, name }: Partner) => (to ? holderOrPost(to) : name)
/** The same in the middle of a sentence. */
export const partnerNameInside = ({ to, name }: Partner) => (to ? holderOrPostInside(to) : name)

/** Says in words what somebody gets. */
export const getsWords = (partner: Partner, labels: AreaLabels, t: T) =>
  partner.gets === 'whole'
    ? t.getsWhole
    : partner.gets === 'nothing'
      ? t.getsNothing(partner.reason)
      : t.getsAreas(inWheelOrder(partner.areas).map(area => labels[area]))

export function PartnersPage({ plan, partners, missing, shutOut, labels }: Props) {
  const { lang } = usePage()
  const t = wordsOf(lang)
  const functions = partners.filter(({ functionId }) => functionId)
  const line = (partner: Partner) => ({
    title: partnerName(partner),
    detail: (
      <>
        {partner.to ? postLine(partner.to, lang) : partner.relation}
        <br />
        {getsWords(partner, labels, t)}.{' '}
        {partner.lost ? (
          <strong>{t.lost(lostWords(partner.lost, lang))}</strong>
        ) : partner.ground ? (
          t.until(partner.ground.until)
        ) : (
          partner.functionId && t.groundMissing
        )}
        {partner.endedOn && partner.gets !== 'nothing' && (
          <>
            <br />
            <strong>{t.ended(partner.endedOn)}</strong>
          </>
        )}
      </>
    ),
    beside: (
      <span class="row">
        <a href={planPaths.preview(plan.id, partner.who)}>{t.preview}</a>{' '}
        <a href={planPaths.partner(plan.id, partner.who)}>{t.change}</a>
      </span>
    ),
  })
  return (
    <Layout title={t.heading(plan.childName)} lead={t.leadText} back={<DraftBack plan={plan} />}>
      <DraftTabs plan={plan} here="partners" />
      {missing.length > 0 && (
        <Card heading={t.missing}>
          <Lines
            items={missing.map(one => ({
              title: holderOrPost(one),
              detail: postLine(one, lang),
              beside: (
                <LinkButton href={planPaths.partner(plan.id, one.functionId)} variant="secondary">
                  {t.decide(holderOrPostInside(one))}
                </LinkButton>
              ),
            }))}
          />
        </Card>
      )}
      <Card heading={t.family}>
        <Lines items={partners.filter(({ guardianId }) => guardianId).map(line)} />
        <WhoIsShutOut guardians={shutOut} />
        <p class="hint">{t.guardianRight}</p>
      </Card>
      <Card heading={t.others} beside={<a href={planPaths.newPartner(plan.id)}>{t.addPartner}</a>}>
        {functions.length ? (
          <Lines items={functions.map(line)} />
        ) : (
          <EmptyState
            says={t.othersEmpty}
            begin={<LinkButton href={planPaths.newPartner(plan.id)}>{t.addPartner}</LinkButton>}
          />
        )}
        <p class="hint">{t.ours}</p>
      </Card>
      <NextStep
        heading={t.toPublish}
        action={<LinkButton href={planPaths.newPublication(plan.id)}>{t.publishTab}</LinkButton>}
      >
        {t.toPublishWhy}
      </NextStep>
    </Layout>
  )
}

/** For the picture of who will see what: only the areas that something is written in. */
export const receiverOf = (partner: Partner, frozen: Part[]) => ({
  name: partnerName(partner),
  areas: partner.gets === 'whole' ? ('all' as const) : areasOf(givenTo(partner, frozen, new Set())),
  planned: true,
})
