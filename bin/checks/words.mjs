// Words that no engineer would search for, and the trade's word for each. Comments, names, tests and documents are read; landed
// migrations and Swedish texts are not. `node bin/checks/words.mjs` checks the tree; test/checks.test.ts shows that it sees.
import { globSync, readFileSync } from 'node:fs'

/** Each word with what to write instead. */
export const instead = [
  [/\bdeeds?\b/i, 'action or command'],
  [/\b(laid|lays)\b/i, 'seeded'],
  [/\blay(?=[A-Z]\w|\s+(?:the|a|of)\b)/, 'seed'],
  [/\bdoors?\b/i, 'security-definer function, or route'],
  [/\bhats?\b/i, 'role'],
  [/\bmend(s|ed|ing)?\b/i, 'correct or fix'],
  [/\b(sent|asked|pressed) twice it is (one|done)\b/i, 'idempotent'],
  [/\bby lot\b|\blots\(/i, 'random'],
  [/\bthe stair\b/i, 'learning'],
]

/** The words in a text that have a better one, as sentences. Lines of Swedish texts (`sv: …`) are passed over. */
export const poorWords = (file, text) =>
  text.split('\n').flatMap((line, n) =>
    /\bsv: |^\s*['`].*[åäö]/.test(line)
      ? []
      : instead.flatMap(([word, better]) => {
          const found = word.exec(line)
          return found ? [`${file}:${n + 1}: “${found[0]}”: write ${better}`] : []
        }),
  )

if (process.argv[1]?.endsWith('words.mjs')) {
  const files = globSync(['{src,demo,test,bench,bin}/**/*.{ts,tsx,mjs}', '*.mjs', '{docs,src}/**/*.md', '*.md', 'db/CONVENTIONS.md'])
    // These two name the words in order to forbid them.
    .filter(file => !/STYLE\.md$|checks\/words\.mjs$|checks\.test\.ts$|\.d\.ts$/.test(file))
  const problems = files.flatMap(file => poorWords(file, readFileSync(file, 'utf8')))
  if (files.length < 500) problems.push(`the check saw only ${files.length} files`)
  for (const each of problems) console.error(each)
  console.log(`${files.length} files, ${problems.length} words to replace`)
  process.exit(problems.length ? 1 : 0)
}
