/** The mark before anyone has come: the child is there, the rings wait. */
export function EmptyMark({ size = 112 }: { size?: number }) {
  return (
    <svg class="picture empty-mark" viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <path d="M39.46 21.35A13 13 0 1 1 24.54 21.35" />
      <path d="M40.66 50.58A20.5 20.5 0 1 1 52.42 30.21" />
      <path d="M4.11 29.56A28 28 0 1 1 20.17 57.38" />
      <circle class="mark-sun" cx="32" cy="32" r="6" />
    </svg>
  )
}
