import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import { getVersion, wordsIn } from '../../../instruments/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Indicator } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import type { Found, Within } from './source.ts'
import { sourceTexts } from './source-texts.ts'
import { type AskedQuestion, questionsIn } from './survey-questions.ts'

/** A question that has been put, by `code/item` or `code/item/row`. */
export async function findSurveyQuestion(tx: Tx, of: string, language: Language): Promise<Found | undefined> {
  const [code = '', ...item] = of.split('/')
  const asked = await findAsked(tx, code, language)
  const question = asked?.questions.find(each => each.of === item.join('/'))
  if (!asked || !question) return undefined
  return {
    source: 'survey',
    of: { id: of, said: question.said, options: question.options },
    values: { unit: 'percent', sourceWords: sourceTexts(language).fromSurvey(asked.title) },
    judge: options => judge(question, options, language),
    take: options => ({
      source: 'survey',
      survey: { code, item: question.of, options: [...options] },
      childFigure: null,
    }),
  }
}

function judge(
  { options, several }: AskedQuestion,
  chosen: readonly string[],
  language: Language,
): Record<string, string> {
  const t = sourceTexts(language)
  const isKnown = chosen.every(each => options.some(({ value }) => value === each))
  if (chosen.length === 0 || !isKnown) return { options: t.chooseAnswers }
  if (chosen.length === 1) return {}
  if (several) return { options: t.chooseOne }
  return chosen.some(each => each.startsWith('~')) ? { options: t.groupOrAnswers } : {}
}

/** First the surveys that have been put, then the questions of one. */
export async function listSurveyParts(tx: Tx, code: string, language: Language): Promise<Within | undefined> {
  const t = sourceTexts(language)
  if (code) {
    const asked = await findAsked(tx, code, language)
    if (!asked) return undefined
    return {
      heading: t.whichQuestion,
      lead: `${asked.title}. ${t.whichQuestionLead}`,
      groups: [...Map.groupBy(asked.questions, ({ section }) => section)].map(([label, own]) => ({
        label,
        items: own.map(({ of, said }) => ({
          title: said,
          href: indicatorPaths.newIndicator({ source: 'survey', of: `${code}/${of}` }),
        })),
      })),
    }
  }
  const put = await listPut(tx)
  const items = []
  for (const { code, versionId } of put) {
    const { definition } = await getVersion(tx, versionId)
    items.push({
      title: wordsIn(definition.title, language, definition).text,
      href: indicatorPaths.newIndicator({ source: 'survey', of: code }),
    })
  }
  return {
    heading: t.whichSurvey,
    lead: t.whichSurveyLead,
    groups: items.length ? [{ label: '', items }] : [],
  }
}

/** What is counted, in words: the question and the answers. */
export async function describeSurvey(
  tx: Tx,
  { code, item, options }: NonNullable<Indicator['survey']>,
  language: Language,
): Promise<string> {
  const t = sourceTexts(language)
  const question = (await findAsked(tx, code, language))?.questions.find(({ of }) => of === item)
  if (!question) return t.goneQuestion
  const answers = question.options.filter(({ value }) => options.includes(value))
  return t.countedOf(question.said, answers.map(({ label }) => label).join(', '))
}

async function findAsked(tx: Tx, code: string, language: Language) {
  const [put] = await listPut(tx, code)
  if (!put) return undefined
  const { definition } = await getVersion(tx, put.versionId)
  return {
    title: wordsIn(definition.title, language, definition).text,
    questions: questionsIn(definition, language),
  }
}

/** Each instrument that a survey has been made of, in the version that was put last. */
function listPut(tx: Tx, code?: string) {
  const put = tx
    .selectFrom('learning.surveys as s')
    .innerJoin('learning.instrument_versions as v', 'v.id', 's.version_id')
    .innerJoin('learning.instruments as i', 'i.id', 'v.instrument_id')
    .distinctOn('i.code')
    .select(['i.code', 's.version_id as versionId'])
    .orderBy('i.code')
    .orderBy('s.closes_on', 'desc')
    .orderBy('s.id')
    .limit(sql.lit(200))
  return (code === undefined ? put : put.where('i.code', '=', code)).execute()
}
