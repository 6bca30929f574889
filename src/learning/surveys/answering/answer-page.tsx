import { FillItems, isLong, itemsOf, wordsIn } from '../../../instruments/index.ts'
import { Alert, Button, Form, type FormState, Hidden, Layout, usePage } from '../../../ui/index.ts'
import { answerPaths } from '../noun.ts'
import { ownName } from './language.ts'
import type { Link } from './link.ts'
import { keyOf } from './short-pages.tsx'
import { texts } from './texts.ts'
import { WayOn } from './way-on.tsx'

type Props = {
  link: Link
  language: string
  state?: FormState
  /** seconds until it may be sent again */
  wait?: number
  /** the form answered another version than the survey's */
  changed?: boolean
  /** nothing was answered: is it to be sent all the same? */
  blank?: boolean
}

/** The survey itself, for whoever has the link: nobody is signed in here. */
export function AnswerPage({ link, language, state = {}, wait, changed, blank }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const { definition } = link
  const said = (words: Link['title'] | undefined) => wordsIn(words, language, definition).text
  const introduction = said(link.introduction) || said(definition.introduction)
  return (
    <Layout
      title={said(link.title)}
      lead={[link.place && t.forPlace(link.place), t.until(link.closesOn)].filter(Boolean).join(' ')}
      mistakes={Boolean(state.errors || blank)}
      narrow
    >
      {wait !== undefined && (
        <Alert heading={t.tryingHeading} announce="now">
          <p>{t.tryingWait(wait)}</p>
        </Alert>
      )}
      {changed && (
        <Alert heading={t.changedHeading} announce="now">
          <p>{t.changed}</p>
        </Alert>
      )}
      <div class="flow first-part-only">
        <Languages link={link} language={language} />
        {introduction && (
          <p class="written" dir="auto">
            {introduction}
          </p>
        )}
        <p>
          <strong>{link.anonymous ? t.anonymousShort : t.namedShort}</strong>
        </p>
        <WayOn to={answerPaths.kept()} {...{ link, language }}>
          {t.whatIsKept}
        </WayOn>
      </div>
      <kring-resume survey={keyOf(link)} class="flow">
        <p
          class="hint resume first-part-only"
          role="status"
          hidden
          data-note={t.keptNote}
          data-found={t.keptFound}
        >
          <span data-words></span>{' '}
          <button class="resume-clear" type="button" data-clear hidden>
            {t.clear}
          </button>
        </p>
        <kring-padded>
          <Form action={answerPaths.answers()} state={state} once answersItself>
            <Hidden name="token" value={link.token} />
            <Hidden name="language" value={language} />
            <Hidden name="version" value={link.versionId} />
            {/* Enter in a field sends nothing before the last part. */}
            {isLong(definition) && <button type="submit" disabled hidden />}
            {blank && <Blank link={link} asked />}
            <FillItems
              definition={definition}
              language={language}
              areaLabels={link.areaLabels[language] ?? link.areaLabels.sv}
              byParts={
                <>
                  <Button>{t.send}</Button>
                  {!blank && !itemsOf(definition).some(each => each.required) && <Blank link={link} />}
                </>
              }
            />
          </Form>
        </kring-padded>
      </kring-resume>
      {link.contact && <p class="hint">{t.contact(link.contact)}</p>}
    </Layout>
  )
}

/** Asks before anything is sent, where script runs; elsewhere the server has asked. */
function Blank({ link, asked }: { link: Link; asked?: boolean }) {
  const t = texts(usePage().lang)
  return (
    <kring-blank survey={keyOf(link)}>
      <div class="blank" hidden={!asked}>
        <Alert heading={t.blankQuestion} announce="now">
          <p>{t.blankHint}</p>
          <Button variant="secondary" name="blank" value="yes">
            {t.blankSend}
          </Button>
        </Alert>
      </div>
    </kring-blank>
  )
}

function Languages({ link, language }: { link: Link; language: string }) {
  if (link.languages.length < 2) return null
  return (
    <nav class="languages" aria-label={texts(usePage().lang).language}>
      <form method="post" action={answerPaths.open()} data-turbo="false">
        <Hidden name="token" value={link.token} />
        <div class="row">
          {link.languages.map(each => (
            <button
              type="submit"
              class="way-on"
              name="language"
              value={each}
              lang={each}
              aria-current={each === language ? 'true' : undefined}
            >
              {ownName(each)}
            </button>
          ))}
        </div>
      </form>
    </nav>
  )
}
