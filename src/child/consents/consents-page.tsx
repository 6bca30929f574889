import { formatDate, formatList, type Language } from '../../i18n/index.ts'
import { type AreaLabels, areas, inWheelOrder } from '../../sharing/disclosures/index.ts'
import { BackLink, Card, EmptyState, Layout, Lines, LinkButton, Live, Tag, usePage } from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import type { Consent, Holder } from './consents.ts'
import { InformInstead } from './inform-instead.tsx'
import { consentPaths } from './noun.ts'
import { type ConsentState, mayBeWithdrawn, stateOf } from './states.ts'
import { texts } from './texts.ts'

type Props = {
  child: Child
  consents: Consent[]
  holders: Holder[]
  cover: Map<string, string>
  labels: AreaLabels
}
type T = ReturnType<typeof texts>

/** Who has said yes to what, and whether that is enough. */
export function ConsentsPage({ child, consents, holders, cover, labels }: Props) {
  const t = texts(usePage().lang)
  const name = childName(child)
  const record = <LinkButton href={consentPaths.newConsent(child.id)}>{t.record}</LinkButton>
  return (
    <Layout
      title={`${t.heading}: ${name}`}
      about={child}
      heading={t.heading}
      lead={t.lead}
      back={<BackLink href={childPaths.child(child.id)}>{name}</BackLink>}
    >
      <Live topic={`child:${child.id}`} />
      <InformInstead />
      {consents.length === 0 ? (
        <Card>
          <EmptyState says={t.none} begin={record}>
            {t.noneMore}
          </EmptyState>
        </Card>
      ) : (
        <>
          <p>{record}</p>
          <Reach consents={consents} holders={holders} cover={cover} />
          {consents.map(consent => (
            <Card
              heading={giverName(consent, name, t)}
              href={consentPaths.consent(consent.id)}
              beside={<StateTag state={stateOf(consent)} />}
            >
              <p>{stateSays(consent, t)}</p>
              <ScopeLines consent={consent} labels={labels} />
            </Card>
          ))}
        </>
      )}
    </Layout>
  )
}

/** For each unit: has everyone who is needed said yes? */
function Reach({ consents, holders, cover }: Pick<Props, 'consents' | 'holders' | 'cover'>) {
  const t = texts(usePage().lang)
  const current = consents.filter(mayBeWithdrawn)
  const units = new Map(
    current.flatMap(({ scopes }) =>
      scopes.filter(scope => !scope.withdrawnAt).map(scope => [scope.unitId, scope.unitName] as const),
    ),
  )
  if (units.size === 0) return null
  const saidYes = (unitId: string, holder: Holder) =>
    current.some(
      ({ guardianId, scopes }) =>
        guardianId === holder.id && scopes.some(scope => scope.unitId === unitId && !scope.withdrawnAt),
    )
  const tookBack = (unitId: string, holder: Holder) =>
    consents.some(
      ({ guardianId, scopes }) =>
        guardianId === holder.id && scopes.some(scope => scope.unitId === unitId && scope.withdrawnAt),
    )
  return (
    <Card heading={t.reach}>
      <Lines
        items={[...units].map(([id, name]) => {
          const until = cover.get(id)
          const silent = holders.filter(holder => !saidYes(id, holder))
          const [took, missing] = [true, false].map(back =>
            silent.filter(holder => tookBack(id, holder) === back).map(holder => holder.name),
          ) as [string[], string[]]
          return {
            title: name,
            detail: until ? t.reaches(until) : t.reachesNot(missing, took),
            progress: until ? 'done' : 'waiting',
          }
        })}
      />
    </Card>
  )
}

export const giverName = (
  { givenByChild, giver }: Pick<Consent, 'givenByChild' | 'giver'>,
  child: string,
  t: T,
) => (givenByChild ? t.childItself(child) : (giver ?? ''))

export function StateTag({ state }: { state: ConsentState }) {
  const t = texts(usePage().lang)
  return <Tag tone={state === 'live' ? 'good' : 'neutral'}>{t[state]}</Tag>
}

export function stateSays(consent: Consent, t: T) {
  const says = {
    live: t.liveSays,
    partly_withdrawn: t.partlySays,
    withdrawn: () => t.withdrawnSays,
    expired: t.expiredSays,
    no_custody: () => t.noCustodySays,
  } satisfies Record<ConsentState, (day: string) => string>
  return says[stateOf(consent)](consent.validUntil)
}

/** Each unit of a consent, and what it may know. */
export function ScopeLines({ consent, labels }: { consent: Consent; labels: AreaLabels }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Lines
      items={consent.scopes.map(scope => ({
        title: scope.unitName,
        detail: scope.withdrawnAt
          ? t.scopeWithdrawn(scope.withdrawnAt)
          : t.about(areaList(scope.areas, labels, lang, t)),
      }))}
    />
  )
}

export const areaList = (some: readonly string[], labels: AreaLabels, lang: Language, t: T) =>
  some.length === areas.length
    ? t.wholeWheel
    : formatList(
        inWheelOrder(some).map(area => labels[area]),
        lang,
      )

export const given = (consent: Consent, lang: Language, t: T) =>
  `${formatDate(consent.givenOn, lang)}. ${t[consent.how]}`
