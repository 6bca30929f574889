import { type Context, Hono } from 'hono'
import { countyPaths } from '../../learning/county/index.ts'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { readCountyPage } from './county.ts'
import { CountyPage } from './county-page.tsx'
import { answerCountyFile } from './files.ts'

export const countyPageRoutes = new Hono<AppEnv>()
  .get(countyPaths.page.pattern, async c =>
    render(c, <CountyPage {...(await readCountyPage(readerOf(c)))} />),
  )
  .get(countyPaths.file.pattern, async c =>
    answerCountyFile(c, c.req.param('format'), await readCountyPage(readerOf(c))),
  )

const readerOf = (c: Context<AppEnv>) => ({ tx: c.var.tx, actor: staffOf(c), language: c.var.language })
