import { states } from '../../platform/states.ts'

export const indicatorStates = states({
  in_use: { retire: 'retired' },
  retired: { bringBack: 'in_use' },
})
export type IndicatorState = (typeof indicatorStates.names)[number]

/** The only state that an indicator may go to from where it is. */
export const nextState = (state: IndicatorState) =>
  state === 'in_use' ? indicatorStates.after(state, 'retire') : indicatorStates.after(state, 'bringBack')
