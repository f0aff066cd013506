const variableName = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u;

/** The name of a variable, without `.$`. */
export function plainName(name: string): string {
  return name.replace(/\.\$$/, '');
}

/** The `.$` of a member whose value is a path. */
export function suffixOf(name: string): string {
  return name.endsWith('.$') ? '.$' : '';
}

/** Why a variable cannot have a name beside others; empty if it can. */
export function faultOfName(name: string, others: readonly string[]): string {
  if (!variableName.test(name)) return `${name} is not a name of a variable: letters, digits and _, no digit first.`;
  if (name === 'states') return 'states is reserved.';
  return others.some((other) => plainName(other) === name) ? `$${name} is assigned here already.` : '';
}
