import { type Context, Hono } from 'hono'
import { signedOut } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { isMailAddress } from '../../platform/mail/index.ts'
import { type AppEnv, render } from '../../platform/page.tsx'
import { chooseMail, readMyMail, setMyAddress } from './mail.ts'
import { addressSchema, settings, settingsPaths } from './noun.ts'
import { SettingsPage } from './settings-page.tsx'
import { texts } from './texts.ts'

export const settingsRoutes = new Hono<AppEnv>()
  .get(settingsPaths.settings.pattern, async c => {
    const guardian = isGuardian(c)
    return render(
      c,
      <SettingsPage
        mail={await readMyMail(c.var.tx)}
        {...{ guardian }}
        saved={c.req.query('saved') === '1'}
      />,
    )
  })
  .post(settingsPaths.mail.pattern, async c => {
    const guardian = isGuardian(c)
    const mail = await readMyMail(c.var.tx)
    return submit(c, settings.fields, {
      t: texts(c.var.language),
      again: state => <SettingsPage {...{ mail, guardian, state }} />,
      run: async ({ choice }) => {
        await chooseMail(c.var.tx, choice)
        return settingsPaths.settings({ saved: 1 })
      },
    })
  })
  .post(settingsPaths.address.pattern, async c => {
    const guardian = isGuardian(c)
    const mail = await readMyMail(c.var.tx)
    const t = texts(c.var.language)
    return submit(c, addressSchema, {
      t,
      again: state => <SettingsPage {...{ mail, guardian }} address={state} />,
      check: ({ email }) => (isMailAddress(email) ? undefined : { email: t.emailWrong }),
      run: async ({ email }) => {
        await setMyAddress(c.var.tx, email)
        return settingsPaths.settings({ saved: 1 })
      },
    })
  })
  // One press, and no question: what is asked to stop stops.
  .post(settingsPaths.off.pattern, async c => {
    isGuardian(c)
    await chooseMail(c.var.tx, 'off')
    return c.redirect(settingsPaths.settings({ saved: 1 }), 303)
  })

/** Whoever is signed in has settings, in a function or not. */
function isGuardian(c: Context<AppEnv>) {
  if (!c.var.actor) throw signedOut()
  return c.var.actor.guardian
}
