export const familyPaths = {
  family: '/family',
  child: (childId: string) => `/family/children/${childId}`,
  readings: (childId: string) => `/family/children/${childId}/readings`,
  withdrawal: (consentId: string, unitId: string) =>
    `/family/consents/${consentId}/units/${unitId}/withdrawal`,
  withdrawn: (consentId: string, unitId: string) => `/family/consents/${consentId}/units/${unitId}/withdrawn`,
}
