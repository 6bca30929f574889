import type { Child as Content } from 'hono/jsx'

export type Arm = { label: Content; words: Content }

/**
 * A mind map of two axes: an arm up, down and to each side, with what was said at its end. Nothing is placed between the arms
 * and nothing is weighed: it is read and talked about (R11).
 */
export function Arms({ middle, arms }: { middle: string; arms: readonly Arm[] }) {
  return (
    <div class="arms">
      {arms.slice(0, 4).map(({ label, words }) => (
        <section class="arm">
          <h3>{label}</h3>
          {words}
        </section>
      ))}
      <svg class="arms-cross" viewBox="-100 -100 200 200" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0-100V100M-100 0H100" />
      </svg>
      <p class="arms-middle">{middle}</p>
    </div>
  )
}
