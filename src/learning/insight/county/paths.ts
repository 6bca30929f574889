export const countyPaths = {
  page: '/county',
  file: (format: string) => `/county/files/${format}`,
  figures: '/county/figures',
  stories: '/county/stories',
  newStory: '/county/stories/new',
  story: (id: string) => `/county/stories/${id}`,
  draft: (id: string) => `/county/stories/${id}/draft`,
  clearance: (id: string) => `/county/stories/${id}/clearance`,
  showing: (id: string) => `/county/stories/${id}/showing`,
  removal: (id: string) => `/county/stories/${id}/removal`,
}
