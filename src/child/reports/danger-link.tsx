import { DangerBox } from '../../ui/index.ts'
import { reportPaths } from './noun.ts'

/** "Är barnet i fara?", always visible where staff write about a child (R5). With a child, the page links to recording a report. */
export const DangerLink = ({ childId }: { childId?: string }) => (
  <DangerBox href={reportPaths.danger({ child: childId })} />
)
