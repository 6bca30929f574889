import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node'
import { exceptions } from './row-types/exceptions.ts'
import { unseen } from './row-types/unseen.ts'

/**
 * Ends the output of bin/test with one line alone: `N passed, N failed`. A file that could not run counts as failed. A skipped
 * test counts as neither and is named above it. After a whole run, so does each type of row that no test has checked.
 */
export default class CountReporter implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest) {
    this.#vitest = vitest
  }

  async onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason) {
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
    const unchecked = (await this.#isWhole(modules, reason)) ? this.#uncheckedRows() : []
    if (unchecked.length) process.exitCode = 1
    const bad = failed.length + broken + errors.length + unchecked.length
    // A run that broke before its first test has failed too.
    const counted = bad || (reason === 'failed' || passed.length === 0 ? 1 : 0)
    process.on('exit', () => {
      if (unchecked.length)
        console.log(['Types of rows that no test has checked:', ...unchecked].join('\n  '))
      if (skipped.length)
        console.log(skippedLines(skipped.map(test => `${test.module.relativeModuleId}: ${test.fullName}`)))
      console.log(`${passed.length} passed, ${counted} failed`)
    })
  }

  async #isWhole(modules: readonly TestModule[], reason: TestRunEndReason) {
    if (!this.#vitest || this.#vitest.config.testNamePattern || reason === 'interrupted') return false
    return modules.length === (await this.#vitest.globTestSpecifications()).length
  }

  #uncheckedRows() {
    const files = this.#vitest?.getRootProject().getProvidedContext().rowTypes
    if (!files) return ['the types of rows were not read']
    const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
    const seen = readdirSync(files.seen).map(name => read(join(files.seen, name)))
    return unseen(read(files.sites), seen, exceptions)
  }
}

/** A few by name, so that a skip is seen; a name filter skips most of a run. */
function skippedLines(names: string[]) {
  const more = names.length - 20
  return [`${names.length} skipped:`, ...names.slice(0, 20), ...(more > 0 ? [`and ${more} more`] : [])].join(
    '\n  ',
  )
}
