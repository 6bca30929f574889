import { type Context, Hono } from 'hono'
import { daysFromToday } from '../../../i18n/index.ts'
import { processLeaderOf } from '../../../people/kinds/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { readForm, submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render } from '../../../platform/page.tsx'
import type { FormState } from '../../../ui/index.ts'
import { countyLink, countyPaths } from '../noun.ts'
import { addressesIn, linkErrors, linkSchema, mailErrors, mailSchema, publicitySchema } from './forms.ts'
import { LinkPage, MadePage, NewLinkPage } from './link-pages.tsx'
import { endLink, getLink, isPublic, listLinks, listMails, mailLink, makeLink, setPublic } from './links.ts'
import { OpeningsPage } from './openings-page.tsx'
import { linkTexts } from './texts.ts'

type C = Context<AppEnv>

/** Who reads the county page without an account: the process leader says. `origin`: our public address. */
export const countyLinkRoutes = ({ origin }: { origin: string }) =>
  new Hono<AppEnv>()
    .get(countyPaths.openings.pattern, async c => {
      processLeaderOf(c)
      return render(c, await openingsPage(c))
    })
    .post(countyPaths.publicity.pattern, async c => {
      const actor = processLeaderOf(c)
      // Not by submit(): a button without a field; what it never sends changes nothing.
      const read = await readForm(c, publicitySchema, { language: c.var.language })
      if (read.ok)
        await setPublic(c.var.tx, actor, { shown: read.data.shown === 'yes', once: read.data.once })
      return c.redirect(countyPaths.openings(), 303)
    })
    .get(countyPaths.newLink.pattern, c => {
      processLeaderOf(c)
      return render(c, <NewLinkPage state={{ values: { lastOn: daysFromToday(14) } }} />)
    })
    .post(countyPaths.links.pattern, async c => {
      processLeaderOf(c)
      const t = linkTexts(c.var.language)
      return submit(c, linkSchema, {
        t,
        check: data => linkErrors(data, t),
        again: state => <NewLinkPage state={state} />,
        run: async data => {
          const { id, token } = await makeLink(c.var.tx, data)
          // Shown here and nowhere else: no address may hold it (ADR 27), and no cache keeps the page.
          c.header('Cache-Control', 'no-store')
          if (!token) return render(c, await linkPage(c, { id, again: true }))
          return render(c, <MadePage id={id} link={origin + countyLink(token)} lastOn={data.lastOn} />)
        },
      })
    })
    .get(countyPaths.link.pattern, async c => {
      processLeaderOf(c)
      return render(c, await linkPage(c, { asked: c.req.query('asked') === '1' }))
    })
    .post(countyPaths.linkMails.pattern, async c => {
      processLeaderOf(c)
      const t = linkTexts(c.var.language)
      const { id, live } = await getLink(c.var.tx, idOf(c))
      if (!live) throw notFound()
      return submit(c, mailSchema, {
        t,
        check: data => mailErrors(data, t),
        again: state => linkPage(c, { state }),
        run: async ({ addresses, words }) => {
          await mailLink(c.var.tx, id, { addresses: addressesIn(addresses), words })
          return countyPaths.link(id, { asked: 1 })
        },
      })
    })
    .post(countyPaths.linkWithdrawal.pattern, async c => {
      processLeaderOf(c)
      const { id } = await getLink(c.var.tx, idOf(c))
      await endLink(c.var.tx, id)
      return c.redirect(countyPaths.link(id), 303)
    })

const openingsPage = async ({ var: { tx, actor } }: C) => (
  <OpeningsPage
    links={await listLinks(tx)}
    isPublic={await isPublic(tx)}
    collaborationId={actor?.collaborationId ?? ''}
  />
)

async function linkPage(
  c: C,
  { id = idOf(c), ...more }: { id?: string; state?: FormState; asked?: boolean; again?: boolean },
) {
  const link = await getLink(c.var.tx, id)
  return <LinkPage link={link} mails={await listMails(c.var.tx, link.id)} {...more} />
}
