import type { z } from 'zod'
import { editDistance } from './edit-distance.ts'

/** The keys that a schema allows in the object at that path. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'default') return keysAt(def.innerType, path)
  if (def.type === 'union') return [...new Set(def.options.flatMap((option) => keysAt(option, path)))]
  const [key, ...rest] = path
  if (def.type === 'array') return keysAt(def.element, rest)
  if (def.type === 'tuple') return def.rest ? keysAt(def.rest, rest) : []
  if (def.type !== 'object') return []
  if (key === undefined) return Object.keys(def.shape)
  const inner = def.shape[String(key)]
  return inner ? keysAt(inner, rest) : []
}

/** The allowed key that was probably meant; undefined where none is near. */
export function nearestKey(key: string, allowed: readonly string[]): string | undefined {
  const near = allowed
    .map((other) => ({ other, distance: editDistance(key.toLowerCase(), other.toLowerCase(), other.length) }))
    .filter(({ other, distance }) => distance <= Math.max(1, Math.floor(other.length / 3)))
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.other
}
