import { stateShapes } from '../../../src/language/asl/fields';
import type { FieldShape } from '../../../src/language/asl/ObjectShape';
import type { StateType } from '../../../src/language/asl/types';
import {
  block,
  distributed,
  failing,
  doTheSame,
  input,
  invoke,
  machineOf,
  role,
  type Fields,
  type Probe,
} from './support/happens';

// A field of the tables that nothing reads would be accepted and ignored: a workflow that needs it passes its tests, and does
// something else in AWS. So each field has a probe here: two definitions that differ in it alone must do different things,
// or be refused. A field without a probe, and a probe that changes nothing, are red.

/** Fields that say nothing to the workflow, and are for people. */
const forPeople: readonly string[] = ['Comment'];

const invokeJsonata = (name: string): Fields => ({
  QueryLanguage: 'JSONata',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: { n: 1 } },
});

/** The least that a state of each type has, in JSONPath and in JSONata. */
const bases: Readonly<Record<StateType, readonly [jsonPath: Fields, jsonata: Fields]>> = {
  Pass: [{ Next: 'N' }, { QueryLanguage: 'JSONata', Next: 'N' }],
  Task: [
    { ...invoke('f'), Next: 'N' },
    { ...invokeJsonata('f'), Next: 'N' },
  ],
  Wait: [
    { Seconds: 1, Next: 'N' },
    { QueryLanguage: 'JSONata', Seconds: 1, Next: 'N' },
  ],
  Choice: [
    { Choices: [{ Variable: '$.a', IsPresent: true, Next: 'N' }], Default: 'O' },
    { QueryLanguage: 'JSONata', Choices: [{ Condition: '{% true %}', Next: 'N' }], Default: 'O' },
  ],
  Succeed: [{}, { QueryLanguage: 'JSONata' }],
  Fail: [{ Cause: 'C' }, { QueryLanguage: 'JSONata', Cause: 'C' }],
  Parallel: [
    { Branches: [block({})], Next: 'N' },
    { QueryLanguage: 'JSONata', Branches: [block({})], Next: 'N' },
  ],
  Map: [
    { ItemsPath: '$.items', ItemProcessor: block({}), Next: 'N' },
    { QueryLanguage: 'JSONata', Items: [1], ItemProcessor: block({}), Next: 'N' },
  ],
};

/** A state of the base with these fields, and without. */
const added = (type: StateType, fields: Fields): Probe => ({
  one: { Type: type, ...bases[type][0], ...fields },
  other: { Type: type, ...bases[type][0] },
});
const addedJsonata = (type: StateType, fields: Fields): Probe => ({
  one: { Type: type, ...bases[type][1], ...fields },
  other: { Type: type, ...bases[type][1] },
});
const both = (type: StateType, one: Fields, other: Fields): Probe => ({
  one: { Type: type, ...bases[type][0], ...one },
  other: { Type: type, ...bases[type][0], ...other },
});

const fails: Readonly<Partial<Record<StateType, Fields>>> = {
  Task: invoke('g'),
  Parallel: { Branches: [block(failing)] },
  Map: { ItemProcessor: block(failing) },
};
const onePath = (type: StateType): Fields =>
  type === 'Fail' ? { CausePath: '$.e', Cause: undefined } : { InputPath: '$' };

/** Fields that several types have. */
const common: Readonly<Record<string, (type: StateType) => Probe>> = {
  Type: (type) => both(type, {}, { Type: `${type}s` }),
  QueryLanguage: (type) => both(type, { ...onePath(type), QueryLanguage: 'JSONata' }, onePath(type)),
  Next: (type) => both(type, { Next: 'N' }, { Next: 'O' }),
  End: (type) => both(type, { Next: undefined, End: true }, {}),
  InputPath: (type) =>
    type === 'Task'
      ? both(
          type,
          { InputPath: '$.a', Parameters: { FunctionName: 'f', 'Payload.$': '$' } },
          { Parameters: { FunctionName: 'f', 'Payload.$': '$' } },
        )
      : added(type, { InputPath: '$.a' }),
  OutputPath: (type) =>
    added(type, { OutputPath: type === 'Task' ? '$.Payload' : type === 'Map' || type === 'Parallel' ? '$[0]' : '$.a' }),
  Output: (type) => addedJsonata(type, { Output: '{% 7 %}' }),
  Assign: (type) => added(type, { Assign: { v: 1 } }),
  Parameters: (type) => added(type, { Parameters: { FunctionName: 'f', Payload: { n: 2 } } }),
  ResultPath: (type) => added(type, { ResultPath: '$.r' }),
  Arguments: (type) => addedJsonata(type, { Arguments: { FunctionName: 'f', Payload: { n: 2 } } }),
  ResultSelector: (type) => added(type, { ResultSelector: { y: 1 } }),
  Retry: (type) =>
    both(type, { ...fails[type], Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }] }, fails[type] ?? {}),
  Catch: (type) => both(type, { ...fails[type], Catch: [{ ErrorEquals: ['Busy'], Next: 'O' }] }, fails[type] ?? {}),
};

const map = (fields: Fields, other: Fields = {}, processor = distributed()): Probe =>
  both('Map', { ItemProcessor: processor, ...fields }, { ItemProcessor: processor, ...other });
const slow = block({ Type: 'Wait', Seconds: 1 });
const s3 = (fields: object): Fields => ({ Parameters: { Bucket: 'none', ...fields } });

/** Of a Choice in JSONata whose Default is taken. */
const byDefault: Fields = { QueryLanguage: 'JSONata', Choices: [{ Condition: '{% false %}', Next: 'N' }] };

/** Fields of one type. */
const own: Readonly<Partial<Record<StateType, Readonly<Record<string, Probe>>>>> = {
  Pass: { Result: added('Pass', { Result: 1 }) },
  Task: {
    Resource: both('Task', {}, { Resource: 'arn:aws:states:::sqs:sendMessage' }),
    Credentials: added('Task', { Credentials: { RoleArn: role } }),
    TimeoutSeconds: added('Task', { TimeoutSeconds: 5 }),
    TimeoutSecondsPath: added('Task', { TimeoutSecondsPath: '$.n' }),
    HeartbeatSeconds: added('Task', { HeartbeatSeconds: 5 }),
    HeartbeatSecondsPath: added('Task', { HeartbeatSecondsPath: '$.n' }),
  },
  Wait: {
    Seconds: both('Wait', { Seconds: 2 }, {}),
    SecondsPath: both('Wait', { Seconds: undefined, SecondsPath: '$.n' }, { Seconds: undefined, SecondsPath: '$.m' }),
    Timestamp: both('Wait', { Seconds: undefined, Timestamp: input.t }, { Seconds: undefined, Timestamp: input.u }),
    TimestampPath: both(
      'Wait',
      { Seconds: undefined, TimestampPath: '$.t' },
      { Seconds: undefined, TimestampPath: '$.u' },
    ),
  },
  Choice: {
    // AWS: those of the state are for its Default; each rule has its own.
    Output: both('Choice', { ...byDefault, Output: '{% 7 %}' }, byDefault),
    Assign: both('Choice', { ...byDefault, Assign: { v: 1 } }, byDefault),
    Choices: both('Choice', { Choices: [{ Variable: '$.none', IsPresent: true, Next: 'N' }] }, {}),
    Default: both(
      'Choice',
      { Choices: [{ Variable: '$.none', IsPresent: true, Next: 'O' }], Default: 'O' },
      { Choices: [{ Variable: '$.none', IsPresent: true, Next: 'O' }], Default: 'N' },
    ),
  },
  Fail: {
    Error: added('Fail', { Error: 'E' }),
    ErrorPath: added('Fail', { ErrorPath: '$.e' }),
    Cause: both('Fail', { Cause: 'D' }, {}),
    CausePath: both('Fail', { Cause: undefined, CausePath: '$.e' }, {}),
  },
  Parallel: { Branches: both('Parallel', { Branches: [block({}), block({})] }, {}) },
  Map: {
    Parameters: added('Map', { Parameters: { x: 1 } }),
    ItemProcessor: both('Map', { ItemProcessor: block({ Result: 1 }) }, {}),
    Iterator: both('Map', { ItemProcessor: undefined, Iterator: block({ Result: 1 }) }, {}),
    ItemsPath: both('Map', { ItemsPath: '$.few' }, {}),
    Items: {
      one: { Type: 'Map', ...bases.Map[1], Items: [1, 2] },
      other: { Type: 'Map', ...bases.Map[1], Items: [3] },
    },
    ItemSelector: added('Map', { ItemSelector: { x: 1 } }),
    ItemReader: map({
      ItemsPath: undefined,
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ...s3({ Key: 'k' }) },
    }),
    ItemBatcher: map({ ItemBatcher: { MaxItemsPerBatch: 2 } }),
    ResultWriter: map({ ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', ...s3({ Prefix: 'p' }) } }),
    Label: map({ Label: 'L' }),
    MaxConcurrency: both('Map', { ItemProcessor: slow, MaxConcurrency: 1 }, { ItemProcessor: slow }),
    MaxConcurrencyPath: both(
      'Map',
      { ItemProcessor: slow, MaxConcurrencyPath: '$.a.b' },
      { ItemProcessor: slow, MaxConcurrencyPath: '$.n' },
    ),
    ToleratedFailureCount: map({ ToleratedFailureCount: 5 }, {}, distributed(failing)),
    ToleratedFailureCountPath: map({ ToleratedFailureCountPath: '$.n' }, {}, distributed(failing)),
    ToleratedFailurePercentage: map({ ToleratedFailurePercentage: 100 }, {}, distributed(failing)),
    ToleratedFailurePercentagePath: map(
      { ToleratedFailurePercentagePath: '$.n' },
      { ToleratedFailurePercentagePath: '$.none' },
      distributed(failing),
    ),
  },
};

function probeOf(type: StateType, field: string): Probe | undefined {
  return own[type]?.[field] ?? common[field]?.(type);
}

const fieldsOfStates = Object.entries(stateShapes).flatMap(([type, { fields }]) =>
  Object.keys(fields).map((field) => [type as StateType, field] as const),
);

describe.each(fieldsOfStates.filter(([, field]) => !forPeople.includes(field)))('%s.%s', (type, field) => {
  const probe = probeOf(type, field);

  test('is read, or rejected', async () => {
    if (probe === undefined)
      throw new Error(`No probe shows that anything reads ${type}.${field}: add one to this file, and a reader.`);
    expect(probe.one[field]).not.toEqual(probe.other[field]);
    expect(await doTheSame(machineOf(probe.one), machineOf(probe.other))).toBe(false);
  });
});

test.each(fieldsOfStates.filter(([, field]) => forPeople.includes(field)))(
  '%s.%s is for people',
  async (type, field) => {
    const { one, other } = added(type, { [field]: 'what people read' });
    expect(await doTheSame(machineOf(one), machineOf(other))).toBe(true);
  },
);

test('a field that is added to the table alone is accepted and ignored, and has no probe', async () => {
  const fields = stateShapes.Task.fields as Record<string, FieldShape>;
  fields['Priority'] = { kind: 'string' };
  try {
    const { one, other } = added('Task', { Priority: 'high' });
    expect(await doTheSame(machineOf(one), machineOf(other))).toBe(true);
    expect(probeOf('Task', 'Priority')).toBeUndefined();
  } finally {
    delete fields['Priority'];
  }
});
