import { Card, Lines, LinkButton, Tag, usePage } from '../../ui/index.ts'
import type { Subject } from '../subjects/index.ts'
import { sheetPaths } from './noun.ts'
import type { ListedSheet } from './sheets.ts'
import { texts } from './texts.ts'
import { titleIn } from './words.ts'

/** On the page of a subject: its sheets, what waits for me first. */
export function SheetsCard({ subject, sheets }: { subject: Subject; sheets: readonly ListedSheet[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const says = ({ mine, answerBy, openedAt, ready, asked, nextOn }: ListedSheet) => {
    if (mine && answerBy) return t.waitsForYou(answerBy)
    if (answerBy && !openedAt) return t.underWay(ready, asked, answerBy)
    return [openedAt && t.isOpen(openedAt), nextOn && t.nextTime(nextOn)].filter(Boolean).join('. ')
  }
  return (
    <Card heading={t.card}>
      {sheets.length === 0 && <p class="quiet">{t.cardNone}</p>}
      <Lines
        items={sheets.map(sheet => ({
          title: titleIn(sheet.title, lang),
          href: sheetPaths.sheet(sheet.id),
          detail: says(sheet),
          beside: sheet.mine ? <Tag tone="wait">{t.answer}</Tag> : undefined,
        }))}
      />
      {subject.leads && subject.state !== 'ended' && (
        <p>
          <LinkButton href={sheetPaths.newSheet(subject.id)} variant="secondary">
            {t.addSheet}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}
