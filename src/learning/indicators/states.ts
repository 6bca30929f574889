export type IndicatorState = 'in_use' | 'retired'

/** Where an indicator may go from where it is, and by which word. */
export const moves = { in_use: 'retired', retired: 'in_use' } as const satisfies Record<
  IndicatorState,
  IndicatorState
>
