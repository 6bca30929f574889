import { holderOrPost, postLine } from '../../../people/holders/index.ts'
import { BackLink, Layout, Lines, MoreFound, SearchField, usePage } from '../../../ui/index.ts'
import type { HeldFunction } from '../functions.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import { partnerTexts } from './texts.ts'

type Props = { plan: Plan; functions: HeldFunction[]; more: boolean; search: string }

/** Any function of another unit can become a partner: those who know the child stand first. */
export function NewPartnerPage({ plan, functions, more, search }: Props) {
  const { lang } = usePage()
  const t = partnerTexts(lang)
  return (
    <Layout
      title={t.newHeading}
      lead={t.newLead}
      back={<BackLink href={planPaths.partners(plan.id)}>{t.heading(plan.childName)}</BackLink>}
      narrow
    >
      <SearchField action={planPaths.newPartner(plan.id)} label={t.search} value={search} />
      {search && functions.length === 0 && <p role="status">{t.none}</p>}
      <Lines
        items={functions.map(one => ({
          title: holderOrPost(one),
          href: planPaths.partner(plan.id, one.functionId),
          detail: `${postLine(one, lang)}, ${one.organisationName}`,
        }))}
      />
      {more && <MoreFound shown={functions.length > 0} />}
    </Layout>
  )
}
