export const protectionPaths = {
  protection: (childId: string) => `/children/${childId}/protection`,
  readers: (childId: string) => `/children/${childId}/protection/readers`,
  removal: (childId: string, reader?: { kind: string; id: string }) =>
    `/children/${childId}/protection/removal${reader ? `?${reader.kind}=${reader.id}` : ''}`,
}
