import * as Turbo from '@hotwired/turbo'
import './enter.ts'
import './focus.ts'
import './foot.ts'
import './keep-typed.ts'
import './keys.ts'
import './offline.ts'
import './stay.ts'
import 'kring:elements'

// Turbo's bar brings an inline style, which our content policy forbids. The line in layout.css stands in for it.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1

// A button under way keeps the focus: it is said to be disabled rather than made so.
Turbo.config.forms.submitter = 'aria-disabled'
