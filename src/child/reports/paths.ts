export const reportPaths = {
  danger: '/danger',
  dangerTo: (childId: string) => `/danger?child=${childId}`,
  reports: (childId: string) => `/children/${childId}/reports`,
  newReport: (childId: string) => `/children/${childId}/reports/new`,
}
