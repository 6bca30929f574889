import { Tag, type TagTone, usePage } from '../../ui/index.ts'
import type { StoryState } from './states.ts'
import { countyTexts } from './texts.ts'

const tones: Record<StoryState, TagTone> = {
  draft: 'wait',
  cleared: 'neutral',
  shown: 'good',
  taken_down: 'neutral',
}

export function StateTag({ state }: { state: StoryState }) {
  const t = countyTexts(usePage().lang)
  const words = {
    draft: t.stateDraft,
    cleared: t.stateCleared,
    shown: t.stateShown,
    taken_down: t.stateTakenDown,
  }
  return <Tag tone={tones[state]}>{words[state]}</Tag>
}
