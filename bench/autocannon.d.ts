/** The little of it that is used here; it brings no types of its own. */
declare module 'autocannon' {
  namespace autocannon {
    type Request = { method?: string; path?: string; headers?: Record<string, string> }
    type Options = {
      url: string
      connections: number
      duration?: number
      amount?: number
      requests: { setupRequest(request: Request): Request }[]
    }
    type Result = {
      '2xx': number
      non2xx: number
      errors: number
      duration: number
      latency: { p50: number; average: number; p97_5: number }
    }
  }
  function autocannon(options: autocannon.Options): Promise<autocannon.Result>
  export default autocannon
}
