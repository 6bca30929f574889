import { appendFile } from 'node:fs/promises'
import { readAnchor, writeAnchor } from '../../platform/database/log-anchor.ts'
import type { Secret } from '../../platform/generations.ts'
import { registerTask } from '../../platform/jobs/index.ts'
import type { Mailer } from '../../platform/mail/index.ts'

type Settings = {
  mailer: Mailer
  secret: Secret
  anchors: { mail: string | undefined; file: string | undefined }
}

/**
 * What is new in the log is sealed and counted each minute, and has the next month's partition before it is needed. Two tasks: a log that
 * is long in being sealed must not keep its reviewer from what was read.
 */
export function registerLogTasks({ mailer, secret, anchors }: Settings) {
  registerTask(
    'seal-log',
    async (_payload, { pool }) => {
      // A worker that has been away catches up, some thousands of rows at a time.
      for (let sealed = 1; sealed > 0; )
        sealed = (await pool.query('select audit.seal() as sealed')).rows[0].sealed
    },
    { cron: '* * * * *' },
  )
  registerTask(
    'count-log',
    async (_payload, { pool }) => {
      for (let counted = 1; counted > 0; )
        counted = (await pool.query('select audit.count_new() as counted')).rows[0].counted
    },
    { cron: '* * * * *' },
  )
  registerTask(
    'log-anchor',
    async (_payload, { pool }) => {
      const anchor = anchors.mail || anchors.file ? await readAnchor(pool) : undefined
      if (!anchor) return
      const line = writeAnchor(anchor, secret)
      if (anchors.file) await appendFile(anchors.file, `${line}\n`)
      if (anchors.mail)
        await mailer.send({
          to: anchors.mail,
          subject: `Kring: the access log on ${anchor.at.slice(0, 10)}`,
          text: `Keep this mail where nobody who runs the server can change it.\n\n${line}\n\nbin/db verify-log FILE, with the text of such mails in the file, tells whether the log still runs through each.\n`,
          about: `log-anchor-${anchor.seal}`,
        })
    },
    { cron: '40 3 * * *' },
  )
  registerTask(
    'held-back-due',
    (_payload, { pool }) => pool.query('select audit.tell_of_due_reviews()').then(() => {}),
    { cron: '15 4 * * *' },
  )
  registerTask(
    'log-partitions',
    async (_payload, { pool }) => {
      await pool.query(`select audit.ensure_partition((current_date + interval '1 month')::date)`)
    },
    { cron: '10 1 * * *' },
  )
}
