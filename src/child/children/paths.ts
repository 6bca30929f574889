export const childPaths = {
  children: '/children',
  emergency: '/emergency',
  newChild: '/children/new',
  child: (id: string) => `/children/${id}`,
  guardians: (id: string) => `/children/${id}/guardians`,
  namedPerson: (id: string) => `/children/${id}/named-person`,
  team: (id: string) => `/children/${id}/team`,
}
