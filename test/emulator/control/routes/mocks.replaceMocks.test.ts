import { useControl } from '../support/useControl';

const api = useControl();
const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  OutputPath: '$.Payload',
  End: true,
};
const outputOf = async (executionArn: string) =>
  (await api.ask('describeExecution', { path: { executionArn } })).output;
const ids = async () => (await api.ask('listMocks')).mocks.map(({ id }: { id: string }) => id);

test('lists mocks in order of precedence, replaces and removes them', async () => {
  const machine = api.machine({ StartAt: 'T', States: { T: invoke } });
  const first = await api.ask('addMocks', { body: { lambda: 'f', returns: 1 } });
  expect(first).toEqual({ ids: ['mock-1'] });
  await api.ask('addMocks', { body: { mocks: [{ lambda: 'f', returns: 2, times: 1 }] } });
  expect(await outputOf(api.start(machine))).toBe(2);
  expect(await api.ask('listMocks')).toEqual({
    mocks: [
      {
        id: 'mock-2',
        mock: { lambda: 'f', returns: 2, times: 1 },
        description: "mock of Lambda function 'f'",
        answered: 1,
        outstanding: [],
        exhausted: true,
      },
      {
        id: 'mock-1',
        mock: { lambda: 'f', returns: 1 },
        description: "mock of Lambda function 'f'",
        answered: 0,
        outstanding: ['returns 1'],
        exhausted: false,
        unused: "never used: its call was answered by the mock of Lambda function 'f', which comes before it",
      },
    ],
    file: false,
  });
  expect((await api.ask('listUnusedMocks')).unused).toMatchObject([{ id: 'mock-1' }]);
  expect(await api.ask('replaceMock', { path: { id: 'mock-2' }, body: { lambda: 'f', returns: 3 } })).toEqual({
    ids: ['mock-3'],
  });
  expect(await outputOf(api.start(machine))).toBe(3);
  await api.ask('deleteMock', { path: { id: 'mock-3' } });
  expect(await outputOf(api.start(machine))).toBe(1);
  expect(await api.ask('replaceMocks', { body: { mocks: [{ lambda: 'f', returns: 4, stays: true }] } })).toEqual({
    ids: ['mock-4'],
  });
  expect(await ids()).toEqual(['mock-4']);
  await api.ask('deleteMocks');
  expect(await ids()).toEqual([]);
  expect(await api.refusal('deleteMock', { path: { id: 'mock-4' } })).toEqual({
    status: 404,
    code: 'NotFound',
    message: "There is no mock 'mock-4'. There are none.",
  });
});

test('invalid mocks leave the existing ones', async () => {
  await api.ask('addMocks', { body: { lambda: 'f', returns: 1 } });
  expect(await api.refusal('replaceMocks', { body: { mocks: [{ lambda: 'f' }] } })).toMatchObject({ status: 400 });
  expect(
    await api.refusal('replaceMock', { path: { id: 'mock-1' }, body: { lambda: 'f', returns: 1, after: '-1' } }),
  ).toMatchObject({
    faults: [{ pointer: '/after' }],
  });
  expect(await ids()).toEqual(['mock-1']);
});

test('a mock file is loaded, reported when invalid, and removed', async () => {
  const machine = api.machine({ StartAt: 'T', States: { T: invoke } });
  const file = {
    StateMachines: { m: { TestCases: { Happy: { T: 'Fine' } } } },
    MockedResponses: { Fine: { '0': { Return: { Payload: 'file' } } } },
  };
  expect(await api.ask('setMockFile', { body: file })).toEqual({ warnings: [] });
  expect(await outputOf(api.start(`${machine}#Happy`))).toBe('file');
  expect(await api.ask('listMocks')).toEqual({
    mocks: [],
    file: true,
    fileName: 'MockConfigFile.json',
    testCases: [{ stateMachine: 'm', testCase: 'Happy', states: ['T'] }],
  });
  expect(
    await api.refusal('setMockFile', { body: { ...file, MockedResponses: { Fine: { '0': { Retrun: 1 } } } } }),
  ).toMatchObject({
    status: 400,
    faults: [
      { in: 'body', pointer: '/MockedResponses/Fine/0/Retrun', message: expect.any(String) },
      { in: 'body', pointer: '/MockedResponses/Fine/0', message: "has neither 'Return' nor 'Throw'." },
    ],
  });
  expect((await api.ask('listMocks')).file).toBe(true);
  await api.ask('deleteMockFile');
  expect((await api.ask('listMocks')).file).toBe(false);
});
