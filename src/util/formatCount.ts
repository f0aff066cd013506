/** `1,000`; with a thing, `1 item`, `1,000 items`. */
export function formatCount(count: number, thing?: string, things = `${thing ?? ''}s`): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  if (thing === undefined) return digits;
  return `${digits} ${count === 1 ? thing : things}`;
}

/** `0 times`, `once`, `twice`, `3 times`. */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** An ordinal number: `1st`, `2nd`, `11th`. */
export function ordinal(n: number): string {
  const tail = n % 100;
  const suffix = tail >= 11 && tail <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}
