import { Hono } from 'hono'
import { notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, pageIn, render, staffOf } from '../../platform/page.tsx'
import { listFiles } from '../county-files/index.ts'
import { actsAs, administratorOf, isSystemAdministrator, systemAdministratorOf } from '../kinds/index.ts'
import { isAnyDirectorys, listChanges } from './changes.ts'
import { ChangesPage } from './changes-page.tsx'
import { readChecklist } from './checklist.ts'
import { ChecklistPage } from './checklist-page.tsx'
import { changeCollaboration, readCollaboration } from './collaboration.ts'
import { CollaborationPage } from './collaboration-page.tsx'
import { administration, administrationPaths } from './noun.ts'
import { texts } from './texts.ts'

export const administrationRoutes = new Hono<AppEnv>()
  .get(administrationPaths.checklist.pattern, async c => {
    const actor = administratorOf(c)
    const list = await readChecklist(c.var.tx)
    const lastFile = (await listFiles(c.var.tx)).find(({ usedAt }) => usedAt)
    return render(
      c,
      <ChecklistPage
        {...{ list, lastFile }}
        installed={c.var.installed}
        office={actor.unitId}
        system={isSystemAdministrator(actor)}
      />,
    )
  })
  .get(administrationPaths.collaboration.pattern, async c => {
    systemAdministratorOf(c)
    const collaboration = await readCollaboration(c.var.tx)
    return render(c, <CollaborationPage {...{ collaboration }} saved={c.req.query('saved') === '1'} />)
  })
  .post(administrationPaths.collaboration.pattern, async c => {
    const actor = systemAdministratorOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const collaboration = await readCollaboration(tx)
    return submit(c, administration.fields, {
      t,
      check: ({ answerDays }) =>
        /^\d+$/.test(answerDays) && Number(answerDays) >= 1 && Number(answerDays) <= 60
          ? undefined
          : { answerDays: t.answerDaysWrong },
      again: state => <CollaborationPage {...{ collaboration, state }} />,
      run: async ({ reason, answerDays, ...data }) => {
        await changeCollaboration(tx, actor, { ...data, answerDays: Number(answerDays) }, reason)
        return administrationPaths.collaboration({ saved: 1 })
      },
    })
  })
  .get(administrationPaths.changes.pattern, async c => {
    // Whoever reviews the log reads what who administers has done.
    const actor = staffOf(c)
    if (!actsAs(actor, 'administrator', 'log_reviewer')) throw notFound()
    const page = pageIn(c.req.query('page'))
    const byDirectories = c.req.query('by') === 'directories'
    const directories = await isAnyDirectorys(c.var.tx)
    return render(
      c,
      <ChangesPage
        {...(await listChanges(c.var.tx, { page, byDirectories }))}
        {...{ page, byDirectories, directories }}
        administers={actsAs(actor, 'administrator')}
      />,
    )
  })
