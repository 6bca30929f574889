/** Made by build.mjs: every `src/**​/elements/*.ts` is imported, and so registers its element. */
declare module 'kring:elements'
