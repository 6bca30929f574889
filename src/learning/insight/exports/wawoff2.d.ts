declare module 'wawoff2' {
  const woff: { decompress(font: Uint8Array): Promise<Uint8Array> }
  export default woff
}
