import type { Language } from '../platform/i18n/index.ts'
import type { Act } from './log.ts'
import { texts } from './texts.ts'

/** "Läste planen" */
export function actWords({ act, itemKind }: { act: Act; itemKind: string }, language: Language) {
  const t = texts(language)
  return `${t[act]} ${kindWords(itemKind, language)}`
}

/** "planen", "ett möte"; something general for a kind that has no words here. */
export function kindWords(itemKind: string, language: Language) {
  const t = texts(language)
  const kinds: Record<string, string> = {
    child: t.kind_child,
    worry: t.kind_worry,
    assessment: t.kind_assessment,
    wheel: t.kind_assessment,
    request: t.kind_request,
    plan: t.kind_plan,
    plan_version: t.kind_plan,
    draft: t.kind_draft,
    meeting: t.kind_meeting,
    minutes: t.kind_minutes,
    consent: t.kind_consent,
    sharing: t.kind_sharing,
    report: t.kind_report,
    protection: t.kind_protection,
    log: t.kind_log,
  }
  return kinds[itemKind] ?? t.kind_other
}
