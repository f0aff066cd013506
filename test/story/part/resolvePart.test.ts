import type { PartRequest } from '../../../src/contract/PartRequest';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { checkPart } from '../../../src/story/part/checkPart';
import { resolvePart } from '../../../src/story/part/resolvePart';

const pass = (fields: object = {}): object => ({ Type: 'Pass', ...fields });

/** A branch and an item with the same kinds of states; a loop; a Distributed Map. */
const definition = {
  StartAt: 'Init',
  States: {
    Init: pass({ Assign: { 'a.$': '$.a', b: 1 }, Next: 'Loop' }),
    Loop: {
      Type: 'Choice',
      Choices: [{ Variable: '$.x', IsNull: true, Next: 'Again', Assign: { r: 1 } }],
      Default: 'Fan',
    },
    Again: pass({ Assign: { c: 1 }, Next: 'Loop' }),
    Fan: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: pass({ Assign: { l: 1 }, End: true }) } },
        {
          StartAt: 'Right',
          States: {
            Right: pass({ Assign: { m: 1 }, Next: 'Each' }),
            Each: {
              Type: 'Map',
              ItemSelector: { 'v.$': '$$.Map.Item.Value' },
              ItemProcessor: { StartAt: 'In', States: { In: pass({ Next: 'Out' }), Out: pass({ End: true }) } },
              End: true,
            },
          },
        },
      ],
      Assign: { f: 1 },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Far', Assign: { e: 1 } }],
      Next: 'Far',
    },
    Far: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Child',
        States: { Child: pass({ Assign: { k: 1 }, Next: 'Grown' }), Grown: pass({ End: true }) },
      },
      End: true,
    },
  },
} as unknown as StateMachineDefinition;

function resolve(request: PartRequest, input: unknown = { n: 1 }): object {
  const part = resolvePart(definition, input as never, request);
  checkPart(part, input as never, request);
  const { from, until, untilItems, childOf, unknownVariables, ...rest } = part;
  return {
    from: from.name,
    ...rest,
    ...(until && { until: until.name }),
    ...(untilItems.length > 0 && { untilItems }),
    ...(childOf && { childOf: childOf.name }),
    unknown: Object.fromEntries(unknownVariables),
  };
}

function fault(request: PartRequest): string {
  try {
    resolve(request);
  } catch (error) {
    return (error as Error).message;
  }
  return 'resolved';
}

const at = { iterations: [], item: undefined, executionInput: undefined };

test('where it ends: a place may name items', () => {
  expect(resolve({ until: 'Fan[1]/Each[4]/Out' })).toMatchObject({
    until: 'Out',
    untilItems: [{ state: 'Each', index: 4 }],
  });
});

describe('where it begins', () => {
  test('at the first state, where nothing is unknown', () => {
    expect(resolve({ until: 'Fan' })).toEqual({
      ...at,
      from: 'Init',
      until: 'Fan',
      executionInput: { n: 1 },
      unknown: {},
    });
  });

  test('variables of rules, catchers and loops before it count, those of branches and of later states do not', () => {
    expect(resolve({ from: 'Fan' })).toEqual({
      ...at,
      from: 'Fan',
      unknown: { a: ['Init'], b: ['Init'], r: ['Loop'], c: ['Again'] },
    });
    expect(resolve({ from: 'Far', variables: { a: 1, r: 1, f: 1 }, unassigned: ['c', 'e'] }, [1, 2])).toEqual({
      ...at,
      from: 'Far',
      unknown: { b: ['Init'] },
    });
  });

  test('an item: the index of its place, the variables around it, no value behind an ItemSelector', () => {
    expect(resolve({ from: 'Fan[1]/Each[4]/Out' }, { v: 1 })).toEqual({
      from: 'Out',
      iterations: [{ state: 'Each', index: 4 }],
      item: { index: 4, value: undefined, key: undefined },
      executionInput: undefined,
      unknown: { m: ['Right'], a: ['Init'], b: ['Init'], r: ['Loop'], c: ['Again'] },
    });
    const context = { Execution: { Input: 7 }, Map: { Item: { Index: 2, Value: null, Key: 'k' } } };
    expect(resolve({ from: 'In', context }, { v: 1 })).toMatchObject({
      iterations: [{ state: 'Each', index: 2 }],
      item: { index: 2, value: null, key: 'k' },
      executionInput: 7,
    });
  });

  test('a child of a Distributed Map: its own execution, without variables and without an item', () => {
    expect(resolve({ from: 'Child' })).toEqual({
      from: 'Child',
      iterations: [{ state: 'Far', index: 0 }],
      item: undefined,
      childOf: 'Far',
      executionInput: { n: 1 },
      unknown: {},
    });
    expect(resolve({ from: 'Far[3]/Grown' })).toEqual({
      from: 'Grown',
      iterations: [{ state: 'Far', index: 3 }],
      item: undefined,
      childOf: 'Far',
      executionInput: undefined,
      unknown: { k: ['Child'] },
    });
  });
});

test.each<[PartRequest, string]>([
  [{ from: 'Fan[0]/Right' }, "from: the state machine has no state 'Fan[0]/Right'. 'Right' is at: 'Fan[1]/Right'."],
  [{ from: 'Fan[7]/Left' }, "from: the state machine has no state 'Fan[7]/Left'. 'Left' is at: 'Fan[0]/Left'."],
  [
    { from: 'Again', until: 'Init' },
    "until: no run that begins at 'Again' comes to 'Init'. States that it comes to: Again, Loop, Fan, Far, Left, Right, Each, In, Out.",
  ],
  [
    { from: 'Left', until: 'Right' },
    "until: no run that begins at 'Left' comes to 'Right'. A run that begins inside 'Fan' ends with that branch, because the results of the others are not known. States that it comes to: Left.",
  ],
  [
    { from: 'In', until: 'Far' },
    "until: no run that begins at 'In' comes to 'Far'. A run that begins inside 'Each' ends with that item, because the results of the others are not known. States that it comes to: In, Out.",
  ],
  [
    { until: 'Grown' },
    "until: no run that begins at 'Init' comes to 'Grown'. It is in the child executions of the Distributed Map 'Far', which are executions of their own. Begin there, too (from: 'Far[0]/Child'), or end after 'Far'.",
  ],
  [
    { from: 'Fan', variables: { f: 1 } },
    "variables: 'f' is assigned by no state before 'Fan'. 'Fan' assigns it, but not before 'Fan'.",
  ],
  [{ from: 'Grown', variables: { a: 1 } }, "variables: 'a' is assigned by no state before 'Grown'. Those that are: k."],
  [
    { from: 'Child', context: { Map: { Item: { Index: 1 } } } },
    "context: 'Child' has no $$.Map.Item: it is in a child execution of a Distributed Map.",
  ],
  [{ from: 'Init', variables: { zz: 1 } }, "variables: 'zz' is assigned by no state before 'Init'. No variable is."],
])('rejects %j', (request, message) => {
  expect(fault(request)).toBe(message);
});

test('an item that is not the input of its first state, though nothing selects', () => {
  const map = {
    StartAt: 'Each',
    States: {
      Each: { Type: 'Map', ItemProcessor: { StartAt: 'In', States: { In: pass({ End: true }) } }, End: true },
    },
  } as unknown as StateMachineDefinition;
  const at = (Value: unknown): PartRequest => ({ from: 'In', context: { Map: { Item: { Value: Value as never } } } });
  expect(resolvePart(map, { a: 1 }, { from: 'In' }).item).toMatchObject({ value: { a: 1 } });
  expect(resolvePart(map, { a: 1 }, at({ a: 1 })).item).toMatchObject({ value: { a: 1 } });
  expect(resolvePart(map, null, at(null)).item).toMatchObject({ value: null });
  expect(() => resolvePart(map, { a: 1 }, at({ a: 2 }))).toThrow(
    "context: Map.Item.Value is not the input, but the input of 'In' is the item.",
  );
});

test('a variable whose value no state before assigns', () => {
  expect(fault({ from: 'Loop', variables: { a: { any: 1 }, b: 2 } })).toBe(
    "variables: no state before 'Loop' assigns such a value to 'b'. 'Init' assigns 1.",
  );
});

test('a name that several states have is ambiguous, and the message has their places', () => {
  const same = { StartAt: 'S', States: { S: pass({ End: true }) } };
  const ambiguous = {
    StartAt: 'Two',
    States: { Two: { Type: 'Parallel', Branches: [same, same], End: true } },
  } as unknown as StateMachineDefinition;
  expect(() => resolvePart(ambiguous, {}, { from: 'S' })).toThrow(
    "from: several states are named 'S'. Write one of: 'Two[0]/S', 'Two[1]/S'.",
  );
  expect(resolvePart(ambiguous, {}, { from: 'Two[1]/S' }).from.path).toEqual([
    'States',
    'Two',
    'Branches',
    1,
    'States',
    'S',
  ]);
});
