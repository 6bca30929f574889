import type { Child as Content } from 'hono/jsx'
import { type Child, childAge, childName, childPaths } from '../../child/children/index.ts'
import { consentPaths } from '../../child/consents/index.ts'
import { protectionPaths } from '../../child/protection/index.ts'
import { reportPaths } from '../../child/reports/index.ts'
import { Alert, BackLink, Buttons, Card, DangerBox, Hub, Layout, Live, usePage } from '../../ui/index.ts'
import { logPaths } from '../log/index.ts'
import type { Contribution, Overview } from './overview.ts'
import { texts } from './texts.ts'

/** The order on the page: how it is, what is done, what waits. A noun that is not named comes after. */
const cards = ['assessments', 'plans', 'worries', 'requests', 'meetings']
/** Whose next step goes before: an answer that someone waits for, a meeting that is near, the plan. */
const steps = ['worries', 'meetings', 'plans']

/** The hub: what is next, how it is, what goes on, and who is around. */
export function ChildPage({ child, contributions }: Overview) {
  const t = texts(usePage().lang)
  const name = childName(child)
  const lead = [
    child.own && !child.protected
      ? t.yearsBorn(childAge(child.birthDate), child.birthDate)
      : t.years(childAge(child.birthDate)),
    child.protected && t.protectedIdentity,
    child.interpreter && t.interpreterNeeded(child.language),
    ...contributions.map(({ noun, shown }) => noun.lead?.(shown)),
  ]
  return (
    <Layout
      title={name}
      about={child}
      lead={`${lead.filter(Boolean).join('. ')}.`}
      back={<BackLink href={childPaths.children()}>{t.heading}</BackLink>}
      aside={
        <>
          <Card heading={t.around(child.givenName)}>
            <Hub name={child.givenName} people={peopleAround(contributions)} />
          </Card>
          {contributions.map(({ noun, shown }) => noun.beside?.(shown))}
        </>
      }
    >
      <Live topic={`child:${child.id}`} />
      {nextStep(child, contributions)}
      <DangerBox href={reportPaths.danger({ child: child.own && child.id })} />
      {child.mergedInto ? (
        <Alert>
          {t.older} <a href={childPaths.child(child.mergedInto)}>{t.toKept}</a>{' '}
          <a href={logPaths.childLog(child.id)}>{t.olderLog}</a>
        </Alert>
      ) : (
        !child.own && <Alert>{t.given(child.unitName)}</Alert>
      )}
      {inOrder(contributions, cards).map(({ noun, shown }) => noun.card?.(shown))}
      {child.own && <More child={child} />}
    </Layout>
  )
}

/** One main thing; in my own unit's record, where there is none, what one may begin with. */
function nextStep(child: Child, contributions: Contribution[]): Content {
  const ordered = inOrder(contributions, steps)
  for (const { noun, shown } of ordered) {
    const step = noun.nextStep?.(shown)
    if (step) return step
  }
  if (!child.own) return null
  return <Buttons>{ordered.map(({ noun, shown }) => noun.firstStep?.(shown))}</Buttons>
}

function inOrder(contributions: Contribution[], names: readonly string[]) {
  const place = ({ name }: Contribution) => (names.includes(name) ? names.indexOf(name) : names.length)
  return contributions.toSorted((one, other) => place(one) - place(other))
}

/** Each function once, where the first noun names it. */
function peopleAround(contributions: Contribution[]) {
  const known = new Set<string>()
  return contributions
    .flatMap(({ noun, shown }) => noun.people?.(shown) ?? [])
    .filter(({ functionId: id }) => !id || (!known.has(id) && known.add(id)))
}

function More({ child }: { child: Child }) {
  const t = texts(usePage().lang)
  const places = [
    [consentPaths.consents(child.id), t.consents],
    [logPaths.childLog(child.id), t.log],
    [reportPaths.reports(child.id), t.report],
    [protectionPaths.protection(child.id), t.protectionLink],
  ] as const
  return (
    <Card heading={t.more}>
      <ul>
        {places.map(([href, label]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
