import { Alert, BackLink, Card, Layout, LinkButton, usePage } from '../../ui/index.ts'
import { childPaths } from '../children/index.ts'
import { reportPaths } from './noun.ts'
import { texts } from './texts.ts'

/** What to do, for everybody, signed in or not (R5). `child` only where the reader's own unit has the record. */
export function DangerPage({
  child,
  contact,
}: {
  child?: { id: string; name: string } | undefined
  contact: string
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
        {contact && (
          <p>
            {t.contact}: {contact}
          </p>
        )}
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
          <p>
            <LinkButton href={reportPaths.newReport(child.id)}>{t.record}</LinkButton>
          </p>
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
