/**
 * Beside questions that are asked by parts. Going back to another part is within the page: Turbo would fetch the address anew, where
 * nothing that was typed is known, if it found its own mark on the entry of the history. It puts one there at every step.
 */
class KringParts extends HTMLElement {
  connectedCallback() {
    unmark()
    addEventListener('hashchange', unmark)
  }

  disconnectedCallback() {
    removeEventListener('hashchange', unmark)
  }
}

const unmark = () => history.replaceState(null, '')

customElements.define('kring-parts', KringParts)
