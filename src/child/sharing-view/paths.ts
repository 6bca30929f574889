export const sharingPaths = {
  sharing: (childId: string) => `/children/${childId}/sharing`,
  withholding: (childId: string, functionId?: string) =>
    `/children/${childId}/sharing/withholding${functionId ? `?to=${functionId}` : ''}`,
  end: (disclosureId: string) => `/disclosures/${disclosureId}/end`,
}
