/** Turbo ships without types: what we use of it. */
declare module '@hotwired/turbo' {
  export const config: {
    drive: { progressBarDelay: number }
    forms: { submitter: 'disabled' | 'aria-disabled' }
  }
  export const session: {
    navigator: { currentVisit?: { state: string } }
    /**
     * Fetches the page again and morphs it, if `url` is where one is. By its name it waits; it is `refresh` that does,
     * for 150 ms, in which a form may have been sent: we wait ourselves and look then.
     */
    debouncedRefresh(url: string): void
  }
}

interface WindowEventMap {
  'turbo:before-render': CustomEvent<{ newBody: HTMLElement }>
}
