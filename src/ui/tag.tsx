import type { Child as Content } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

/** `good`: it works or is done. `wait`: someone waits. `late`: a day has passed. `danger`: a child in danger, or what cannot be undone. */
export type TagTone = 'neutral' | 'good' | 'wait' | 'late' | 'danger'
const colors = {
  neutral: 'neutral',
  good: 'main',
  wait: 'sun',
  late: 'sun',
  danger: 'danger',
} as const satisfies Record<TagTone, string>

/** How something stands, in a word or two: the colour only repeats it. */
export function Tag({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: TagTone
  icon?: IconName
  children?: Content
}) {
  return (
    // Late is filled, as a count is, where waiting is tinted: clay is kept for danger.
    <span class={tone === 'late' ? 'ds-tag count' : 'ds-tag'} data-color={colors[tone]}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}
