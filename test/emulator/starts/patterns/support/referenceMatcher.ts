/**
 * Another implementation of event patterns, for comparison: it tries every choice of one element for each array, and
 * looks the fields up in what is left. Slow, and written without the code that it checks.
 */
export function referenceMatches(pattern: object, event: object): boolean {
  return branchesOf(pattern, []).some((fields) =>
    choicesOf(event).some((tree) => fields.every((field) => holds(field, tree, event))),
  );
}

interface Field {
  readonly path: readonly string[];
  readonly list: readonly unknown[];
}

/** A pattern as alternatives of fields that must all hold. */
function branchesOf(pattern: object, path: readonly string[]): Field[][] {
  let all: Field[][] = [[]];
  for (const [name, value] of Object.entries(pattern) as [string, unknown][]) {
    const own =
      name === '$or'
        ? (value as object[]).flatMap((each) => branchesOf(each, path))
        : Array.isArray(value)
          ? [[{ path: [...path, name], list: value as unknown[] }]]
          : branchesOf(value as object, [...path, name]);
    // The last entry for a path counts.
    all = all.flatMap((one) =>
      own.map((other) => [...one.filter((a) => !other.some((b) => String(b.path) === String(a.path))), ...other]),
    );
  }
  return all;
}

/** Every tree that is left if one object or array is chosen from each array. Plain elements stay, all of them. */
function choicesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const plain = value.filter((each) => typeof each !== 'object' || each === null);
    const composite = value.filter((each) => typeof each === 'object' && each !== null);
    if (composite.length === 0) return [plain];
    return composite.flatMap(choicesOf).map((chosen) => [...plain, chosen]);
  }
  if (typeof value !== 'object' || value === null) return [value];
  let trees: [string, unknown][][] = [[]];
  for (const [name, inner] of Object.entries(value) as [string, unknown][])
    trees = trees.flatMap((tree) => choicesOf(inner).map((chosen): [string, unknown][] => [...tree, [name, chosen]]));
  return trees.map((entries) => Object.fromEntries(entries));
}

function valuesAt(tree: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(tree)) return tree.flatMap((each) => valuesAt(each, path));
  if (path.length === 0) return typeof tree === 'object' && tree !== null ? [] : [tree];
  if (typeof tree !== 'object' || tree === null) return [];
  const [name, ...rest] = path;
  return Object.hasOwn(tree, name!) ? valuesAt((tree as Record<string, unknown>)[name!], rest) : [];
}

function holds({ path, list }: Field, tree: unknown, event: object): boolean {
  const values = valuesAt(tree, path);
  return list.some((one) => {
    if (isOperator(one, 'exists') && one.exists === false) return valuesAt(event, path).length === 0;
    return values.some((value) => fits(one, value));
  });
}

function isOperator<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}

function fits(one: unknown, value: unknown): boolean {
  if (typeof one !== 'object' || one === null) return one === value;
  const [[name, argument] = ['', undefined]] = Object.entries(one) as [string, unknown][];
  if (name === 'exists') return argument === true;
  if (name === 'anything-but') return fitsNone(argument, value);
  if (name === 'numeric') return typeof value === 'number' && within(argument as (string | number)[], value);
  return typeof value === 'string' && isLike(name, argument, value);
}

function fitsNone(argument: unknown, value: unknown): boolean {
  if (Array.isArray(argument)) return argument.every((each) => each !== value);
  if (typeof argument !== 'object' || argument === null) return argument !== value;
  const [[name, given] = ['', undefined]] = Object.entries(argument) as [string, unknown][];
  return ![given].flat().some((each) => typeof value === 'string' && isLike(name, each, value));
}

function isLike(name: string, argument: unknown, value: string): boolean {
  if (typeof argument === 'object' && argument !== null)
    return isLike(
      name,
      String((argument as Record<string, unknown>)['equals-ignore-case']).toUpperCase(),
      value.toUpperCase(),
    );
  const text = String(argument);
  if (name === 'prefix') return value.slice(0, text.length) === text;
  if (name === 'suffix') return text === '' || value.slice(-text.length) === text;
  if (name === 'equals-ignore-case') return text.toUpperCase() === value.toUpperCase();
  if (name === 'wildcard') return new RegExp(`^${text.split('*').map(literally).join('.*')}$`, 's').test(value);
  if (name === 'cidr') return inRange(text, value);
  throw new Error(`The reference does not know ${name}.`);
}

function literally(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\/-]/g, '\\$&');
}

function within([lower, bottom, upper, top]: (string | number)[], value: number): boolean {
  const one = (operator: unknown, limit: number): boolean =>
    operator === '='
      ? value === limit
      : String(operator).startsWith('>')
        ? value > limit || (operator === '>=' && value === limit)
        : value < limit || (operator === '<=' && value === limit);
  return one(lower, Number(bottom)) && (upper === undefined || one(upper, Number(top)));
}

/** IPv4, with the bits behind the mask cleared. */
function inRange(range: string, value: string): boolean {
  if (!/^\d+(\.\d+){3}$/.test(value)) return false;
  const [ip, bits] = range.split('/');
  const number = (text: string): bigint => text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const shift = 32n - BigInt(bits!);
  return number(ip!) >> shift === number(value) >> shift;
}
