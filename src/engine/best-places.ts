/** The places with the highest scores, best first, of equal ones the lower place; numbers side by side, since many are offered for each question. */
export type BestPlaces = { readonly places: Int32Array; readonly scores: Float64Array; count: number }

/** Room for so many places. */
export const newBest = (limit: number): BestPlaces => ({ places: new Int32Array(limit), scores: new Float64Array(limit), count: 0 })

/** Whether a place with that score comes before the one that stands there. */
function isBefore({ places, scores }: BestPlaces, at: number, place: number, score: number): boolean {
  const other = scores[at] ?? 0
  return score > other || (score === other && place < (places[at] ?? 0))
}

/** Whether a place with that score is among the best so far. */
export const isAmong = (best: BestPlaces, place: number, score: number): boolean =>
  best.count < best.places.length || (best.count > 0 && isBefore(best, best.count - 1, place, score))

/** Takes in a place that is among the best; where there is no room, the last one goes. */
export function take(best: BestPlaces, place: number, score: number): void {
  const { places, scores } = best
  let at = best.count < places.length ? best.count++ : best.count - 1
  for (; at > 0 && isBefore(best, at - 1, place, score); at--) {
    places[at] = places[at - 1] ?? 0
    scores[at] = scores[at - 1] ?? 0
  }
  places[at] = place
  scores[at] = score
}
