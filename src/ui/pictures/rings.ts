import { arc } from 'd3-shape'

/** The one geometry: rings around a centre, angles in radians clockwise from the top. */
export const turn = 2 * Math.PI

export const at = (radius: number, angle: number) => ({
  x: radius * Math.sin(angle),
  y: -radius * Math.cos(angle),
})

type Sector = { inner: number; outer: number; from: number; to: number; gap?: number; corner?: number }

/** A piece of a ring as a path. `gap` is the room between neighbours, in units, the same at every radius. */
export function sector(wanted: Sector) {
  const key = Object.values(wanted).join(' ')
  const path = sectors.get(key) ?? drawSector(wanted)
  sectors.set(key, path)
  return path
}

/** Their number is that of the rings and areas that are drawn, whatever they show. */
const sectors = new Map<string, string>()

function drawSector({ inner, outer, from, to, gap = 0, corner = 0 }: Sector) {
  const path = arc<unknown>()
    .innerRadius(inner)
    .outerRadius(outer)
    .startAngle(from)
    .endAngle(to)
    .padAngle(gap / outer)
    .padRadius(outer)
    .cornerRadius(corner)
    .digits(1)
  return path(null) ?? ''
}

/** A bare arc for text to stand on. In the lower half it runs the other way, so that the words are upright. */
export function baseline(radius: number, from: number, to: number) {
  const middle = ((((from + to) / 2) % turn) + turn) % turn
  const under = middle > Math.PI / 2 + 0.01 && middle < 1.5 * Math.PI - 0.01
  const r = under ? radius + 11 : radius
  const [a, b] = under ? [at(r, to), at(r, from)] : [at(r, from), at(r, to)]
  return `M${round(a.x)} ${round(a.y)}A${r} ${r} 0 0 ${under ? 0 : 1} ${round(b.x)} ${round(b.y)}`
}

export const round = (n: number) => Math.round(n * 10) / 10

/** About how wide a text is in our typeface, in the unit of its size. Broad letters are counted as such. */
export function widthOf(text: string, size: number) {
  let sum = 0
  for (const char of text) sum += widths.get(char) ?? 0.56
  return sum * size
}

/** Pictures measure hundreds of texts a page: looked up, not matched. */
const widths = new Map([
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...'0123456789'].map(char => [char, 0.64] as const),
  ...[..."iljtf.,'I "].map(char => [char, 0.32] as const),
  ...[...'mwMW@ÅÄÖ'].map(char => [char, 0.82] as const),
])

/** The largest size, at most `most`, at which a text fits. */
export const sizeFor = (text: string, room: number, most: number) =>
  round(Math.min(most, room / widthOf(text, 1)))

/** Lines of words, each no wider than `room` where its words allow. */
export function wrap(text: string, room: number, size: number) {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= room)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** As much of a name as can be read in the room: the whole, its first word, its first letter. */
export function shortName(name: string, room: number, most: number) {
  const options = [name, name.split(/\s+/)[0] ?? name]
  const words = options.find(option => sizeFor(option, room, most) >= 13) ?? [...name][0] ?? ''
  return { words, size: sizeFor(words, room, most) }
}
