import { BackLink, Confirm, type FormState, Hidden, hasMistakes, Layout, usePage } from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { teamPaths } from '../team/index.ts'
import { protectionPaths } from './noun.ts'
import type { Reader } from './protection.ts'
import { readerName, readerNameInside } from './protection-page.tsx'
import { texts } from './texts.ts'

export function RemovalPage({
  child,
  reader,
  state = {},
}: {
  child: Child
  reader: Reader
  state?: FormState
}) {
  const t = texts(usePage().lang)
  const back = protectionPaths.protection(child.id)
  return (
    <Layout
      title={t.removeWho(readerNameInside(reader))}
      about={child}
      narrow
      mistakes={Boolean(state.errors)}
      back={<BackLink href={back}>{t.heading}</BackLink>}
    >
      <Confirm action={protectionPaths.removal(child.id)} verb={t.remove} cancel={back} state={state}>
        <Hidden name="kind" value={reader.kind} />
        <Hidden name="reader" value={reader.id} />
        <p>{t.removeMeans(readerName(reader))}</p>
        {hasMistakes(state) && (
          <p>
            <a href={teamPaths.team(child.id)}>{t.takeIn}</a>
          </p>
        )}
      </Confirm>
    </Layout>
  )
}
