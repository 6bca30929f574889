import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

/**
 * Ends the output of bin/test with one line alone: `N passed, N failed`. A file that could not run counts as failed. A skipped
 * test counts as neither and is named above it.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason) {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const inState = (state: string) => tests.filter(test => test.result().state === state)
    const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(inState) as [
      typeof tests,
      typeof tests,
      typeof tests,
    ]
    const broken = modules.filter(
      module => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0,
    ).length
    const bad = failed.length + broken + errors.length
    // A run that broke before its first test has failed too.
    const counted = bad || (reason === 'failed' || passed.length === 0 ? 1 : 0)
    process.on('exit', () => {
      if (skipped.length)
        console.log(skippedLines(skipped.map(test => `${test.module.relativeModuleId}: ${test.fullName}`)))
      console.log(`${passed.length} passed, ${counted} failed`)
    })
  }
}

/** A few by name, so that a skip is seen; a name filter skips most of a run. */
function skippedLines(names: string[]) {
  const more = names.length - 20
  return [`${names.length} skipped:`, ...names.slice(0, 20), ...(more > 0 ? [`and ${more} more`] : [])].join(
    '\n  ',
  )
}
