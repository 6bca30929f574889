import { type Context, Hono } from 'hono'
import { submit } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { childName, findChild, getOwnChild } from '../children/index.ts'
import { DangerPage } from './danger-page.tsx'
import { NewReportPage } from './new-report-page.tsx'
import { reportPaths } from './noun.ts'
import { listReceptions } from './receptions.ts'
import { madeAt, reportMistakes, reportSchema } from './report-form.ts'
import { listReports, recordReport } from './reports.ts'
import { ReportsPage } from './reports-page.tsx'
import { texts } from './texts.ts'

export const reportRoutes = new Hono<AppEnv>()
  .get(reportPaths.danger.pattern, async c => {
    // Not the contact of the collaboration, who helps with Kring and takes no reports.
    const receptions = c.var.actor ? await listReceptions(c.var.tx) : []
    return render(c, <DangerPage child={await findAskedChild(c)} receptions={receptions} />)
  })
  .get(reportPaths.reports.pattern, async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    c.var.log(logRead(child.id, 'report', child.id))
    return render(c, <ReportsPage child={child} reports={await listReports(c.var.tx, child.id)} />)
  })
  .get(reportPaths.newReport.pattern, async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    c.var.log(logRead(child.id, 'report', child.id))
    return render(c, <NewReportPage child={child} />)
  })
  .post(reportPaths.reports.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const t = texts(c.var.language)
    return submit(c, reportSchema, {
      t,
      again: state => <NewReportPage child={child} state={state} />,
      check: data => reportMistakes(data, t),
      run: async data => {
        await recordReport(c.var.tx, actor, {
          ...data,
          childId: child.id,
          madeAt: madeAt(data),
          guardiansTold: data.guardiansTold === 'yes',
        })
        c.var.log({ act: 'write', did: 'recorded', childId: child.id, kind: 'report', id: child.id })
        return reportPaths.reports(child.id)
      },
    })
  })

/** The page is open to everybody: a child in its URL is named only to those who have the record, and otherwise left out. */
async function findAskedChild(c: Context<AppEnv>) {
  const { actor, tx } = c.var
  const id = c.req.query('child') ?? ''
  if (!actor?.functionId || !isId(id)) return undefined
  const child = await findChild(tx, actor, id)
  if (!child?.own) return undefined
  c.var.log(logRead(child.id, 'child', child.id))
  return { id: child.id, name: childName(child) }
}
