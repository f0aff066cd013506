import fc from 'fast-check';

/**
 * How many inputs each property is given: few in the usual run, as many as one likes with
 *   npm run fuzz                        STEPMILL_FUZZ=20000, another seed each time
 * What is found becomes a test beside what was wrong.
 */
const runs = Number(process.env['STEPMILL_FUZZ'] ?? 0);

export const fuzzing: fc.Parameters<unknown> = runs > 0 ? { numRuns: runs } : { numRuns: 60, seed: 20_261_126 };

/** An input that takes longer than this hangs, however slow the machine is. */
export const hangsAfterMs = runs > 0 ? 3_600_000 : 120_000;

/** Any character of Unicode. The library's own (`unit: 'binary'`) takes half a second to be made. */
export const anyCharacter = fc.nat(0x10_f7ff).map((at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800));

export const oddText = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '$',
    '$$',
    '$.',
    '$..*',
    '$[',
    "$['a']",
    '$.a[*]',
    '__proto__',
    'constructor',
    'toString',
    '{%',
    '{% %}',
    '{% $ %}',
    '\u0000',
    '\ud800',
    'é',
    '9'.repeat(400),
    '['.repeat(2000),
    '(a+)+$',
    'arn:aws:states:us-east-1:123456789012:stateMachine:M',
    'true',
    '1e999',
    '-0',
  ),
);

export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1.5,
      1e21,
      2 ** 53,
      Number.MAX_VALUE,
      [],
      {},
      [[]],
      [null],
      { a: null },
    ),
  },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: anyCharacter }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 1500 }).map((depth) => nested(depth)) },
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

type Change = readonly [
  where: number,
  what: 'replace' | 'drop' | 'add' | 'rename' | 'copy',
  text: string,
  value: unknown,
];

const changes = fc.array(
  fc.tuple(fc.nat(10_000), fc.constantFrom('replace', 'replace', 'drop', 'add', 'rename', 'copy'), oddText, oddValue),
  { minLength: 1, maxLength: 4 },
) as fc.Arbitrary<readonly Change[]>;

/** A value of which a few places are otherwise. */
export function changed<T extends object>(...values: readonly T[]): fc.Arbitrary<unknown> {
  return fc.tuple(fc.constantFrom(...values), changes).map(([value, todo]) => {
    const copy = structuredClone(value);
    for (const change of todo) apply(copy, change);
    return copy;
  });
}

function apply(root: object, [where, what, text, value]: Change): void {
  const places: (readonly [object, string])[] = [];
  const visit = (at: object, depth: number): void => {
    if (depth > 20) return;
    for (const key of Object.keys(at)) {
      places.push([at, key]);
      const inner = (at as Record<string, unknown>)[key];
      if (typeof inner === 'object' && inner !== null) visit(inner, depth + 1);
    }
  };
  visit(root, 0);
  const place = places[where % Math.max(places.length, 1)];
  if (place === undefined) return;
  const [holder, key] = place as [Record<string, unknown>, string];
  if (what === 'drop') delete holder[key];
  else if (what === 'replace') define(holder, key, value);
  else if (what === 'add') define(holder, text, value);
  else if (what === 'rename') {
    define(holder, text, holder[key]);
    delete holder[key];
  } else {
    const [, other] = places[(where * 7) % places.length]!;
    define(holder, other, JSON.parse(JSON.stringify(holder[key]) ?? 'null'));
  }
}

/** An own member of any name. */
function define(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
