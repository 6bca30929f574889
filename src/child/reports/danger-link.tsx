import { DangerBox } from '../../ui/index.ts'
import { reportPaths } from './noun.ts'

/** "Är barnet i fara?", always in sight where one writes about a child (R5). With a child, the page leads on to writing down the report. */
export const DangerLink = ({ childId }: { childId?: string }) => (
  <DangerBox href={reportPaths.danger({ child: childId })} />
)
