/** Said aloud by a screen reader when it is free. */
export function say(words: string) {
  const said = document.getElementById('said')
  if (said) said.textContent = words
}
