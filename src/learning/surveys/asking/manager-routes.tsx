import { Hono } from 'hono'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, render } from '../../../platform/page.tsx'
import { surveyPaths } from '../noun.ts'
import { getLive } from './live-survey.ts'
import { listManagers, saveManagers } from './managers.ts'
import { managersSchema, readManagers } from './managers-form.ts'
import { ManagersPage } from './managers-page.tsx'
import { sendInvitations } from './surveys.ts'
import { listTargets } from './targets.ts'
import { askingTexts } from './texts.ts'

/** Who forwards the link in each unit, all on one page. */
export const managerRoutes = new Hono<AppEnv>()
  .get(surveyPaths.managers.pattern, async c => {
    const survey = await getLive(c, 'forwarded')
    const rows = await listManagers(c.var.tx, survey.id, await listTargets(c.var.tx, survey.id))
    return render(c, <ManagersPage survey={survey} rows={rows} />)
  })
  .post(surveyPaths.managers.pattern, async c => {
    const { tx, language } = c.var
    const t = askingTexts(language)
    const survey = await getLive(c, 'forwarded')
    let rows = await listManagers(tx, survey.id, await listTargets(tx, survey.id))
    let saved = 0
    return submit(c, managersSchema(rows), {
      t,
      again: state => <ManagersPage survey={survey} rows={rows} state={state} saved={saved} />,
      run: async (_data, values) => {
        // As it was sent: an empty line first is a unit without an address, and is not to be trimmed away.
        const { addresses, errors, values: shown } = readManagers(rows, await c.req.formData(), t)
        await saveManagers(tx, rows, addresses)
        if (survey.state === 'open') await sendInvitations(tx, survey.id)
        if (Object.keys(errors).length === 0) return surveyPaths.survey(survey.id, { done: 'saved' })
        // What is right is kept, although the page is shown again for what is not.
        c.var.keep()
        saved = [...addresses.values()].filter(Boolean).length
        rows = rows.map(row => ({ ...row, address: addresses.get(row.id) ?? row.address }))
        Object.assign(values, shown)
        return { errors }
      },
    })
  })
