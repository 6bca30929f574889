import { Hono } from 'hono'
import { formatDateTime, type Language } from '../../i18n/index.ts'
import { languageOf, showPage } from '../errors/page.tsx'
import { notFound } from '../errors/problem.ts'
import { type DroppedLetter, findDroppedMail, listDroppedMail } from './mail-drop.ts'
import { texts } from './texts.ts'

const address = '/demo/mail'

/** The demo's letters, for everybody to read. Mount only in the demo. */
export function demoMailRoutes({ folder }: { folder: string }) {
  return new Hono()
    .get(address, async c => {
      const t = texts(languageOf(c))
      const letters = await listDroppedMail(folder)
      return showPage(c, {
        title: t.heading,
        lead: t.lead,
        body: <Letters letters={letters} language={languageOf(c)} />,
      })
    })
    .get(`${address}/:id`, async c => {
      const letter = await findDroppedMail(folder, c.req.param('id'))
      if (!letter) throw notFound()
      return showPage(c, {
        title: letter.subject,
        body: <OneLetter letter={letter} language={languageOf(c)} />,
      })
    })
}

function Letters({ letters, language }: { letters: DroppedLetter[]; language: Language }) {
  const t = texts(language)
  if (letters.length === 0) return <p>{t.empty}</p>
  return (
    <ul class="flow">
      {letters.map(letter => (
        <li>
          <a href={`${address}/${letter.id}`}>{letter.subject}</a>
          <br />
          {letter.to}, {formatDateTime(letter.at, language)}
        </li>
      ))}
    </ul>
  )
}

function OneLetter({ letter, language }: { letter: DroppedLetter; language: Language }) {
  const t = texts(language)
  return (
    <>
      <p>
        {t.to}: {letter.to}
        <br />
        {t.sent}: {formatDateTime(letter.at, language)}
      </p>
      {letter.text.split('\n\n').map(paragraph => (
        <p class="written">{paragraph}</p>
      ))}
      {letter.calendars?.map(calendar => (
        <details>
          <summary>{t.calendar}</summary>
          <pre>{calendar.content}</pre>
        </details>
      ))}
      <p>
        <a href={address}>{t.all}</a>
      </p>
    </>
  )
}
