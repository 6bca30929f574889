import { say } from '../say.ts'

/** A button that copies the text beside it. Without script the text is marked by a click, and copied by hand. */
class KringCopy extends HTMLElement {
  connectedCallback() {
    const text = this.querySelector('code')?.textContent ?? ''
    const words = this.getAttribute('words') ?? ''
    const done = this.getAttribute('done') ?? ''
    if (!navigator.clipboard || this.querySelector('button')) return
    const button = document.createElement('button')
    Object.assign(button, { type: 'button', className: 'ds-button', textContent: words })
    button.dataset.variant = 'secondary'
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text)
      button.textContent = done
      say(done)
    })
    this.append(button)
  }
}

customElements.define('kring-copy', KringCopy)
