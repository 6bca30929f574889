import { BackLink, Layout, QrCode, usePage } from '../../../ui/index.ts'
import { surveyPaths } from '../noun.ts'
import { sayTitle } from './sentences.ts'
import type { Survey } from './surveys.ts'
import { askingTexts } from './texts.ts'

/** For the wall of a staff room: prints as one page. */
export function PosterPage({
  survey,
  link,
  place,
}: {
  survey: Survey
  link: string
  place: string | undefined
}) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  return (
    <Layout
      title={sayTitle(survey, lang)}
      back={<BackLink href={surveyPaths.survey(survey.id)}>{t.heading}</BackLink>}
      narrow
    >
      <p class="hint no-print">{t.posterPrint}</p>
      <section class="poster">
        {place && <p class="lead">{place}</p>}
        <p>{survey.introduction[lang] || survey.introduction.sv}</p>
        <p>
          <strong>{t.posterScan}</strong>
        </p>
        <QrCode text={link} label={t.qrAlt} />
        <p>
          {t.posterOr}
          <br />
          <code class="survey-link">{link}</code>
        </p>
        <p>
          {t.posterUntil(survey.closesOn)}. {survey.anonymous && t.posterAnonymous}
        </p>
      </section>
    </Layout>
  )
}
