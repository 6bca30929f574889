/**
 * What a browser would send of the form with that action, as it stands: every name has a list, in the order of the page. Fails where
 * there is no such form.
 */
export function sentForm(html: string, action: string): Record<string, string[]> {
  const form = [...html.matchAll(/<form [^>]*>.*?<\/form>/gs)]
    .map(([whole]) => whole)
    .find(whole => attribute(/^<form [^>]*>/.exec(whole)?.[0] ?? '', 'action') === action)
  if (!form) throw new Error(`The page has no form that is sent to ${action}`)
  const sent: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string) => {
    if (name) sent[name] = [...(sent[name] ?? []), value]
  }
  for (const [tag, input, block, inner = ''] of form.matchAll(
    /<(input)\b[^>]*>|<(textarea|select)\b[^>]*>(.*?)<\/\2>/gs,
  )) {
    const kind = input ?? block
    const start = /^<[^>]*>/.exec(tag)?.[0] ?? ''
    const has = (name: string) => new RegExp(`\\s${name}(?=[\\s=/>])`).test(start)
    if (has('disabled')) continue
    const name = attribute(start, 'name')
    if (kind === 'textarea') add(name, decoded(inner))
    else if (kind === 'select') add(name, chosenOf(inner))
    else if (!/^(checkbox|radio)$/.test(attribute(start, 'type') ?? '') || has('checked'))
      add(name, attribute(start, 'value') ?? 'on')
  }
  return sent
}

function chosenOf(options: string) {
  const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag)
  const chosen = all.find(tag => /\sselected(?=[\s=/>])/.test(tag)) ?? all[0] ?? ''
  return attribute(chosen, 'value') ?? ''
}

const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : decoded(value)
}

const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
