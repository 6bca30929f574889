import type { House } from './house.ts'

type Browser = Awaited<ReturnType<House['as']>>

/** Sends the form of a meeting, and says yes where it is asked whether to go on although the time clashes with another meeting. */
export async function postAnyway(who: Browser, path: string, fields: Parameters<Browser['post']>[1] = {}) {
  const answer = await who.post(path, fields)
  const sure = /name="sure" value="([^"]+)"/.exec(answer.text)?.[1]
  return answer.status === 422 && sure ? who.post(path, { ...fields, sure }) : answer
}
