export const paths = {
  signIn: (to?: string) => (to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in'),
  /** `again` asks the provider to let one choose another person. */
  start: ({ to, again }: { to?: string; again?: boolean } = {}) => {
    const query = new URLSearchParams({ ...(to && { to }), ...(again && { again: '1' }) }).toString()
    return query ? `/sign-in/start?${query}` : '/sign-in/start'
  },
  callback: '/sign-in/callback',
  signOut: '/sign-out',
  backChannel: '/sign-out/back-channel',
  signedOut: '/signed-out',
  state: '/session/state',
  appointments: (to?: string) => (to ? `/appointments?to=${encodeURIComponent(to)}` : '/appointments'),
}

/** Where to go after signing in: an address of our own, else the first page. Never another site, never a way back out. */
export function safeReturn(to: string | undefined): string {
  if (!to || to.length > 1000 || !/^\/(?![/\\])/.test(to) || !URL.canParse(to, 'http://kring.invalid'))
    return '/'
  const url = new URL(to, 'http://kring.invalid')
  if (url.host !== 'kring.invalid' || /^\/(sign-|signed-out|session\/|demo\/idp)/.test(url.pathname))
    return '/'
  return url.pathname + url.search
}
