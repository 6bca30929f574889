import { usePage } from '../../../ui/index.ts'
import { type Choice, insightPaths, type SectionId, type ViewId } from '../child-figures/index.ts'
import { insightTexts } from './texts.ts'

export const viewFormats = ['csv', 'xlsx', 'png', 'pdf'] as const

type Props = { of: ViewId | SectionId; chosen: Choice; formats?: readonly (typeof viewFormats)[number][] }

/** "Ladda ner: CSV XLSX PNG PDF" */
export function Files({ of, chosen, formats = viewFormats }: Props) {
  const t = insightTexts(usePage().lang)
  return (
    <p class="hint screen-only">
      {t.files}{' '}
      {formats.map(format => (
        <>
          <a href={insightPaths.file(of, format, chosen)} data-turbo="false" download>
            {format.toUpperCase()}
          </a>{' '}
        </>
      ))}
    </p>
  )
}
