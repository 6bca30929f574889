import {
  BackLink,
  Card,
  DescriptionList,
  type FormState,
  Layout,
  Lines,
  LinkButton,
  Tag,
  usePage,
} from '../../ui/index.ts'
import { ChangeReceipt, type MyChange } from '../changes/index.ts'
import { legalDomainName, unitKindName } from '../kinds/index.ts'
import {
  type ClosedPost,
  ClosedPosts,
  postKindName,
  postPaths,
  type Rule,
  RulesCard,
} from '../posts/index.ts'
import { EditOrEnd } from './edit-or-end.tsx'
import { organisationPaths as at } from './noun.ts'
import { texts } from './texts.ts'
import type { Unit, UnitPost } from './units.ts'

export type UnitPageProps = {
  unit: Unit
  posts: UnitPost[]
  closed: ClosedPost[]
  rules: Rule[]
  contacts: { id: string; name: string }[]
  change: MyChange | undefined
  /** Of the form for a rule. */
  state?: FormState | undefined
}

/** A unit as the administrator keeps it: its functions and who holds them, never a child. */
export function AdministeredUnitPage({ unit, posts, closed, rules, contacts, change, state }: UnitPageProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const { id, name, kind, domain, fromAge, toAge, phone } = unit
  return (
    <Layout
      title={name}
      lead={`${unitKindName(kind, lang)}, ${unit.organisationName}`}
      back={<BackLink href={at.organisation(unit.organisationId)}>{unit.organisationName}</BackLink>}
      mistakes={Boolean(state?.errors)}
    >
      {!state && (
        <ChangeReceipt
          of={change}
          next={
            <LinkButton href={postPaths.newPost(id)} icon="plus">
              {t.newFunction}
            </LinkButton>
          }
        />
      )}
      {unit.closed && <Tag>{t.closed}</Tag>}
      <Card heading={t.functions}>
        <p class="hint">{t.functionsHint}</p>
        {posts.length === 0 && <p>{t.noFunctions}</p>}
        {posts.length > 0 && (
          <Lines
            items={posts.map(post => ({
              title: post.name,
              href: postPaths.post(id, post.id),
              detail: `${postKindName(post.kind, lang)}. ${post.holders.join(', ') || t.nobody}`,
            }))}
          />
        )}
        {!unit.closed && (
          <p>
            <LinkButton href={postPaths.newPost(id)} variant="secondary" icon="plus">
              {t.newFunction}
            </LinkButton>
          </p>
        )}
        <ClosedPosts unit={id} closed={closed} />
      </Card>
      <RulesCard {...{ unit, rules, contacts, state }} />
      <Card heading={t.factsUnit}>
        <DescriptionList
          items={[
            [t.follows, fromAge !== null && toAge !== null ? t.agesOf(fromAge, toAge) : t.noAges],
            [t.domainShort, legalDomainName(domain, lang)],
            [t.phone, phone || t.noPhone],
            [t.body, unit.bodyId ? <a href={at.body(unit.bodyId)}>{unit.bodyName}</a> : t.noBody],
            [t.ref, unit.ref || t.noRef],
          ]}
        />
        <EditOrEnd
          {...{ closed: unit.closed, t }}
          edit={at.editUnit(id)}
          end={at.closingUnit(id)}
          reopen={at.reopeningUnit(id)}
        />
      </Card>
    </Layout>
  )
}
