export { type OpenIdClient, openIdClient, type ProviderSettings } from './client.ts'
export type { DemoPerson } from './demo-people-page.tsx'
export { demoProvider } from './demo-provider.tsx'
