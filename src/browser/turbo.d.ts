/** Turbo ships without types: what we use of it. */
declare module '@hotwired/turbo' {
  export const config: {
    drive: { progressBarDelay: number }
    forms: { submitter: 'disabled' | 'aria-disabled' }
  }
  export type Visit = {
    state: string
    action: 'advance' | 'replace' | 'restore'
    /** it fetches the page where one is */
    isPageRefresh: boolean
    fail(): void
  }
  export const session: {
    navigator: { currentVisit?: Visit }
    history: { push(location: URL): void }
    view: { lastRenderedLocation: URL }
    /** What a visit asks of the browser; one for an app of a phone would be another. */
    adapter: {
      /** Without an answer the status is 0, of another kind than a page -2. */
      visitRequestFailedWithStatusCode(visit: Visit, status: number): void
      pageInvalidated(reason: unknown): void
    }
    /**
     * Fetches the page again and morphs it, if `url` is where one is. By its name it waits; it is `refresh` that does,
     * for 150 ms, in which a form may have been sent: we wait ourselves and look then.
     */
    debouncedRefresh(url: string): void
  }
}

interface WindowEventMap {
  'turbo:before-render': CustomEvent<{ newBody: HTMLElement }>
  'turbo:before-fetch-response': CustomEvent<{ fetchResponse: { statusCode: number; response: Response } }>
}
