import {
  Alert,
  BackLink,
  Card,
  Details,
  Layout,
  Lines,
  LinkButton,
  PhoneLink,
  usePage,
} from '../../ui/index.ts'
import { childPaths } from '../children/index.ts'
import { reportPaths } from './noun.ts'
import type { Reception } from './receptions.ts'
import { texts } from './texts.ts'

/** What to do, for everybody, signed in or not (R5). `child` only where the reader's own unit has the record. */
export function DangerPage({
  child,
  receptions,
}: {
  child?: { id: string; name: string } | undefined
  receptions: readonly Reception[]
}) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.danger}
      lead={t.dangerLead}
      narrow
      back={child && <BackLink href={childPaths.child(child.id)}>{child.name}</BackLink>}
    >
      <Alert tone="danger" heading={t.now}>
        <p>
          <a href="tel:112">
            <strong>{t.callNow}</strong>
          </a>
          . {t.nowMore}
        </p>
      </Alert>
      <Card heading={t.today}>
        <p>{t.todayMore}</p>
        <Receptions of={receptions} />
        <h3>{t.duty}</h3>
        <p>{t.dutyMore}</p>
        <p>{t.everybody}</p>
      </Card>
      <Card heading={t.neverWaits}>
        <p>{t.neverWaitsMore}</p>
      </Card>
      <Card heading={t.notChannel}>
        <p>{t.notChannelMore}</p>
        {child && (
          <>
            <p>{t.recordAfter}</p>
            <LinkButton href={reportPaths.newReport(child.id)}>{t.record}</LinkButton>
          </>
        )}
      </Card>
      <Card heading={t.childItself}>
        <p>
          {t.childItselfMore} <a href="tel:116111">116 111</a>
        </p>
      </Card>
    </Layout>
  )
}

function Receptions({ of }: { of: readonly Reception[] }) {
  const t = texts(usePage().lang)
  const near = of.filter(each => each.near)
  const others = of.filter(each => !each.near)
  if (of.length === 0) return <p>{t.numberMissing}</p>
  return (
    <>
      {near.length > 0 && <Numbers of={near} />}
      {near.length === 0 ? (
        <Numbers of={others} />
      ) : (
        others.length > 0 && (
          <Details summary={t.elsewhere} printed>
            <Numbers of={others} />
          </Details>
        )
      )}
      <p>{near.length > 0 ? t.numberElsewhere : t.numberMissing}</p>
    </>
  )
}

const Numbers = ({ of }: { of: readonly Reception[] }) => (
  <Lines
    items={of.map(({ unit, organisation, phone }) => ({
      title: unit,
      detail: organisation,
      beside: (
        <strong>
          <PhoneLink phone={phone} />
        </strong>
      ),
    }))}
  />
)
