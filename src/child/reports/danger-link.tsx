import { DangerBox } from '../../ui/index.ts'
import { reportPaths } from './paths.ts'

/** "Är barnet i fara?", always in sight where one writes about a child (R5). With a child, the page leads on to writing down the report. */
export const DangerLink = ({ childId }: { childId?: string }) => (
  <DangerBox href={childId ? reportPaths.dangerTo(childId) : reportPaths.danger} />
)
