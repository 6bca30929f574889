import { Tabs, usePage } from '../../../ui/index.ts'
import { type Quarter, shortQuarterName } from '../child-figures/index.ts'
import type { Chosen } from './insight.ts'
import { insightTexts } from './texts.ts'

/** The quarters that can be chosen, each its own page. */
export function QuarterTabs({ chosen, href }: { chosen: Chosen; href: (quarter: Quarter) => string }) {
  const { lang } = usePage()
  return (
    <Tabs
      label={insightTexts(lang).whichQuarter}
      items={chosen.quarters.map(quarter => ({
        href: href(quarter),
        label: shortQuarterName(quarter, lang),
        here: quarter === chosen.look.quarter,
      }))}
    />
  )
}
