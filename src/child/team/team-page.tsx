import { holderOrPost, postLine } from '../../people/holders/index.ts'
import {
  Alert,
  AtMost,
  BackLink,
  Button,
  Card,
  ChooseBySearch,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  Lines,
  Live,
  Saved,
  usePage,
} from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { mergingPaths } from '../merging/index.ts'
import { protectionPaths } from '../protection/index.ts'
import { teamPaths } from './noun.ts'
import { type Candidate, type Colleague, type listJoins, mostJoins, whyStays } from './team.ts'
import { texts } from './texts.ts'
import { reasonsOf } from './words.ts'

type Props = {
  child: Child
  /** The reader's own function. */
  functionId: string
  team: Colleague[]
  joins: Awaited<ReturnType<typeof listJoins>>
  candidates: Candidate[]
  more: boolean
  done?: 'in' | 'out' | undefined
  /** Who was chosen is protected from: they are listed first. */
  listFirst?: boolean
  state?: FormState
}

export function TeamPage({
  child,
  functionId,
  team,
  joins,
  candidates,
  more,
  done,
  listFirst,
  state = {},
}: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const option = ({ functionId: value, functionName, holders }: Candidate) => ({
    value,
    label: holderOrPost({ holders, functionName }),
    hint: postLine({ holders, functionName }, lang),
  })
  return (
    <Layout
      title={`${t.heading}: ${childName(child)}`}
      about={child}
      heading={t.heading}
      lead={t.lead}
      narrow
      mistakes={hasMistakes(state)}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
    >
      <Live topic={`child:${child.id}`} />
      {done && <Saved>{done === 'in' ? t.taken : t.let}</Saved>}
      <Card>
        <Lines label={t.heading} items={team.map(each => line(each))} />
      </Card>
      {joins.length > 0 && (
        <Card heading={t.waiting}>
          <Lines
            items={joins.map(({ id, personName, functionName, answerBy }) => ({
              title: t.wantsIn(personName),
              href: teamPaths.join(id),
              detail: `${functionName}. ${t.answerBy(answerBy)}`,
            }))}
          />
          <AtMost most={mostJoins} shown={joins.length} />
        </Card>
      )}
      <Card heading={t.takeIn}>
        <p>{t.takeInLead}</p>
        {listFirst && (
          <Alert announce="now">
            {t.listFirst} <a href={protectionPaths.protection(child.id)}>{t.toList}</a>
          </Alert>
        )}
        {!listFirst && child.protected && (
          <p>
            {t.protectedHint} <a href={protectionPaths.protection(child.id)}>{t.toList}</a>
          </p>
        )}
        {candidates.length === 0 && !state.values?.search ? (
          <p>{t.everybodyIsIn}</p>
        ) : (
          <Form action={teamPaths.team(child.id)} state={state} once>
            <ChooseBySearch
              name="functionId"
              label={t.functionId}
              found={candidates.map(option)}
              more={more}
              searchLabel={t.functionSearch}
            />
            <Button>{t.takeInVerb}</Button>
          </Form>
        )}
      </Card>
      <p>
        <a href={mergingPaths.merging(child.id)}>{t.twice}</a>
      </p>
    </Layout>
  )

  function line(colleague: Colleague) {
    const who = holderOrPost(colleague)
    const stays = whyStays(colleague, team)
    return {
      title: colleague.functionId === functionId ? t.you(who) : who,
      detail: (
        <>
          {postLine(colleague, lang)}. {reasonsOf(colleague, lang)}.
        </>
      ),
      beside: (
        <a
          href={teamPaths.end(child.id, { function: colleague.functionId })}
          aria-label={`${stays ? t.whyNot : t.end}: ${who}`}
        >
          {stays ? t.whyNot : t.end}
        </a>
      ),
    }
  }
}
