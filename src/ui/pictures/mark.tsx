import { drawnOnce } from '../drawn-once.ts'

/**
 * The mark: a child as the sun, three arcs that open towards each other. `size` in CSS pixels; at 24 or less the
 * simpler drawing of the favicon is used, since three arcs run together there. The word stands beside it.
 */
export const Mark = drawnOnce(({ size = 40, onBand = false }: { size?: number; onBand?: boolean }) => (
  <svg
    class={onBand ? 'mark mark-on-band' : 'mark'}
    viewBox="0 0 64 64"
    width={size}
    height={size}
    aria-hidden="true"
  >
    {size <= 24 ? <SmallRings /> : <Rings />}
  </svg>
))

function Rings() {
  return (
    <>
      <g fill="none" stroke-linecap="round" stroke-width="5">
        <path class="mark-inner" d="M39.46 21.35A13 13 0 1 1 24.54 21.35" />
        <path class="mark-middle" d="M40.66 50.58A20.5 20.5 0 1 1 52.42 30.21" />
        <path class="mark-outer" d="M4.11 29.56A28 28 0 1 1 20.17 57.38" />
      </g>
      <circle class="mark-sun" cx="32" cy="32" r="6" />
    </>
  )
}

/** Dot, one ring, half a ring: as in favicon.svg. */
function SmallRings() {
  return (
    <>
      <g fill="none" stroke-linecap="round" stroke-width="7">
        <path class="mark-inner" d="M40.5 18.3A16 16 0 1 1 23.5 18.3" />
        <path class="mark-outer" d="M32 60A28 28 0 0 1 32 4" />
      </g>
      <circle class="mark-sun" cx="32" cy="32" r="8" />
    </>
  )
}
