import type { Item } from '../definition.ts'

type Kind = Item['kind']

/** Each kind of question, drawn: boxes and lines as one meets them. */
const drawings: Record<Kind, string> = {
  text: 'M6 16h52v12H6Z M12 22h14',
  longText: 'M6 6h52v32H6Z M12 14h38 M12 22h40 M12 30h24',
  choice: 'M14 10a4 4 0 1 1 0 .1 M26 10h28 M14 22a4 4 0 1 1 0 .1 M26 22h22 M14 34a4 4 0 1 1 0 .1 M26 34h26',
  choices: 'M9 5h9v9H9Z M26 10h28 M9 17h9v9H9Z m2 4 2 3 5-6 M26 22h22 M9 30h9v9H9Z M26 34h26',
  scale: 'M8 22h48 M10 22a3 3 0 1 1 0 .1 M25 22a3 3 0 1 1 0 .1 M40 22a3 3 0 1 1 0 .1 M55 22a3 3 0 1 1 0 .1',
  strengthsAndNeeds: 'M5 8h25v28H5Z M34 8h25v28H34Z M17.5 17v10 M12.5 22h10 M41 22h11',
  area: 'M32 6a16 16 0 1 1 0 32 16 16 0 0 1 0-32Z M32 6v32 M16 22h32 M21 11l22 22 M43 11 21 33',
  matrix:
    'M6 8h52 M6 20h52 M6 32h52 M28 14h.1 M40 14h.1 M52 14h.1 M28 26h.1 M40 26h.1 M52 26h.1 M6 14h10 M6 26h12',
  table: 'M6 8h52v28H6Z M6 17h52 M6 26h52 M24 8v28 M42 8v28',
  faces:
    'M17 12a10 10 0 1 1 0 20 10 10 0 0 1 0-20Z M14 19h.1 M20 19h.1 M13 25q4 4 8 0 M47 12a10 10 0 1 1 0 20 10 10 0 0 1 0-20Z M44 19h.1 M50 19h.1 M43 27q4-4 8 0',
  ranking: 'M10 8v8 M8 10l2-2 M18 12h38 M8 22h5l-5 6h5 M18 25h30 M8 34h5 M18 37h20',
  number: 'M12 14v16 M9 17l3-3 M22 16q4-4 7 0t-7 13h8 M38 15h8l-5 6q6 0 5 5t-8 3',
  date: 'M10 9h44v29H10Z M10 17h44 M20 5v7 M44 5v7 M22 25h.1 M32 25h.1 M42 25h.1 M22 32h.1 M32 32h.1',
  drawing: 'M8 34q6-22 16-12t10-4 22 6 M48 8l6 6-14 14-8 2 2-8Z',
}

/** The words beside it say the same. */
export const KindPicture = ({ kind }: { kind: Kind }) => (
  <svg class="kind-picture" viewBox="0 0 64 44" width="64" height="44" aria-hidden="true">
    <path d={drawings[kind]} />
  </svg>
)
