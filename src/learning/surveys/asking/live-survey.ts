import type { Context } from 'hono'
import { notFound } from '../../../platform/errors/index.ts'
import { type AppEnv, idOf, staffOf } from '../../../platform/page.tsx'
import { getSurvey } from './surveys.ts'

type C = Context<AppEnv>

/** The survey, while there can be more to ask: until it closes. */
export async function getLive(c: C, way?: 'personal' | 'forwarded') {
  const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
  if (survey.state === 'closed' || (way && !survey.ways.includes(way))) throw notFound()
  return survey
}

/** The survey, while mails can go. */
export async function getOpen(c: C, way?: 'personal') {
  const survey = await getLive(c, way)
  if (survey.state !== 'open') throw notFound()
  return survey
}

export async function getPlanned(c: C) {
  const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
  if (survey.state !== 'planned') throw notFound()
  return survey
}
