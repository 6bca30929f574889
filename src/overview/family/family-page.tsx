import type { MyChild } from '../../child/children/index.ts'
import { formatList } from '../../i18n/index.ts'
import { settingsPaths } from '../../people/settings/index.ts'
import { Card, Cards, EmptyState, Layout, usePage } from '../../ui/index.ts'
import { familyPaths } from './noun.ts'
import { texts } from './texts.ts'

/** My children, one card for each unit that has made its record known to me. */
export function FamilyPage({
  mine,
  despite,
}: {
  mine: MyChild[]
  /** By child: the units that something is shared with though I have taken back my yes to them. */
  despite: ReadonlyMap<string, string[]>
}) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout title={t.heading} lead={t.lead}>
      {mine.length === 0 && <EmptyState says={t.none}>{t.noneMore}</EmptyState>}
      <Cards>
        {mine.map(child => (
          <Card heading={child.givenName} href={familyPaths.child(child.id)}>
            <p class="hint">{t.from(child.unitName, child.organisationName)}</p>
            <p>{child.nextOn ? t.nextOn(child.nextOn) : child.planEnded ? t.planEnded : t.noPlan}</p>
            {despite.has(child.id) && (
              <p>
                <strong>{t.despiteIn(formatList(despite.get(child.id) ?? [], lang))}</strong>
              </p>
            )}
          </Card>
        ))}
      </Cards>
      {mine.length > 1 && <p class="quiet">{t.separate}</p>}
      <p>
        <a href={settingsPaths.settings()}>{t.mailTo}</a>
      </p>
    </Layout>
  )
}
