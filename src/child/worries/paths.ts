export const worryPaths = {
  worries: '/worries',
  newWorry: (childId?: string) => (childId ? `/worries/new?child=${childId}` : '/worries/new'),
  worry: (id: string) => `/worries/${id}`,
  answers: (id: string) => `/worries/${id}/answers`,
}
