import { holderOrPost, nameAndPost } from '../../people/holders/index.ts'
import { unitKindName } from '../../people/kinds/index.ts'
import type { Receiver } from '../../sharing/grounds/index.ts'
import {
  BackLink,
  Card,
  EmptyState,
  Layout,
  Lines,
  LinkButton,
  MoreFound,
  SearchField,
  usePage,
} from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { requestPaths } from './noun.ts'
import { type Askable, type Group, groupAskable } from './receivers.ts'
import { texts } from './texts.ts'

type Props = {
  child: Child
  askable: Askable
  search: string
  unitId: string
  /** the request that somebody else said no to */
  again: string | undefined
}

/** Whom to ask: who knows the child first, then my own unit, then organisation by organisation, with who holds the function now. */
export function ReceiverPage({ child, askable: { known, found, more }, search, unitId, again }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const kindOf = (kind: string) => unitKindName(kind, lang)
  const mine = found.filter(one => one.unitId === unitId)
  const others = groupAskable(found.filter(one => one.unitId !== unitId))
  return (
    <Layout
      title={t.whom}
      lead={t.whomLead(child.givenName)}
      back={
        again ? (
          <BackLink href={requestPaths.request(again)}>{t.heading}</BackLink>
        ) : (
          <BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>
        )
      }
    >
      <SearchField
        action={requestPaths.newRequest(child.id)}
        label={t.search}
        hint={t.searchHint}
        value={search}
        keeps={{ again: again ?? false }}
      />
      {search && found.length === 0 && (
        <EmptyState
          says={t.noneFound}
          begin={
            <LinkButton href={requestPaths.newRequest(child.id, { again })} variant="secondary">
              {t.searchAgain}
            </LinkButton>
          }
        />
      )}
      {known.length > 0 && (
        <Card heading={t.knowTheChild}>
          <Functions functions={known} {...{ child, again }} withUnit />
        </Card>
      )}
      {mine.length > 0 && (
        <Card heading={t.ourUnit}>
          <Functions functions={mine} {...{ child, again }} />
        </Card>
      )}
      {others.map(group => (
        <Organisation {...{ group, child, again, kindOf }} />
      ))}
      {more && <MoreFound shown={known.length + found.length > 0} />}
    </Layout>
  )
}

const Organisation = ({
  group,
  child,
  again,
  kindOf,
}: {
  group: Group
  child: Child
  again: string | undefined
  kindOf: (kind: string) => string
}) => (
  <Card heading={group.name}>
    <div class="askable">
      {group.units.map(unit => (
        <section>
          <h3>{unit.name}</h3>
          <p class="hint">{kindOf(unit.kind)}</p>
          <Functions functions={unit.functions} {...{ child, again }} />
        </section>
      ))}
    </div>
  </Card>
)

function Functions({
  functions,
  child,
  again,
  withUnit = false,
}: {
  functions: Receiver[]
  child: Child
  again: string | undefined
  withUnit?: boolean
}) {
  const t = texts(usePage().lang)
  return (
    <Lines
      items={functions.map(one => ({
        title: holderOrPost(one),
        href: requestPaths.newRequest(child.id, { to: one.functionId, again }),
        detail: one.holders.length
          ? nameAndPost(null, one.functionName, withUnit ? one.unitName : null)
          : [withUnit && one.unitName, t.vacant].filter(Boolean).join('. '),
      }))}
    />
  )
}
