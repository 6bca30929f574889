export const unitPaths = {
  unit: '/unit',
  directory: '/directory',
  function: (id: string) => `/functions/${id}`,
  handover: (id: string) => `/functions/${id}/handover`,
}
