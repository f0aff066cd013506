import type { Run } from '../../harness/run/Run';
import { isArray, isObject, member, type Json, type JsonObject, objectOf } from '../../util/json';

/** A value whose absence made a run fail: its path from the state's data, and possible values. */
interface MissingValue {
  /** `items`, `*` for all items of an array. */
  readonly steps: readonly string[];
  /** Possible values, the likeliest first. */
  readonly samples: readonly Json[];
  /** Whether it is missing, rather than a value of another type. */
  readonly isAbsent?: true;
}

const anything: readonly Json[] = ['text', 1, true, ['text'], {}, '{}'];
const paths: readonly RegExp[] = [
  /The JSONPath '(\$.*?)' specified for the field '([^']*)' could not be found in the input/,
  /Invalid path '(\$.*?)': The choice state's condition path references an invalid value/,
  /Reference path "(\$[^"]*)" must point to (array)/,
  /The JsonPath argument for the field '(\$.*?)' could not be found in the input/,
  /Invalid path '(\$.*?)' : /,
];
const expression = /The JSONata expression '([\s\S]*?)' specified for the field '([^']*)' (?:returned|threw)/;
const waitPath = /The (SecondsPath|TimestampPath) parameter .*?: (\$.*?)(?: == |$)/m;
const notJson = /intrinsic function: States\.StringToJson\((\$[^,()]*)\)/;
const conflict = /Unable to apply step "([^"]*)" to input/;

/** What a run lacked; several candidates if an expression reads several values. */
export function missingValues(run: Run, definition: JsonObject): readonly MissingValue[] {
  const causes = run.history.map(({ details }) => details?.['cause']).filter((cause) => typeof cause === 'string');
  if (run.error === 'States.Runtime' && run.cause?.includes('maximum number of history events'))
    return comparedValues(definition);
  for (const cause of causes.reverse()) {
    for (const pattern of paths) {
      const [, path, field = ''] = pattern.exec(cause) ?? [];
      const steps = path === undefined ? undefined : stepsOf(path);
      if (steps !== undefined)
        return [
          { steps, samples: samplesFor(path!, field, definition), ...(field === 'array' ? {} : { isAbsent: true }) },
        ];
    }
    const [, waits = '', until] = waitPath.exec(cause) ?? [];
    if (until !== undefined) return [{ steps: stepsOf(until) ?? [], samples: samplesFor(until, waits, definition) }];
    const [, json] = notJson.exec(cause) ?? [];
    if (json !== undefined) return [{ steps: stepsOf(json) ?? [], samples: ['{}', '[]', '[{}]'] }];
    const [, step] = conflict.exec(cause) ?? [];
    const items = step === undefined ? [] : itemsPathsIn(definition).map(stepsOf);
    for (const steps of items) if (steps?.at(-1) === step) return [{ steps: steps!, samples: [[{}], ['text']] }];
    const [, text, field = ''] = expression.exec(cause) ?? [];
    if (text !== undefined) return valuesIn(text, field);
  }
  return run.status === 'SUCCEEDED' ? [] : comparedValues(definition);
}

/** Values that lead past a Choice: those that its rules compare with. */
function comparedValues(definition: JsonObject): readonly MissingValue[] {
  const rules = comparisonsIn(definition).flatMap(({ path, value }) => {
    const steps = stepsOf(path);
    return steps === undefined
      ? []
      : [{ steps, samples: typeof value === 'number' ? [value, value + 1, value - 1] : [value] }];
  });
  const conditions = conditionsIn(definition).flatMap((text) => valuesIn(text, ''));
  return [...rules, ...conditions.map(({ steps, samples: [first = 'text'] }) => ({ steps, samples: [first] }))];
}

/** The members of a reference path; `undefined` for any other path. */
function stepsOf(path: string): readonly string[] | undefined {
  const plain = path.replace(/^\$\$\.Execution\.Input/, '$');
  if (plain.startsWith('$$')) return undefined;
  const steps: string[] = [];
  const rest = plain
    .slice(1)
    .replace(/\.([\p{L}\p{N}_-]+)|\['([^']+)'\]|\["([^"]+)"\]|\.?\[(\d+|\*)\]/gu, (_, a, b, c, index) => {
      steps.push((a ?? b ?? c ?? (index === undefined ? undefined : '*')) as string);
      return '';
    });
  return rest === '' ? steps : undefined;
}

function samplesFor(path: string, field: string, definition: JsonObject): readonly Json[] {
  if (field === 'array' || field === 'ItemsPath') return [[{}], ['text']];
  if (/(?:Seconds|Concurrency|Count|Percentage)Path$/.test(field)) return [1];
  if (field === 'TimestampPath') return ['2030-01-01T00:00:00Z'];
  const compared = comparisonsIn(definition).filter((rule) => rule.path === path);
  return [...compared.map(({ value }) => value), ...anything];
}

/** The comparisons in a definition's Choice rules. */
function comparisonsIn(value: Json): readonly { path: string; value: Json }[] {
  if (isArray(value)) return value.flatMap(comparisonsIn);
  if (!isObject(value)) return [];
  const path = member(value, 'Variable');
  const operands = Object.entries(value).filter(([name]) => /^(?:String|Numeric|Boolean|Timestamp)\w+$/.test(name));
  const own = [
    ...operands.filter(([name]) => !/Path$|Matches$/.test(name)).map(([, operand]) => operand),
    ...(member(value, 'IsPresent') === true ? ['text'] : []),
  ];
  return [
    ...(typeof path === 'string' ? own.map((operand) => ({ path, value: operand })) : []),
    ...Object.values(value).flatMap(comparisonsIn),
  ];
}

function conditionsIn(value: Json): readonly string[] {
  if (isArray(value)) return value.flatMap(conditionsIn);
  if (!isObject(value)) return [];
  const own = member(value, 'Condition');
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(conditionsIn)];
}

function itemsPathsIn(value: Json): readonly string[] {
  if (isArray(value)) return value.flatMap(itemsPathsIn);
  if (!isObject(value)) return [];
  const own = member(value, 'ItemsPath');
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(itemsPathsIn)];
}

/** The values that a JSONata expression reads from the state's input or its task's result. */
function valuesIn(text: string, field: string): readonly MissingValue[] {
  const read = /\$states\.(?:input|result|context\.Execution\.Input)((?:\.(?:[\p{L}\p{N}_]+|`[^`]+`))+)/gu;
  return [...text.matchAll(read)].map(([whole, path = ''], _at) => {
    const behind = text.slice(text.indexOf(whole) + whole.length).trimStart();
    const isNumber = /^(?:[<>]=?|[-+*/%](?!\}))/.test(behind);
    const [, equal] = /^!?=\s*["']([^"']*)["']/.exec(behind) ?? [];
    const likely: Json[] = [
      ...(equal === undefined ? [] : [equal]),
      ...(isNumber ? [1] : []),
      ...(/^Items$/.test(field) ? [[{}]] : []),
    ];
    const steps = path
      .slice(1)
      .split('.')
      .map((step) => step.replaceAll('`', ''));
    return { steps, samples: [...likely, ...anything] };
  });
}

/** A value with another one at these members inside it; `*` stands for every item of an array. */
export function withValue(value: Json, [step, ...rest]: readonly string[], sample: Json): Json {
  if (step === undefined) return sample;
  if (step === '*') {
    const items = isArray(value) && value.length > 0 ? value : [{}];
    return items.map((item) => withValue(item, rest, sample));
  }
  const object = objectOf(value);
  const inner = Object.getOwnPropertyDescriptor(object, step)?.value as Json | undefined;
  const members = Object.entries(object).filter(([name]) => name !== step);
  return Object.fromEntries([...members, [step, withValue(inner ?? {}, rest, sample)]]);
}

/** The paths to everything inside a value: its members, and all items of an array together. */
export function waysInside(value: Json, levels = 4): readonly (readonly string[])[] {
  if (levels === 0) return [];
  const inner: readonly (readonly [string, Json])[] = isArray(value)
    ? value.slice(0, 1).map((item) => ['*', item])
    : isObject(value)
      ? Object.entries(value)
      : [];
  return inner.flatMap(([name, member]) => [[name], ...waysInside(member, levels - 1).map((way) => [name, ...way])]);
}
