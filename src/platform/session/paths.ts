export const paths = {
  signIn: (to?: string) => (to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in'),
  /** `again` asks the provider to let one choose another person; `by` is the provider's key. */
  start: ({ to, again, by }: { to?: string; again?: boolean; by?: string } = {}) => {
    const query = new URLSearchParams({
      ...(by && { by }),
      ...(to && { to }),
      ...(again && { again: '1' }),
    }).toString()
    return query ? `/sign-in/start?${query}` : '/sign-in/start'
  },
  /** The first provider's stands alone, as it did when there was one. */
  callback: (key: string) => (key === '1' ? '/sign-in/callback' : `/sign-in/callback/${key}`),
  signOut: '/sign-out',
  backChannel: '/sign-out/back-channel',
  signedOut: '/signed-out',
  state: '/session/state',
  appointments: (to?: string) => (to ? `/appointments?to=${encodeURIComponent(to)}` : '/appointments'),
}

/** Never a host that anybody has, so that an address which leaves it is seen. */
const here = 'http://kring.invalid'

/**
 * Every address to go back to that came with a request passes here: an address of our own, else the first page. Never another
 * site, never a way back out. What is answered is judged as well as what came: `/.//host` is a path until its dots are gone.
 */
export function safeReturn(to: string | undefined): string {
  if (!to || to.length > 1000 || !URL.canParse(to, here)) return '/'
  const url = new URL(to, here)
  const answer = url.pathname + url.search
  const isOurs = to.startsWith('/') && url.origin === here && new URL(answer, here).origin === here
  return isOurs && !/^\/(sign-|signed-out|session\/|demo\/idp)/.test(url.pathname) ? answer : '/'
}
