/**
 * The names of fields. `q.<item>`: one value (text, number, date, option) or repeated ones (choices, area).
 * `q.<item>.$other`: the words of another answer; `q.<item>` is then `$other`.
 * `q.<item>.$not-relevant`, `q.<item>.$dont-know`: `yes`, for an item that is not answered by radio buttons; there it is a
 * value of `q.<item>` itself, or of the row's field in a scale of rows.
 * `q.<item>.strengths`, `q.<item>.needs`. `q.<item>.<row>`: an option; `q.<item>.<row>.<column>`: words.
 * `q.<item>.<0…>.<column>`: a cell of a table. `q.<item>.<option>`: its place in a ranking.
 * `q.<item>` of a drawing: its strokes as JSON; `q.<item>.$words`: the same told in words.
 * An id holds no dot and begins with no `$`, so that no two names are alike; `q.` keeps them apart from the form's own fields.
 */
export const fieldName = (item: string, ...parts: (string | number)[]) => ['q', item, ...parts].join('.')

export const other = '$other'
export const drawnInWords = '$words'
