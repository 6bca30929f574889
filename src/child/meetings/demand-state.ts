import { conflict } from '../../platform/errors/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Meeting } from './meetings.ts'
import { type MeetingDeed, mayNow } from './states.ts'
import { texts } from './texts.ts'

/** A deed that the meeting cannot meet with as it stands now: somebody else was quicker. */
export function demand(meeting: Meeting, deed: MeetingDeed, language: Language) {
  if (!mayNow(meeting, deed)) throw conflict(texts(language).notNow)
}
