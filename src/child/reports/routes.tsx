import { type Context, Hono } from 'hono'
import { readForm } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { childName, findChild, getOwnChild } from '../children/index.ts'
import { DangerPage } from './danger-page.tsx'
import { NewReportPage } from './new-report-page.tsx'
import { reportPaths } from './noun.ts'
import { madeAt, reportMistakes, reportSchema } from './report-form.ts'
import { listReports, recordReport } from './reports.ts'
import { ReportsPage } from './reports-page.tsx'
import { texts } from './texts.ts'

export const reportRoutes = new Hono<AppEnv>()
  .get(reportPaths.danger.pattern, async c => {
    const contact = c.var.actor
      ? await c.var.tx.selectFrom('people.collaborations').select('contact').executeTakeFirst()
      : undefined
    return render(c, <DangerPage child={await findAskedChild(c)} contact={contact?.contact ?? ''} />)
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
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    const t = texts(language)
    const read = await readForm(c, reportSchema, {
      language,
      missing: {
        madeTo: t.madeToMissing,
        how: t.howMissing,
        guardiansTold: t.toldMissing,
        madeTime: t.timeMissing,
      },
    })
    if (!read.ok) return render(c, <NewReportPage child={child} state={read.state} />, 422)
    const errors = reportMistakes(read.data, t)
    if (Object.keys(errors).length)
      return render(c, <NewReportPage child={child} state={{ values: read.values, errors }} />, 422)
    const { data } = read
    await recordReport(tx, actor, {
      ...data,
      childId: child.id,
      madeAt: madeAt(data),
      guardiansTold: data.guardiansTold === 'yes',
    })
    c.var.log({ act: 'write', childId: child.id, kind: 'report', id: child.id })
    return c.redirect(reportPaths.reports(child.id), 303)
  })

/** The page is open to all: a child in its address is named only to those who have the record, and otherwise left out. */
async function findAskedChild(c: Context<AppEnv>) {
  const { actor, tx } = c.var
  const id = c.req.query('child') ?? ''
  if (!actor?.functionId || !isId(id)) return undefined
  const child = await findChild(tx, actor, id)
  if (!child?.own) return undefined
  c.var.log(logRead(child.id, 'child', child.id))
  return { id: child.id, name: childName(child) }
}
