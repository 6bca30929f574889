/** Turbo takes over the body alone, and on paper the foot is the root's: never that of another child. */
addEventListener('turbo:before-render', event => {
  const foot = event.detail.newBody.parentElement?.dataset.foot
  if (foot) document.documentElement.dataset.foot = foot
  else delete document.documentElement.dataset.foot
})
