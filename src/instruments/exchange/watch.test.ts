import { describe, expect, test } from 'vitest'
import { Watch } from './watch.ts'

describe('A watch', () => {
  const data = () => ({
    a: 1,
    b: { c: 2, d: [{ e: 3 }, { f: 4 }] },
    extension: [
      { url: 'x', value: 1 },
      { url: 'y', value: 2 },
    ],
  })
  const unread = (watch: Watch<ReturnType<typeof data>>) =>
    [...watch.unread()].map(({ path, name }) => [...path, name].join('.'))

  test('tells each part that nobody read, once, at its top', () => {
    const watch = new Watch(data())
    expect(unread(watch)).toEqual(['a', 'b', 'extension'])
    expect(watch.of.b.d[0]?.e).toBe(3)
    expect(unread(watch)).toEqual(['a', 'b.c', 'b.d.1.f', 'extension'])
  })

  test('does not take an extension for read whose name alone was asked for', () => {
    const watch = new Watch(data())
    expect(watch.of.extension.find(each => each.url === 'y')?.value).toBe(2)
    expect(unread(watch)).toContain('extension.0.extension')
    expect(unread(watch)).not.toContain('extension.1.extension')
  })

  test('refuses to list the names of an object, which would count them all as read', () => {
    const watch = new Watch(data())
    expect(() => ({ ...watch.of.b })).toThrow('name by name')
    watch.pass(watch.of.b)
    expect(unread(watch)).toEqual(['a', 'extension'])
  })
})
