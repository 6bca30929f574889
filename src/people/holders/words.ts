import { defineTexts, insideSentence, type Language } from '../../i18n/index.ts'

/** A post as pages name it: who holds it now, what it is called, and where it is. */
export type Held = {
  holders: readonly string[]
  functionName: string
  unitName?: string | null
  /** Of what is over, with who held it then: that nobody did is not said of now. */
  past?: boolean
}

/** For what somebody did: who it was, then the post. The post begins with a capital where no name stands before it. */
export const nameAndPost = (name: string | null, post: string | null, ...more: (string | null)[]) =>
  [name, post && (name ? insideSentence(post) : post), ...more].filter(Boolean).join(', ')

/** Who holds it, in short; a post that nobody holds goes by its own name. */
export const holderOrPost = ({ holders, functionName }: Held) => holders.join(', ') || functionName

/** The same in the middle of a sentence. */
export const holderOrPostInside = ({ holders, functionName }: Held) =>
  holders.join(', ') || insideSentence(functionName)

/** "Sara Lind, förskollärare, Björkbackens förskola", or "Förskollärare, Björkbackens förskola, ingen har uppdraget just nu". */
export const holderAndPost = ({ holders, functionName, unitName = null, past }: Held, lang: Language) =>
  nameAndPost(holders.join(', '), functionName, unitName, holders.length || past ? null : texts(lang).vacant)

/** The line under {@link holderOrPost}: the post and where it is, or that nobody holds it. */
export const postLine = ({ holders, functionName, unitName, past }: Held, lang: Language) =>
  [holders.length || past ? functionName : texts(lang).vacant, unitName].filter(Boolean).join(', ')

/** A function to choose in a form: who holds it, with the post, the unit and the organisation under the name. */
export const functionOption = (
  { functionId, organisationName, ...held }: Held & { functionId: string; organisationName: string },
  lang: Language,
) => ({ value: functionId, label: holderOrPost(held), hint: `${postLine(held, lang)}, ${organisationName}` })

const texts = defineTexts({
  vacant: { sv: 'ingen har uppdraget just nu', en: 'nobody holds this function at the moment' },
})
