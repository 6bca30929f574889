export const logPaths = {
  log: '/log',
  childLog: (childId: string) => `/children/${childId}/log`,
  heldBack: (childId: string) => `/children/${childId}/log/held-back`,
  heldBackRemoval: (childId: string) => `/children/${childId}/log/held-back/removal`,
}
