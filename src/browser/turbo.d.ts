/** Turbo ships without types: what we use of it. */
declare module '@hotwired/turbo' {
  export const config: {
    drive: { progressBarDelay: number }
    forms: { submitter: 'disabled' | 'aria-disabled' }
  }
  export const session: {
    navigator: { currentVisit?: { state: string } }
    /** Fetches the page again and morphs it, if `url` is where one is. */
    refresh(url: string): void
  }
}
