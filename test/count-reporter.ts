import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

/** Ends the output of bin/test with one line alone: `N passed, N failed`. A file that could not run counts as failed. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason) {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const passed = tests.filter(test => test.result().state === 'passed').length
    const failed = tests.filter(test => test.result().state === 'failed').length
    const broken = modules.filter(
      module => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0,
    ).length
    const bad = failed + broken + errors.length
    // A run that broke before its first test has failed too.
    const counted = bad || (reason === 'failed' || passed === 0 ? 1 : 0)
    process.on('exit', () => console.log(`${passed} passed, ${counted} failed`))
  }
}
