export const draftPaths = {
  drafts: '/drafts',
  key: '/drafts/key',
  deletion: (id: string) => `/drafts/${id}/deletion`,
}

/** The page where a draft goes on; undefined for a form that no longer exists. */
export function continueAt({
  id,
  form,
  childId,
  body,
}: {
  id: string
  form: string
  childId: string | null
  body: Record<string, unknown>
}): string | undefined {
  const of = (name: string) => encodeURIComponent(String(body[name] ?? ''))
  const draft = `draft=${id}`
  if (form === 'worry' && childId) return `/worries/new?child=${childId}&${draft}`
  if (form === 'wheel') return `/assessments/${of('assessmentId')}/edit?${draft}`
  if (form === 'request' && childId)
    return `/children/${childId}/requests/new?to=${of('to')}${body.from ? `&from=${of('from')}` : ''}&${draft}`
  if (form === 'meeting' && childId) return `/children/${childId}/meetings/new?${draft}`
  if (form === 'consent' && childId) return `/children/${childId}/consents/new/details?${draft}`
  if (form === 'minutes') return `/meetings/${of('meetingId')}/${body.base ? 'minutes' : 'closing'}?${draft}`
  return undefined
}
