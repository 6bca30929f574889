import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * LibreOffice is the one office suite that a test can drive. Where it is missing those tests are skipped; bin/test says so, and
 * in CI it installs it or stops.
 */
export const hasOffice = spawnSync('sh', ['-c', 'command -v soffice']).status === 0

/** Opens a file of a folder in LibreOffice and gives what it saved as `to`, for example `fods`. */
export function openInOffice(folder: string, file: string, to: string) {
  const out = mkdtempSync(join(folder, 'read-'))
  const run = spawnSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${out}/profile`,
      // Semicolons, UTF-8, Swedish: as a double click on the file does it here.
      ...(file.endsWith('.csv') ? ['--infilter=CSV:59,34,76,1,,1053'] : []),
      '--convert-to',
      to,
      '--outdir',
      out,
      join(folder, file),
    ],
    { encoding: 'utf8', timeout: 90_000 },
  )
  if (run.status !== 0) throw new Error(`LibreOffice could not open ${file}: ${run.error ?? run.stderr}`)
  return readFileSync(join(out, file.replace(/\w+$/, to.split(':')[0] as string)), 'utf8')
}
