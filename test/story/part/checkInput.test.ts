import { walkDefinition } from '../../../src/language/asl/walk';
import { checkInput } from '../../../src/story/part/checkInput';
import { findPlace } from '../../../src/story/part/findPlace';
import type { JsonObject } from '../../../src/util/json';

const work = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work' };
const end = { Type: 'Pass', End: true };

/** What a message says of an input of the state `To`; `fits` if the input is possible. */
function verdict(definition: object, input: unknown, state = 'To'): string {
  const { state: to } = findPlace(walkDefinition(definition as JsonObject), state, 'from');
  try {
    checkInput(to, input as never);
  } catch (error) {
    return (error as Error).message.replace(/^.*such an input\. (.*?)\. To test.*$/s, '$1');
  }
  return 'fits';
}

const after = (first: object, more: object = {}): object => ({
  StartAt: 'First',
  States: { First: { ...first, Next: 'To' }, To: end, ...more },
});

/** The definition, inputs that fit, and an input that does not, with what the message says. */
test.each<[string, object, unknown[], [unknown, string][]]>([
  ['a result anywhere may be anything', after(work), [1, {}, []], []],
  [
    'ResultPath',
    after({ ...work, ResultPath: "$['the result'].x" }),
    [{ 'the result': { x: 1 }, more: 1 }],
    [
      [{ more: 1 }, "'First' gives an object with the result"],
      [[1], "'First' gives an object with the result"],
    ],
  ],
  ['ResultPath null keeps the input', after({ ...work, ResultPath: null }), [1, {}], []],
  [
    'ResultSelector has its members, and no others',
    after({ ...work, ResultSelector: { 'a.$': '$.a', b: 1 } }),
    [{ a: 1, b: 1 }],
    [
      [{ a: 1 }, "'First' gives an object with a, b only"],
      [{ a: 1, b: 1, c: 1 }, "'First' gives an object with a, b only"],
    ],
  ],
  ['OutputPath may select anything', after({ ...work, ResultSelector: { 'a.$': '$.a' }, OutputPath: '$.a' }), [1], []],
  ['OutputPath null', after({ ...work, OutputPath: null }), [{}], [[{ a: 1 }, "'First' gives {}"]]],
  [
    'a literal Result is what it is',
    after({ Type: 'Pass', Result: { n: [1, 2] } }),
    [{ n: [1, 2] }],
    [[{ n: [1] }, `'First' gives {"n":[1,2]}`]],
  ],
  [
    'a literal Result under ResultPath',
    after({ Type: 'Pass', Result: true, ResultPath: '$.ok' }),
    [{ ok: true }, { ok: 1, n: 1 }],
    [[{}, "'First' gives an object with ok"]],
  ],
  [
    'a Parallel, its Catch, and a Map',
    after({
      Type: 'Parallel',
      Branches: [
        { StartAt: 'L', States: { L: end } },
        { StartAt: 'R', States: { R: end } },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'To', ResultPath: '$.error' }],
    }),
    [[1, 2], { error: {} }],
    [[[1], "'First' gives an array of 2 items; 'First' gives an object with error"]],
  ],
  [
    'what passes through Choice and Wait',
    {
      StartAt: 'First',
      States: {
        First: { ...work, ResultPath: '$.r', Next: 'Choose' },
        Choose: { Type: 'Choice', Choices: [{ Variable: '$.r', IsNull: true, Next: 'Wait' }], Default: 'To' },
        Wait: { Type: 'Wait', Seconds: 1, Next: 'First' },
        To: end,
      },
    },
    [{ r: 1 }],
    [[{}, "'Choose' gives an object with r"]],
  ],
  [
    'JSONata: literals, results, error output, rules',
    {
      QueryLanguage: 'JSONata',
      StartAt: 'First',
      States: {
        First: {
          Type: 'Choice',
          Choices: [{ Condition: '{% true %}', Output: { a: '{% 1 %}' }, Next: 'To' }],
          Output: { b: 1 },
          Default: 'Second',
        },
        Second: { ...work, Output: [1, '{% 2 %}'], Catch: [{ ErrorEquals: ['X'], Next: 'To' }], Next: 'To' },
        To: end,
      },
    },
    [{ a: 7 }, [3, 4], { Error: 'X', Cause: '' }],
    [
      [
        { b: 1 },
        "'First' gives an object with a only; 'Second' gives an array of 2 items; 'Second' gives an object with Error",
      ],
    ],
  ],
  [
    'a member named like one of Object.prototype',
    after({ ...work, ResultPath: '$.constructor' }),
    [{ constructor: 1 }],
    [[{}, "'First' gives an object with constructor"]],
  ],
])('%s', (_name, definition, possible, impossible) => {
  expect(possible.map((input) => verdict(definition, input))).toEqual(possible.map(() => 'fits'));
  for (const [input, says] of impossible) expect(verdict(definition, input)).toBe(says);
});

test('the first state accepts anything, also when a loop comes back to it', () => {
  const loop = {
    StartAt: 'To',
    States: { To: { ...work, ResultPath: '$.r', Next: 'Back' }, Back: { Type: 'Pass', Next: 'To' } },
  };
  expect(verdict(loop, 1)).toBe('fits');
  expect(verdict(loop, {}, 'Back')).toBe("'To' gives an object with r");
});

test('a branch: the input of its Parallel, or the members of its Parameters', () => {
  const fan = (fields: object): object =>
    after(
      { ...work, ResultPath: '$.r' },
      { To: { Type: 'Parallel', Branches: [{ StartAt: 'In', States: { In: end } }], End: true, ...fields } },
    );
  expect(verdict(fan({}), { r: 1 }, 'In')).toBe('fits');
  expect(verdict(fan({}), {}, 'In')).toBe("'To' gives an object with r");
  expect(verdict(fan({ InputPath: '$.r' }), {}, 'In')).toBe('fits');
  expect(verdict(fan({ Parameters: { 'v.$': '$.r' } }), { r: 1 }, 'In')).toBe("'To' gives an object with v only");
});

test('an item: its ItemSelector; a batch: anything', () => {
  const map = (fields: object, language: object = {}): object => ({
    ...language,
    StartAt: 'Each',
    States: { Each: { Type: 'Map', ItemProcessor: { StartAt: 'To', States: { To: end } }, End: true, ...fields } },
  });
  expect(verdict(map({ ItemSelector: { 'v.$': '$' } }), { v: 1 })).toBe('fits');
  expect(verdict(map({ ItemSelector: { 'v.$': '$' } }), 1)).toBe("'Each' gives an object with v only");
  expect(verdict(map({}), 1)).toBe('fits');
  expect(verdict(map({ ItemSelector: { 'v.$': '$' }, ItemBatcher: { MaxItemsPerBatch: 2 } }), { Items: [] })).toBe(
    'fits',
  );
  const jsonata = { QueryLanguage: 'JSONata' };
  expect(verdict(map({ ItemSelector: '{% 1 %}' }, jsonata), 1)).toBe('fits');
  expect(verdict(map({ ItemSelector: { v: '{% 1 %}' } }, jsonata), 1)).toBe("'Each' gives an object with v only");
});
