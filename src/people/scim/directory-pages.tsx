import { formatDate, formatDateTime, insideSentence, type Language } from '../../i18n/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  Confirm,
  DescriptionList,
  Details,
  EmptyState,
  Form,
  type FormState,
  Layout,
  Lines,
  LinkButton,
  MorePages,
  SearchField,
  Tabs,
  Tag,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { ChangeReceipt, type MyChange } from '../changes/index.ts'
import { type Organisation, organisationPaths } from '../organisations/index.ts'
import type { Counts, Group, GroupState, Token } from './directory.ts'
import { scimPaths as at } from './noun.ts'
import { texts } from './texts.ts'

type T = ReturnType<typeof texts>

type Props = {
  organisation: Organisation
  address: string
  counts: Counts
  tokens: Token[]
  change: MyChange | undefined
  groups: Group[]
  more: boolean
  search: string
  state: GroupState
  page: number
}

/** What the directory of an organisation has told of, what waits for the administrator, and by which tokens it is let in. */
export function DirectoryPage({ organisation, address, counts, tokens, change, ...listed }: Props) {
  const t = texts(usePage().lang)
  const { id, name, closed } = organisation
  const left = closed ? 0 : tokens.filter(({ state }) => state === 'left').length
  const isEmpty = tokens.length === 0 && counts.users + counts.groups === 0
  return (
    <Layout
      title={t.heading}
      lead={t.lead(name)}
      back={<BackLink href={organisationPaths.organisation(id)}>{name}</BackLink>}
    >
      {change?.act === 'ended' && <ChangeReceipt of={change} />}
      {isEmpty && (
        <Card>
          <EmptyState
            says={t.none}
            begin={
              !closed && (
                <LinkButton href={at.newToken(id)} icon="plus">
                  {t.newToken}
                </LinkButton>
              )
            }
          >
            {t.noneHow}
          </EmptyState>
        </Card>
      )}
      {left > 0 && (
        <Alert tone="danger" heading={t.leftHeading(left)}>
          <p>{t.leftMeans}</p>
        </Alert>
      )}
      {tokens.length > 0 &&
        left === 0 &&
        !tokens.some(({ state }) => state === 'live') &&
        counts.users > 0 && (
          <Alert tone="danger" heading={t.noLiveToken}>
            <p>{t.noLiveTokenMeans}</p>
          </Alert>
        )}
      {counts.waiting > 0 && (
        <Alert heading={t.waitHeading(counts.waiting)}>
          <p>{t.waitMeans}</p>
        </Alert>
      )}
      {!isEmpty && <Groups {...{ organisation, counts, ...listed }} />}
      {!isEmpty && <Tokens {...{ organisation, tokens, address }} />}
      {counts.users + counts.groups > 0 && (
        <p>
          <a href={at.ending(id)}>{t.toEnding}</a>
        </p>
      )}
    </Layout>
  )
}

type GroupsProps = Pick<Props, 'organisation' | 'counts' | 'groups' | 'more' | 'search' | 'state' | 'page'>

function Groups({ organisation: { id }, counts, groups, more, search, state, page }: GroupsProps) {
  const t = texts(usePage().lang)
  const here = (n: number) => at.directory(id, { which: state, q: search, page: n > 1 && n })
  const tab = (which: GroupState, label: string) => ({
    href: at.directory(id, { which }),
    label,
    here: state === which,
  })
  return (
    <Card heading={t.groups}>
      <p class="hint">{t.toldOf(counts.users, counts.groups)}</p>
      <Tabs
        label={t.groups}
        items={[tab('waiting', t.waiting(counts.waiting)), tab('holding', t.holding(counts.holding))]}
      />
      {(search || more || page > 1) && (
        <SearchField
          action={at.directory(id)}
          label={t.searchGroup}
          value={search}
          keeps={{ which: state }}
        />
      )}
      {groups.length === 0 && (
        <p>{search ? t.noGroupFound : state === 'waiting' ? t.noneWaits : t.noneHolds}</p>
      )}
      {groups.length > 0 && <Lines label={t.groups} items={groups.map(group => groupLine(id, group, t))} />}
      <MorePages page={page} more={more} href={here} />
    </Card>
  )
}

const groupLine = (organisation: string, group: Group, t: T) => ({
  title: group.name,
  href: at.group(organisation, group.id),
  detail: [group.functionId && t.functionAt(group.functionName, group.unitName), t.memberCount(group.members)]
    .filter(Boolean)
    .join('. '),
  beside: group.functionClosed ? (
    <Tag tone="wait">{t.closedFunction}</Tag>
  ) : (
    !group.functionId && <Tag tone="wait">{t.waits}</Tag>
  ),
})

function Tokens({ organisation, tokens, address }: Pick<Props, 'organisation' | 'tokens' | 'address'>) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Card heading={t.tokens}>
      <p class="hint">{t.tokensHint}</p>
      <DescriptionList items={[[t.address, <code>{address}</code>]]} />
      {tokens.length === 0 && <p>{t.noTokens}</p>}
      {tokens.length > 0 && (
        <Lines
          label={t.tokens}
          items={tokens.map((token, n) => tokenLine(organisation, token, { n, lang, t }))}
        />
      )}
      {!organisation.closed && (
        <p>
          <LinkButton href={at.newToken(organisation.id)} variant="secondary" icon="plus">
            {t.newToken}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

/** `n`: its place in the list: two may have one name. */
const tokenLine = (
  organisation: Organisation,
  token: Token,
  { n, lang, t }: { n: number; lang: Language; t: T },
) => ({
  title: token.name,
  detail: [
    t.knownBy(insideSentence(t[`signIn_${token.signIn}`])),
    token.madeBy && t.madeBy(token.madeBy, formatDate(token.madeAt, lang)),
    token.lastUsedAt ? t.lastUsed(formatDateTime(token.lastUsedAt, lang)) : t.neverUsed,
    endOf(token, lang, t),
  ]
    .filter(Boolean)
    .join('. '),
  beside:
    token.state === 'live' || token.state === 'left' ? (
      <>
        {token.state === 'left' && <Tag tone="late">{t.left}</Tag>}
        {!organisation.closed && !(token.mine && token.state === 'live') && (
          <LinkButton href={at.takeover(organisation.id, token.id)} variant="secondary">
            {t.takeOver}
          </LinkButton>
        )}
        <Details summary={t.revoke}>
          <p>{token.state === 'live' ? t.revokeMeans : t.revokeLeftMeans}</p>
          <Form
            action={at.revocation(organisation.id, token.id)}
            id={`end-${token.id}`}
            label={`${t.revoke}: ${token.name} (${n + 1})`}
          >
            <Button variant="danger">{t.revokeYes}</Button>
          </Form>
        </Details>
      </>
    ) : (
      <Tag>{token.state === 'revoked' ? t.revoked : t.over}</Tag>
    ),
})

/** Until when it lets in, or since when it does not. */
function endOf({ state, madeBy, expiresAt, leavesAt }: Token, lang: Language, t: T) {
  if (state === 'left') return t.leftSince(madeBy, formatDateTime(leavesAt as Date, lang))
  if (state !== 'live') return undefined
  if (leavesAt && leavesAt < expiresAt) return t.leaves(madeBy, formatDateTime(leavesAt, lang))
  return t.lastsUntil(formatDate(new Date(expiresAt.getTime() - 1), lang))
}

type EndingProps = { organisation: Organisation; counts: Counts; state?: FormState | undefined }

/** What ending a directory means: all that it has given ends. */
export function EndingPage({ organisation: { id }, counts, state }: EndingProps) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.endHeading}
      back={<BackLink href={at.directory(id)}>{t.heading}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      <Card>
        <Confirm
          action={at.ending(id)}
          verb={t.end}
          cancel={at.directory(id)}
          variant="danger"
          state={state ?? {}}
        >
          <p>{t.endMeans(counts.users, counts.groups)}</p>
          <p>{t.endKeeps}</p>
          <TextField name="reason" label={t.reason} hint={t.reasonHint} />
        </Confirm>
      </Card>
    </Layout>
  )
}
