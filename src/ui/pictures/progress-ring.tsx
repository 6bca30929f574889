import { drawnOnce } from '../drawn-once.ts'

export type Progress = 'done' | 'under-way' | 'waiting'

/** How far an action has come. Words beside it say the same, so it is hidden from a screen reader. */
export const ProgressRing = drawnOnce(({ state, size = 24 }: { state: Progress; size?: number }) => (
  <svg
    class="picture progress-ring"
    data-state={state}
    viewBox="0 0 24 24"
    width={size}
    height={size}
    aria-hidden="true"
  >
    {state === 'done' && (
      <>
        <circle class="progress-full" cx="12" cy="12" r="11" />
        <path class="progress-check" d="m7 12.4 3.4 3.4 6.6-7" />
      </>
    )}
    {state === 'under-way' && (
      <>
        <circle class="progress-track" cx="12" cy="12" r="9.5" />
        <path class="progress-arc" d="M12 2.5a9.5 9.5 0 1 1-9 12.5" />
      </>
    )}
    {state === 'waiting' && <circle class="progress-dots" cx="12" cy="12" r="9.5" />}
  </svg>
))
