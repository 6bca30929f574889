import { HtmlValidate } from 'html-validate'

const validate = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Hono writes `required=""` and `<input/>`; both are HTML
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // a list may be named
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'no-unknown-elements': ['error', { exclude: ['kring-*'] }],
    // a long telephone number in an example is no telephone number
    'tel-non-breaking': 'off',
    'long-title': 'off',
  },
})

/** What is wrong with a page as HTML; nothing, when it is as it should be. */
export async function htmlMistakes(html: string): Promise<string[]> {
  const { results } = await validate.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
  )
}
