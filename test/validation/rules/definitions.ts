import fc from 'fast-check';
import { choiceOperators } from '../../../src/language/asl/choiceRules';
import { stateShapes } from '../../../src/language/asl/fields';
import { objectShapes } from '../../../src/language/asl/objectShapes';
import type { FieldShape, ObjectShape } from '../../../src/language/asl/ObjectShape';
import type { QueryLanguage, StateType } from '../../../src/language/asl/types';
import { isArray, isObject, type Json, type JsonObject } from '../../../src/util/json';

type Any = fc.Arbitrary<Json>;
/** In which language a state is written, and in which those inside it. */
interface Languages {
  readonly state: QueryLanguage;
  readonly machine: QueryLanguage;
}

const pick = (...values: readonly Json[]): Any => fc.constantFrom(...values);
const path = pick(
  '$',
  '$.a',
  '$.a.b',
  '$.list',
  '$.list[0]',
  "$['a']",
  '$$.Execution.Name',
  '$$.State.EnteredTime',
  '$v1',
  '$v2.a',
);
const wide = pick('$..a', '$.list[*].a', '$.list[?(@.a > 1)]', '$.list[0:2]', '$.list.length()');
const intrinsic = pick(
  'States.UUID()',
  "States.Format('{}-{}', $.a, 1)",
  'States.Array($.a, null, true)',
  'States.ArrayLength($.list)',
  'States.StringToJson(\'{"a":1}\')',
  'States.MathRandom(1, 5)',
  "States.Hash($.a, 'MD5')",
);
const jsonata = pick(
  '{% $states.input %}',
  '{% $states.input.list %}',
  '{% $states.context.Execution.Name %}',
  '{% 1 + 2 %}',
  '{% $uuid() %}',
  '{% $v1 %}',
  '{% $states.input.list[a > 1] %}',
  "{% $error('no') %}",
  '{% $map([1..3], function($i) { $i * 2 }) %}',
);
const plain: Any = fc.oneof(
  pick(0, 1, 2.5, 'x', '', true, null, '2030-01-01T00:00:00Z'),
  fc.jsonValue({ maxDepth: 1 }) as Any,
);
const names = ['a', 'b', 'list', '__proto__', 'a b'];

function payload(language: QueryLanguage): Any {
  const computed = fc.oneof(path, wide, intrinsic);
  const member = (name: string): fc.Arbitrary<readonly [string, Json]> =>
    language === 'JSONata'
      ? fc.oneof(jsonata, plain).map((value) => [name, value] as const)
      : fc.oneof(
          computed.map((value) => [`${name}.$`, value] as const),
          plain.map((value) => [name, value] as const),
        );
  const flat = fc
    .uniqueArray(fc.constantFrom(...names), { maxLength: 3 })
    .chain((chosen) => fc.tuple(...chosen.map(member)))
    .map((entries) => Object.fromEntries(entries) as Json);
  return fc.oneof(
    flat,
    flat.map((inner) => ({ inner, more: [inner] })),
  );
}

/** A right value for a field, as far as one can tell without the rest of the state. */
function valueOf({ kind, min = 0, max = 50, values = [], expression }: FieldShape, language: QueryLanguage): Any {
  const isJsonata = language === 'JSONata';
  const integer = fc.integer({ min, max: Math.min(max, min + 50) }) as Any;
  switch (kind) {
    case 'string':
      return pick('some words');
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return isJsonata && expression === true ? fc.oneof(integer, pick('{% 3 %}', '{% $states.input.a %}')) : integer;
    case 'enum':
    case 'discriminator':
      return pick(...values);
    case 'nullablePath':
      return fc.oneof(path, wide, pick(null));
    case 'referencePath':
      return path;
    case 'resultPath':
      return pick('$', '$.a', '$.result.deep', '$.list[0]', null);
    case 'stringPath':
      return fc.oneof(path, intrinsic);
    case 'timestamp':
      return isJsonata ? fc.oneof(jsonata, pick('2030-01-01T00:00:00Z')) : pick('2030-01-01T00:00:00Z');
    case 'text':
      return isJsonata ? fc.oneof(jsonata, pick('Oops')) : pick('Oops');
    case 'condition':
      return fc.oneof(pick('{% $states.input.a = 1 %}', '{% true %}', true, false), jsonata);
    case 'template':
    case 'assign':
    case 'payload':
      return payload(language);
    case 'strings':
      return pick(['a'], ['a', 'b']);
    default:
      return plain;
  }
}

/** Some of the optional fields of a shape that the language has, with right values. */
function fieldsOf(shape: ObjectShape, language: QueryLanguage, without: readonly string[]): fc.Arbitrary<JsonObject> {
  const usable = Object.entries(shape.fields).filter(
    ([name, field]) => !without.includes(name) && (field.language ?? language) === language,
  );
  const groups = [...shape.exactlyOne, ...shape.atMostOne];
  return fc
    .shuffledSubarray(usable, { maxLength: Math.min(4, usable.length) })
    .map((fields) =>
      fields.filter(
        ([name], at) => !groups.some((g) => g.includes(name) && fields.some(([o], i) => i < at && g.includes(o))),
      ),
    )
    .chain((fields) => fc.record(Object.fromEntries(fields.map(([name, field]) => [name, valueOf(field, language)]))));
}

const errorName = fc.constantFrom('States.Timeout', 'States.TaskFailed', 'Oops', 'States.QueryEvaluationError');
const errorEquals = fc.oneof(fc.uniqueArray(errorName, { minLength: 1, maxLength: 2 }), fc.constant(['States.ALL']));

function retriers(): Any {
  const retrier = fc
    .tuple(errorEquals, fieldsOf(objectShapes.retrier, 'JSONPath', ['ErrorEquals']))
    .map(([ErrorEquals, rest]) => {
      const { MaxDelaySeconds: _, ...fields } = rest;
      return { ErrorEquals, ...fields };
    });
  return fc.array(retrier, { minLength: 1, maxLength: 2 }).map(allLast);
}

function catchers(languages: Languages, targets: readonly string[]): Any {
  const catcher = fc
    .tuple(
      errorEquals,
      fc.constantFrom(...targets),
      fieldsOf(objectShapes.catcher, languages.state, ['ErrorEquals', 'Next', 'Assign']),
    )
    .map(([ErrorEquals, Next, rest]) => ({ ErrorEquals, Next, ...rest }));
  return fc.array(catcher, { minLength: 1, maxLength: 2 }).map(allLast);
}

const allLast = <T extends { ErrorEquals: readonly string[] }>(list: T[]): T[] =>
  list.filter(({ ErrorEquals }, index) => ErrorEquals[0] !== 'States.ALL' || index === list.length - 1);

function choices(languages: Languages, targets: readonly string[]): Any {
  const next = fc.constantFrom(...targets);
  if (languages.state === 'JSONata') {
    const rule = fc.record({ Condition: valueOf({ kind: 'condition' }, 'JSONata'), Next: next });
    return fc.array(rule, { minLength: 1, maxLength: 3 });
  }
  const test = fc.constantFrom(...choiceOperators).chain((operator) => {
    const value = operator.endsWith('Path')
      ? path
      : operator.startsWith('Is') || operator.startsWith('Boolean')
        ? fc.boolean()
        : operator.startsWith('Numeric')
          ? fc.double({ noNaN: true, noDefaultInfinity: true })
          : operator.startsWith('Timestamp')
            ? pick('2030-01-01T00:00:00Z')
            : pick('a', 'a*', '\\\\*');
    return fc.record({ Variable: path, [operator]: value });
  });
  const rule = fc.oneof(
    test,
    test.map((inner) => ({ Not: inner })),
    fc.array(test, { minLength: 1, maxLength: 2 }).map((And) => ({ And })),
    fc.array(test, { minLength: 1, maxLength: 2 }).map((inner) => ({ Or: [{ Not: { And: inner } }] })),
  );
  return fc.array(
    fc.tuple(rule, next).map(([inner, Next]) => ({ ...inner, Next })),
    { minLength: 1, maxLength: 3 },
  );
}

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:f';

/** What a state of a type cannot do without. */
function core(type: StateType, languages: Languages, label: string, depth: number, targets: readonly string[]): Any {
  switch (type) {
    case 'Task': {
      const holder = languages.state === 'JSONata' ? 'Arguments' : 'Parameters';
      return fc.oneof(
        pick({ Resource: functionArn }),
        pick({ Resource: 'arn:aws:states:::lambda:invoke', [holder]: { FunctionName: 'f' } }),
        pick({
          Resource: 'arn:aws:states:::sns:publish',
          [holder]: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', Message: 'm' },
        }),
      );
    }
    case 'Wait':
      return pick({ Seconds: 5 }, { Timestamp: '2030-01-01T00:00:00Z' });
    case 'Choice':
      return fc.record({ Choices: choices(languages, targets), Default: fc.constant(targets[0]!) });
    case 'Parallel':
      return fc
        .integer({ min: 1, max: 2 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, i) => blockOf(`${label}b${i}`, depth + 1, languages.machine))),
        )
        .map((Branches) => ({ Branches }));
    case 'Map':
      return fc
        .tuple(blockOf(`${label}i`, depth + 1, languages.machine), fc.constantFrom('ItemProcessor', 'Iterator'))
        .map(([block, field]) => ({ [field]: block }));
    default:
      return fc.constant({});
  }
}

/** Fields that are written here by hand, and those that do not run yet. */
const left = ['Type', 'Next', 'End', 'Default', 'QueryLanguage', 'Retry', 'Catch', 'Credentials', 'Label'];
const distributed = ['ItemReader', 'ItemBatcher', 'ResultWriter'];

function stateOf(
  label: string,
  depth: number,
  machine: QueryLanguage,
  targets: readonly string[],
): fc.Arbitrary<JsonObject> {
  const isLast = targets.length === 0;
  const types = (Object.keys(stateShapes) as StateType[]).filter((type) =>
    isLast ? type !== 'Choice' && (depth < 2 || !nests.has(type)) : !ends.has(type) && (depth < 2 || !nests.has(type)),
  );
  return fc
    .tuple(fc.constantFrom(...types), fc.boolean(), fc.boolean(), fc.boolean())
    .chain(([type, switches, retries, catches]) => {
      const state = switches ? 'JSONata' : machine;
      const languages = { state, machine };
      const shape = stateShapes[type];
      return fc
        .tuple(
          core(type, languages, label, depth, targets) as fc.Arbitrary<JsonObject>,
          Object.hasOwn(shape.fields, 'Retry') && retries ? retriers() : fc.constant(undefined),
          Object.hasOwn(shape.fields, 'Catch') && catches && !isLast
            ? catchers(languages, targets)
            : fc.constant(undefined),
        )
        .chain(([inner, Retry, Catch]) => {
          const taken = [...shape.exactlyOne, ...shape.atMostOne]
            .filter((group) => group.some((name) => name in inner))
            .flat();
          const without = [...left, ...distributed, ...taken, ...Object.keys(inner), ...shape.required];
          return fieldsOf(shape, state, without).map((rest) => ({
            Type: type,
            ...(state === machine ? {} : { QueryLanguage: state }),
            ...(ends.has(type) || type === 'Choice' ? {} : isLast ? { End: true } : { Next: targets[0]! }),
            ...inner,
            ...(Retry === undefined ? {} : { Retry }),
            ...(Catch === undefined ? {} : { Catch }),
            ...withOwnVariables(rest, label),
          }));
        });
    });
}

const ends: ReadonlySet<string> = new Set(['Succeed', 'Fail']);
const nests: ReadonlySet<string> = new Set(['Parallel', 'Map']);

/** Variables may not have the name of one further out, and no blanks in their names. */
function withOwnVariables({ Assign, ...rest }: JsonObject, label: string): JsonObject {
  if (Assign === undefined) return rest;
  const variables = Object.entries(Assign as JsonObject).map(
    ([name, value], index) =>
      [
        label.length > 2 ? `${label}${index}` : `v${index + 1}`,
        name.endsWith('.$') ? [value, '.$'] : [value, ''],
      ] as const,
  );
  return {
    ...rest,
    Assign: Object.fromEntries(variables.map(([name, [value, suffix]]) => [name + (suffix as string), value!])),
  };
}

function blockOf(label: string, depth: number, machine: QueryLanguage): fc.Arbitrary<JsonObject> {
  return fc.integer({ min: 1, max: depth === 0 ? 4 : 2 }).chain((count) => {
    const names = Array.from({ length: count }, (_, index) => `${label}${index}`);
    return fc
      .tuple(...names.map((name, index) => stateOf(name, depth, machine, names.slice(index + 1))))
      .map((states) => ({
        StartAt: names[0]!,
        States: Object.fromEntries(states.map((state, index) => [names[index]!, state])),
      }));
  });
}

/**
 * Definitions as people write them, made from the tables of the language: every type of state, every field of it, both
 * query languages, and transitions that only lead forward, so that everything ends. Most are right; the others
 * have two fields that do not go together.
 */
export const definitions: fc.Arbitrary<JsonObject> = fc
  .constantFrom<QueryLanguage>('JSONPath', 'JSONata')
  .chain((machine) => blockOf('S', 0, machine).map((block) => ({ ...block, QueryLanguage: machine })));

/** A value with one thing in it replaced, left out or added, somewhere. */
export function damaged(value: Json): fc.Arbitrary<Json> {
  const other = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }) as Any,
    pick('{% $ %}', '{% (', '$[', 'States.X(', 1e308, -1, 'S0'),
  );
  const name = fc.constantFrom('__proto__', 'Nxt', 'Type', 'x.$', 'Assign', '');
  if (isArray(value)) {
    const at = fc.nat({ max: Math.max(value.length - 1, 0) });
    const inner = at.chain((index) => damaged(value[index] ?? null).map((item) => value.with(index, item)));
    return fc.oneof(value.length === 0 ? other : inner, other, fc.constant([...value, ...value]));
  }
  if (!isObject(value)) return other;
  const keys = Object.keys(value);
  if (keys.length === 0) return other;
  const key = fc.constantFrom(...keys);
  return fc.oneof(
    { weight: 6, arbitrary: key.chain((chosen) => damaged(value[chosen]!).map((item) => put(value, chosen, item))) },
    {
      weight: 1,
      arbitrary: key.map((chosen) => Object.fromEntries(Object.entries(value).filter(([n]) => n !== chosen))),
    },
    { weight: 1, arbitrary: fc.tuple(name, other).map(([chosen, item]) => put(value, chosen, item)) },
    { weight: 1, arbitrary: other },
  );
}

const put = (object: JsonObject, name: string, value: Json): JsonObject =>
  Object.fromEntries([...Object.entries(object).filter(([other]) => other !== name), [name, value]]);
