import { Card, Details, Table, usePage } from '../../../ui/index.ts'
import { type Choice, childFigureTexts, tableOf, type View } from '../child-figures/index.ts'
import { Files } from './files-line.tsx'
import { insightTexts } from './texts.ts'
import { ViewPicture } from './view-picture.tsx'

/** A picture, what it shows in a sentence, its table, and the files of it. */
export function ViewCard({ view, chosen }: { view: View; chosen: Choice }) {
  const { lang } = usePage()
  const t = insightTexts(lang)
  const { columns, rows } = tableOf(view, lang, [])
  const said = (cell: string | number | null) =>
    typeof cell === 'number' ? childFigureTexts(lang).number(cell, 1) : cell
  return (
    <Card heading={view.title} id={view.id}>
      <p>{view.sentence}</p>
      <ViewPicture view={view} language={lang} />
      <Details summary={t.table}>
        <Table caption={view.title} captionHidden columns={columns} rows={rows.map(row => row.map(said))} />
        <p class="hint">{view.rule}</p>
      </Details>
      <Files of={view.id} chosen={chosen} />
    </Card>
  )
}
