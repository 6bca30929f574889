import { formatDateTime } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import { BackLink, Card, EmptyState, Layout, LinkButton, Live, usePage, Written } from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { DangerLink } from './danger-link.tsx'
import { reportPaths } from './noun.ts'
import type { Report } from './reports.ts'
import { texts } from './texts.ts'

/** The reports that have been made, and when. */
export function ReportsPage({ child, reports }: { child: Child; reports: Report[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const name = childName(child)
  return (
    <Layout
      title={`${t.reports}: ${name}`}
      about={child}
      heading={t.reports}
      lead={t.reportsLead}
      narrow
      back={<BackLink href={childPaths.child(child.id)}>{name}</BackLink>}
    >
      <Live topic={`child:${child.id}`} />
      <DangerLink childId={child.id} />
      {reports.length === 0 && (
        <Card>
          <EmptyState says={t.none} />
        </Card>
      )}
      {reports.map(report => (
        <Card heading={formatDateTime(report.madeAt, lang)}>
          <p>{t.toWhom(report.madeTo, t[`how_${report.how}`])}</p>
          <p>{report.guardiansTold ? t.toldYes : t.toldNo(report.notToldReason)}</p>
          {report.note && <Written>{report.note}</Written>}
          <p class="hint">{nameAndPost(report.byPerson, report.by)}</p>
        </Card>
      ))}
      <p>
        <LinkButton href={reportPaths.newReport(child.id)} variant="secondary">
          {t.record}
        </LinkButton>
      </p>
    </Layout>
  )
}
