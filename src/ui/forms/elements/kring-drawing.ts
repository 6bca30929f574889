/** A sheet to draw on. The lines go into the hidden field beside it; words are the other way to answer. */
class KringDrawing extends HTMLElement {
  #strokes: number[][] = []
  #drawing = -1
  #sheet?: SVGSVGElement

  connectedCallback() {
    if (this.#sheet) return
    this.#strokes = read(this.#field.value)
    this.#sheet = document.createElementNS(svg, 'svg')
    this.#sheet.setAttribute('viewBox', '0 0 1000 1000')
    this.#sheet.setAttribute('class', 'drawing')
    this.#sheet.setAttribute('role', 'img')
    this.#sheet.setAttribute('aria-label', this.getAttribute('here') ?? '')
    this.#sheet.addEventListener('pointerdown', this.#begin)
    this.#sheet.addEventListener('pointermove', this.#go)
    for (const end of ['pointerup', 'pointercancel']) this.#sheet.addEventListener(end, this.#end)
    const buttons = document.createElement('div')
    buttons.className = 'row buttons'
    buttons.append(
      this.#button('undo', () => this.#strokes.pop()),
      this.#button('clear', () => {
        this.#strokes = []
      }),
      this.#button('write', () => this.#write(true)),
    )
    this.prepend(this.#sheet, buttons)
    this.#write(Boolean(this.querySelector('textarea')?.value))
    this.#draw()
  }

  get #field() {
    return this.querySelector('input') as HTMLInputElement
  }

  /** Words stand there once they are asked for, or were written before. */
  #write(shown: boolean) {
    const words = this.querySelector<HTMLElement>('.drawing-words')
    if (!words) return
    const asked = shown && words.hidden
    words.hidden = !shown
    if (asked) words.querySelector('textarea')?.focus()
  }

  #button(name: string, act: () => void) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'ds-button'
    button.dataset.variant = 'secondary'
    button.dataset.action = name
    button.textContent = this.getAttribute(name)
    button.addEventListener('click', () => {
      act()
      this.#draw()
      this.#tell()
    })
    return button
  }

  #begin = (event: PointerEvent) => {
    this.#sheet?.setPointerCapture(event.pointerId)
    this.#drawing = this.#strokes.push(this.#at(event)) - 1
    this.#draw()
  }

  #go = (event: PointerEvent) => {
    const stroke = this.#strokes[this.#drawing]
    if (!stroke) return
    const [x = 0, y = 0] = this.#at(event)
    if (Math.hypot(x - (stroke.at(-2) ?? 0), y - (stroke.at(-1) ?? 0)) < 6) return
    stroke.push(x, y)
    this.#sheet?.lastElementChild?.setAttribute('points', stroke.join(' '))
  }

  #end = () => {
    this.#drawing = -1
    this.#tell()
  }

  #at({ clientX, clientY }: PointerEvent) {
    const box = this.#sheet?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
    const within = (part: number) => Math.round(Math.max(0, Math.min(1, part)) * 1000)
    return [within((clientX - box.left) / box.width), within((clientY - box.top) / box.height)]
  }

  #draw() {
    this.#sheet?.replaceChildren(
      ...this.#strokes.map(stroke => {
        const line = document.createElementNS(svg, 'polyline')
        line.setAttribute('points', stroke.join(' '))
        return line
      }),
    )
  }

  #tell() {
    this.#field.value = this.#strokes.length ? JSON.stringify(this.#strokes) : ''
    this.#field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

const svg = 'http://www.w3.org/2000/svg'

function read(json: string): number[][] {
  try {
    const strokes = JSON.parse(json || '[]')
    return Array.isArray(strokes) ? strokes : []
  } catch {
    return []
  }
}
customElements.define('kring-drawing', KringDrawing)
