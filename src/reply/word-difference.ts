import type { DifferencePart } from './message.ts'

/** More comparisons than these take too long; then the whole text counts as changed. */
const MOST_COMPARISONS = 2_000_000
/** Texts that share less than this are two texts, and the words that they share mean nothing. */
const LEAST_SHARED = 0.3

/** What is the same, removed and added between two texts, by words. */
export function wordDifference(before: string, after: string): DifferencePart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const parts = differenceOf(old, now)
  const shared = lengthOf(parts?.filter(({ change, text }) => change === 'same' && text.trim() !== '') ?? [])
  if (!parts || shared < LEAST_SHARED * Math.min(before.length, after.length)) return told([{ text: before, change: 'removed' }, { text: after, change: 'added' }])
  return grouped(parts)
}

/** The lines of a list that were removed or added, beside each other as they follow; lines that stay are left out. */
export function lineDifference(before: string, after: string): DifferencePart[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const parts = differenceOf(old, now) ?? [{ text: before, change: 'removed' }, { text: after, change: 'added' }]
  const hunks: { removed: string[]; added: string[] }[] = [{ removed: [], added: [] }]
  for (const { text, change } of parts) {
    const hunk = hunks.at(-1)
    if (change !== 'same') hunk?.[change].push(text)
    else if (hunk && hunk.removed.length + hunk.added.length > 0) hunks.push({ removed: [], added: [] })
  }
  const changed = hunks.filter(({ removed, added }) => removed.length + added.length > 0)
  return changed.flatMap(({ removed, added }, at) => [
    ...(at > 0 ? [{ text: '\n', change: 'same' } as const] : []),
    ...wordDifference(removed.join('\n'), added.join('\n')),
  ])
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
const lengthOf = (parts: readonly DifferencePart[]): number => parts.reduce((sum, { text }) => sum + text.length, 0)
const told = (parts: readonly DifferencePart[]): DifferencePart[] => parts.filter(({ text }) => text !== '')

/** The longest common subsequence, told piece by piece; undefined where that would take too long. */
function differenceOf(old: readonly string[], now: readonly string[]): DifferencePart[] | undefined {
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  const [a, b] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  if (a.length * b.length > MOST_COMPARISONS) return undefined
  const same = (texts: readonly string[]) => texts.map((text) => ({ text, change: 'same' }) as const)
  return [...same(old.slice(0, start)), ...middleOf(a, b), ...same(old.slice(old.length - end))]
}

function middleOf(a: readonly string[], b: readonly string[]): DifferencePart[] {
  const width = b.length + 1
  // How much the rests from (i, j) on share.
  const shared = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [down, right, both] = [shared[(i + 1) * width + j] ?? 0, shared[i * width + j + 1] ?? 0, shared[(i + 1) * width + j + 1] ?? 0]
      shared[i * width + j] = a[i] === b[j] ? both + 1 : Math.max(down, right)
    }
  }
  const parts: DifferencePart[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]]
    if (old !== undefined && old === now) {
      parts.push({ text: old, change: 'same' })
      i++
      j++
    } else if (old !== undefined && (now === undefined || (shared[(i + 1) * width + j] ?? 0) >= (shared[i * width + j + 1] ?? 0))) {
      parts.push({ text: old, change: 'removed' })
      i++
    } else {
      parts.push({ text: now ?? '', change: 'added' })
      j++
    }
  }
  return parts
}

/** Neighbours of one kind in one piece, what was removed before what was added; a space between two changes is no common ground. */
function grouped(parts: readonly DifferencePart[]): DifferencePart[] {
  const out: DifferencePart[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    out.push(...told([{ text: removed, change: 'removed' }, { text: added, change: 'added' }]))
    removed = added = ''
  }
  parts.forEach(({ text, change }, at) => {
    if (change === 'removed') removed += text
    else if (change === 'added') added += text
    else if (text.trim() === '' && !text.includes('\n') && removed + added !== '' && (parts[at + 1]?.change ?? 'same') !== 'same') {
      removed += text
      added += text
    } else {
      flush()
      const last = out.at(-1)
      if (last?.change === 'same') out[out.length - 1] = { text: last.text + text, change }
      else out.push({ text, change })
    }
  })
  flush()
  return out
}
