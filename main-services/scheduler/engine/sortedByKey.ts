/** Room for the index beside the key in the 53 bits of a number: 131 072 sequences. */
const INDEX_SPAN = 131_072;
/** So many steps the keys are told apart by: 2³⁵, which leaves 53 bits in all. */
const KEY_STEPS = 34_359_738_367;

/**
 * The given indices by falling key; equal keys by rising index. Keys and indices are packed into single numbers, which sort
 * ten times faster than with a comparing function.
 */
export function sortedByKey(indices: Int32Array, key: (index: number) => number): Int32Array {
  const keys = new Float64Array(indices.length);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < indices.length; at++) {
    const value = key(indices[at] as number);
    keys[at] = value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (indices.length > INDEX_SPAN || !(high - low < Number.POSITIVE_INFINITY)) return slowly(indices, keys);
  const scale = high > low ? KEY_STEPS / (high - low) : 0;
  for (let at = 0; at < keys.length; at++) {
    keys[at] = Math.floor((high - (keys[at] as number)) * scale) * INDEX_SPAN + at;
  }
  keys.sort();
  const sorted = new Int32Array(indices.length);
  for (let at = 0; at < keys.length; at++) sorted[at] = indices[(keys[at] as number) % INDEX_SPAN] as number;
  return sorted;
}

function slowly(indices: Int32Array, keys: Float64Array): Int32Array {
  const positions = indices.map((_, at) => at);
  positions.sort((a, b) => (keys[b] as number) - (keys[a] as number) || a - b);
  return positions.map((at) => indices[at] as number);
}
