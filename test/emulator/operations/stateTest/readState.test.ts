import { useTestService } from '../support/testService';

const api = useTestService();
const machine = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}';

test.each<[string, string, string | undefined, string, string]>([
  ['a machine without the state', machine, 'B', 'ValidationException', 'State not found in definition'],
  ['a name in quotes', machine, '"A"', 'ValidationException', 'State not found in definition'],
  [
    'an invalid state',
    '{"StartAt":"A","States":{"A":{"Type":"None","End":true}}}',
    'A',
    'InvalidDefinition',
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: " +
      "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type'",
  ],
  [
    'a machine that leads nowhere',
    '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}',
    'A',
    'InvalidDefinition',
    "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next, " +
      "MISSING_END_STATE: Workflow has no terminal state at null'",
  ],
  [
    'a state alone that lacks a field',
    '{"Type":"Pass"}',
    undefined,
    'InvalidDefinition',
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: This object should have only one of the following " +
      "fields: [Next, End] at /States/StateName'",
  ],
  [
    'a state alone when a state is named',
    '{"Type":"Pass","End":true}',
    'A',
    'InvalidDefinition',
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /, " +
      "SCHEMA_VALIDATION_FAILED: Field 'Type' is not supported at /, SCHEMA_VALIDATION_FAILED: Field 'End' is not supported at /'",
  ],
  [
    'a string that is not an object',
    '[]',
    undefined,
    'InvalidDefinition',
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null'",
  ],
])('rejects %s', async (_what, definition, stateName, code, message) => {
  expect(await api.errorOf('TestState', { definition, stateName })).toEqual({ code, message });
});

test('rejects a machine when no state is named', async () => {
  expect(await api.errorOf('TestState', { definition: machine })).toMatchObject({
    code: 'InvalidDefinition',
    message:
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The field 'Type' is required at /States/StateName'",
  });
});

test('reports broken JSON with the lines of the string itself', async () => {
  expect(await api.errorOf('TestState', { definition: '{"Type":"Pass",\n"End":}' })).toMatchObject({
    code: 'InvalidDefinition',
    message: expect.stringContaining('line: 2, column: 8'),
  });
});

test('ignores missing targets of a single state, but not of the states within it', async () => {
  const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'X' }], Default: 'Y' };
  expect(await api.call('TestState', { definition: JSON.stringify(choice) })).toMatchObject({ nextState: 'Y' });
  const map = {
    Type: 'Map',
    ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', Next: 'Nowhere' } } },
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
    Next: 'Z',
  };
  expect(await api.errorOf('TestState', { definition: JSON.stringify(map), mock: { result: '[]' } })).toEqual({
    code: 'InvalidDefinition',
    message:
      "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: Nowhere at " +
      "/States/StateName/ItemProcessor/States/In/Next'",
  });
});
