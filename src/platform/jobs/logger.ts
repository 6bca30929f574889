import { Logger } from 'graphile-worker'

/** The queue's own chatter says nothing that /metrics does not, and its errors would carry what a task was about. */
export const quiet = new Logger(() => () => {})
