import { useTestService } from '../support/testService';

const api = useTestService();
const block = { StartAt: 'Child', States: { Child: { Type: 'Pass', End: true } } };
const distributed = { ...block, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
const inline = { Type: 'Map', ItemsPath: '$.list', ItemProcessor: block, End: true };
const tolerant = {
  Type: 'Map',
  ItemsPath: '$.list',
  ItemSelector: { 'n.$': '$$.Map.Item.Index', 'from.$': '$$.Map.Item.Source' },
  ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'all.$': '$.list' } },
  ItemProcessor: distributed,
  MaxConcurrency: 5,
  ToleratedFailureCount: 1,
  End: true,
};
const input = '{"list":[4,5,6]}';

function inspect(definition: object, more: object): Promise<any> {
  return api.call('TestState', { definition: JSON.stringify(definition), input, inspectionLevel: 'DEBUG', ...more });
}

const batches =
  '[{"BatchInput":{"all":[4,5,6]},"Items":["{\\"from\\":\\"STATE_DATA\\",\\"n\\":0}","{\\"from\\":\\"STATE_DATA\\",\\"n\\":1}"]}, ' +
  '{"BatchInput":{"all":[4,5,6]},"Items":["{\\"from\\":\\"STATE_DATA\\",\\"n\\":2}"]}]';
const stages = {
  input,
  afterInputPath: input,
  afterItemsPath: '[4, 5, 6]',
  afterItemSelector: '[{"from":"STATE_DATA","n":0}, {"from":"STATE_DATA","n":1}, {"from":"STATE_DATA","n":2}]',
  afterItemBatcher: batches,
};

test('an inline Map returns its items, and the mocked result is that of all of them', async () => {
  const mock = { result: '[1, 2, 3]' };
  expect(await inspect({ ...inline, ResultPath: '$.out' }, { mock })).toEqual({
    output: '{"list":[4,5,6],"out":[1,2,3]}',
    inspectionData: {
      input,
      afterInputPath: input,
      afterItemsPath: '[4, 5, 6]',
      afterResultSelector: '[1, 2, 3]',
      afterResultPath: '{"list":[4,5,6],"out":[1,2,3]}',
      maxConcurrency: 0,
    },
    status: 'SUCCEEDED',
  });
});

test('a distributed Map returns its batches, and each has a result', async () => {
  expect(await inspect(tolerant, { mock: { result: '["a","b"]' } })).toEqual({
    output: '["a","b"]',
    inspectionData: {
      ...stages,
      afterResultSelector: '["a","b"]',
      afterResultPath: '["a","b"]',
      maxConcurrency: 5,
      toleratedFailureCount: 1,
    },
    status: 'SUCCEEDED',
  });
});

test('JSONata returns selected and batched items, and neither the items nor the result', async () => {
  const map = {
    Type: 'Map',
    QueryLanguage: 'JSONata',
    Items: '{% $states.input.list %}',
    ItemSelector: { v: '{% $states.context.Map.Item.Value %}' },
    ItemProcessor: distributed,
    ToleratedFailurePercentage: '{% 25.5 %}',
    Output: '{% $sum($states.result) %}',
    End: true,
  };
  expect(await inspect(map, { mock: { result: '[1,2,3]' } })).toEqual({
    output: '6',
    inspectionData: {
      input,
      afterItemSelector: '[{"v":4}, {"v":5}, {"v":6}]',
      maxConcurrency: 0,
      toleratedFailurePercentage: 25.5,
    },
    status: 'SUCCEEDED',
  });
});

const sizes = "Input array does not equal the mocked result array's size";
const tooMany = 'Map iteration failure count must be less than or equal to the number of Map iterations';

test.each<[object, string, number | undefined, string]>([
  [inline, '[1]', undefined, sizes],
  [inline, '[1,2,3,4]', 0, sizes],
  [tolerant, '[1,2,3]', 1, sizes],
  [inline, '[1,2,3]', 4, tooMany],
  [tolerant, '[1,2]', 3, tooMany],
])('rejects %j with %s and %s failures', async (state, result, mapIterationFailureCount, message) => {
  const definition = JSON.stringify(state);
  const stateConfiguration = { mapIterationFailureCount };
  expect(await api.errorOf('TestState', { definition, input, mock: { result }, stateConfiguration })).toEqual({
    code: 'ValidationException',
    message,
  });
});

const exceeded = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

test('more failures than tolerated fail a Map, before its results are counted', async () => {
  const stateConfiguration = { mapIterationFailureCount: 2 };
  expect(await inspect(tolerant, { mock: { result: '[1,2,3]' }, stateConfiguration })).toEqual({
    ...exceeded,
    inspectionData: { ...stages, maxConcurrency: 5, toleratedFailureCount: 1 },
    status: 'FAILED',
  });
});

test('failures reach Retry first, then Catch', async () => {
  const Retry = [{ ErrorEquals: [exceeded.error], MaxAttempts: 1 }];
  const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'Then' }];
  const request = { mock: { result: '[1,2]' }, stateConfiguration: { mapIterationFailureCount: 2 } };
  expect(await inspect({ ...tolerant, Retry, Catch }, request)).toMatchObject({
    ...exceeded,
    inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 1 } },
    status: 'RETRIABLE',
  });
  expect(await inspect({ ...tolerant, Catch }, request)).toMatchObject({
    ...exceeded,
    nextState: 'Then',
    inspectionData: {
      afterResultPath: JSON.stringify({ list: [4, 5, 6], e: { Error: exceeded.error, Cause: exceeded.cause } }),
      errorDetails: { catchIndex: 0 },
    },
    status: 'CAUGHT_ERROR',
  });
});

test.each<[object, number, string]>([
  [{ ToleratedFailureCount: 1 }, 1, 'SUCCEEDED'],
  [{ ToleratedFailureCount: 2 }, 2, 'SUCCEEDED'],
  [{ ToleratedFailureCount: 0 }, 1, 'FAILED'],
  [{}, 3, 'SUCCEEDED'],
  [{ ToleratedFailurePercentage: 34 }, 1, 'SUCCEEDED'],
  [{ ToleratedFailurePercentage: 33 }, 1, 'FAILED'],
  [{ ToleratedFailureCount: 3, ToleratedFailurePercentage: 33 }, 1, 'FAILED'],
])('%j with %i failures of 3: %s', async (limits, mapIterationFailureCount, status) => {
  const state = { Type: 'Map', ItemsPath: '$.list', ItemProcessor: distributed, ...limits, End: true };
  const request = { mock: { result: '[1,2,3]' }, stateConfiguration: { mapIterationFailureCount } };
  expect(await inspect(state, request)).toMatchObject({ status });
});

test('a mocked error applies whatever the count', async () => {
  const request = {
    mock: { errorOutput: { error: 'Mine', cause: 'c' } },
    stateConfiguration: { mapIterationFailureCount: 9, errorCausedByState: 'Child' },
  };
  expect(await inspect({ ...tolerant, ToleratedFailureCount: 2 }, request)).toEqual({
    error: 'Mine',
    cause: 'c',
    inspectionData: { ...stages, maxConcurrency: 5, toleratedFailureCount: 2 },
    status: 'FAILED',
  });
});

test('a Map with invalid items fails first', async () => {
  expect(await inspect({ ...inline, ItemsPath: '$$.State.Name' }, { mock: { result: '[1]' } })).toEqual({
    error: 'States.Runtime',
    cause: 'Reference path "$.State.Name" must point to array.',
    inspectionData: { input, afterInputPath: input },
    status: 'FAILED',
  });
});

test('a Parallel returns nothing about its input', async () => {
  const parallel = {
    Type: 'Parallel',
    InputPath: '$.list',
    Branches: [block, { ...block, StartAt: 'B', States: { B: { Type: 'Succeed' } } }],
    ResultPath: '$.out',
    End: true,
  };
  expect(await inspect(parallel, { mock: { result: '[1, 2]' } })).toEqual({
    output: '{"list":[4,5,6],"out":[1,2]}',
    inspectionData: { input, afterResultSelector: '[1, 2]', afterResultPath: '{"list":[4,5,6],"out":[1,2]}' },
    status: 'SUCCEEDED',
  });
});
