import { holderOrPost } from '../../people/holders/index.ts'
import { BackLink, Confirm, Layout, usePage } from '../../ui/index.ts'
import { requestPaths } from './noun.ts'
import type { SupportRequest } from './requests.ts'
import { texts } from './texts.ts'

export function WithdrawalPage({ request }: { request: SupportRequest }) {
  const t = texts(usePage().lang)
  const here = requestPaths.request(request.id)
  return (
    <Layout title={t.withdraw} back={<BackLink href={here}>{t.heading}</BackLink>} narrow>
      <Confirm
        action={requestPaths.withdrawal(request.id)}
        verb={t.withdraw}
        cancel={here}
        unsent={t.withdrawNotYet}
      >
        <p>
          {request.disclosure
            ? t.withdrawLead(`${holderOrPost(request.to)}, ${request.to.unitName},`)
            : t.withdrawLeadColleague}
        </p>
      </Confirm>
    </Layout>
  )
}
