import type { Context } from 'hono'
import type { Child as Content } from 'hono/jsx'
import { showBare } from '../../../platform/bare-page.tsx'
import { openAnswers } from '../noun.ts'
import { pageLanguage } from './language.ts'

type Status = 200 | 404 | 409 | 410 | 422 | 429

/** A page of a survey, for whoever answers without an account. */
export const show = (
  c: Context,
  page: Content,
  { language, status = 200 }: { language: string; status?: Status },
) => showBare(c, page, { lang: pageLanguage(language), status, styles: openAnswers.styles })
