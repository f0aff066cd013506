/**
 * The candidate most like a text by Jaro and Winkler's measure; the first of equals.
 *
 * AWS: the measure is an inference. It gives every recorded hint; the number of changed letters does not.
 */
export function mostSimilar(text: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let most = -1;
  for (const candidate of candidates) {
    const similarity = jaroWinkler(text.slice(0, 200), candidate);
    if (similarity <= most) continue;
    best = candidate;
    most = similarity;
  }
  return best;
}

/** From 0, nothing in common, to 1, equal. */
function jaroWinkler(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const matchesOfA: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (taken[j] || a[i] !== b[j]) continue;
      taken[j] = true;
      matchesOfA.push(a[i]!);
      break;
    }
  }
  const matches = matchesOfA.length;
  if (matches === 0) return 0;
  const matchesOfB = [...b].filter((_, j) => taken[j]);
  const moved = matchesOfA.filter((letter, i) => letter !== matchesOfB[i]).length / 2;
  const jaro = (matches / a.length + matches / b.length + (matches - moved) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
