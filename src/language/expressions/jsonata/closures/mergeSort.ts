/**
 * The library's merge sort, comparison by comparison: `isAfter` returns whether the left one belongs after the right.
 */
export function mergeSort(items: readonly unknown[], isAfter: (left: unknown, right: unknown) => unknown): unknown[] {
  if (items.length <= 1) return items.slice();
  const middle = Math.floor(items.length / 2);
  const left = mergeSort(items.slice(0, middle), isAfter);
  const right = mergeSort(items.slice(middle), isAfter);
  const merged: unknown[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) merged.push(isAfter(left[l], right[r]) ? right[r++] : left[l++]);
  return merged.concat(left.slice(l), right.slice(r));
}
