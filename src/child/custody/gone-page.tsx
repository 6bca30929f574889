import { BackLink, Layout, usePage, Written } from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import type { Guardian } from './guardians.ts'
import { custodyPaths } from './noun.ts'
import { texts } from './texts.ts'

/** The guardian was removed while the form was open. What was typed is shown, so that it is not lost (R20). */
export function GonePage({ child, guardian, words }: { child: Child; guardian: Guardian; words: string }) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.goneHeading}
      about={child}
      narrow
      back={<BackLink href={custodyPaths.guardian(child.id, guardian.id)}>{guardian.name}</BackLink>}
    >
      <p>{t.goneMore}</p>
      <Written>{words}</Written>
    </Layout>
  )
}
