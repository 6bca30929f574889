/** As JSON, some thousands at a time. */
export async function inParts<T>(rows: readonly T[], work: (json: string) => Promise<unknown>) {
  for (let from = 0; from < rows.length; from += 5_000)
    await work(JSON.stringify(rows.slice(from, from + 5_000)))
}
