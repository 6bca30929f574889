export const consentPaths = {
  consents: (childId: string) => `/children/${childId}/consents`,
  newConsent: (childId: string) => `/children/${childId}/consents/new`,
  details: (childId: string) => `/children/${childId}/consents/new/details`,
  /** What is written so far, shown as a picture before it is saved. */
  draft: (childId: string, draftId: string) => `/children/${childId}/consents/drafts/${draftId}`,
  consent: (consentId: string) => `/consents/${consentId}`,
  print: (consentId: string) => `/consents/${consentId}/print`,
  withdrawal: (consentId: string) => `/consents/${consentId}/withdrawal`,
}
