import { formatList } from '../../i18n/index.ts'
import { holderOrPost, holderOrPostInside } from '../../people/holders/index.ts'
import { BackLink, Confirm, type FormState, Hidden, Layout, usePage } from '../../ui/index.ts'
import { type Child, childPaths } from '../children/index.ts'
import { teamPaths } from './noun.ts'
import { type Colleague, whyStays } from './team.ts'
import { texts } from './texts.ts'

type Props = {
  child: Child
  functionId: string
  team: Colleague[]
  colleague: Colleague
  state?: FormState
}

/** What stopping means, or why one cannot stop yet and where that is changed. */
export function EndPage({ child, functionId, team, colleague, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const who = holderOrPost(colleague)
  const isMine = colleague.functionId === functionId
  const stays = whyStays(colleague, team)
  const holds = formatList(
    colleague.holds.map(each => t[`holds_${each}`]),
    lang,
  )
  const back = teamPaths.team(child.id)
  return (
    <Layout
      title={stays ? t.whyNot : isMine ? t.endMine : t.endOf(who)}
      about={child}
      narrow
      mistakes={Boolean(state.errors)}
      back={<BackLink href={back}>{t.heading}</BackLink>}
    >
      {stays ? (
        <>
          <p>{stays === 'last' ? t.whyLast : t.whyHolds(who, holds)}</p>
          <p>
            {stays === 'last' ? (
              <a href={back}>{t.takeIn}</a>
            ) : colleague.holds.includes('named_person') ? (
              <a href={childPaths.namedPerson(child.id)}>{t.toNamedPerson}</a>
            ) : (
              <a href={childPaths.child(child.id)}>{t.toChild}</a>
            )}
          </p>
        </>
      ) : (
        <Confirm action={teamPaths.end(child.id)} verb={t.endVerb} cancel={back} state={state}>
          <Hidden name="functionId" value={colleague.functionId} />
          <p>
            {colleague.holds.length > 0
              ? t.endKeeps(holderOrPostInside(colleague), holds)
              : isMine
                ? t.endMineMeans
                : t.endMeans(who)}
          </p>
        </Confirm>
      )}
    </Layout>
  )
}
