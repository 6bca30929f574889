/**
 * A post inside a sentence or after a name: "Sara Lind, förskollärare, avdelning Blåsippan". Posts are stored with a capital letter.
 * A first word with another capital in it is an abbreviation and stays: "BVC-sjuksköterska", "IT-samordnare".
 */
export function insideSentence(post: string): string {
  const [first = ''] = post.split(/\s/, 1)
  return /^\p{Lu}\p{Ll}/u.test(first) && !/\p{Lu}/u.test(first.slice(1))
    ? post.charAt(0).toLowerCase() + post.slice(1)
    : post
}
