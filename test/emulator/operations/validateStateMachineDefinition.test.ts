import { passDefinition, useTestService, violation } from './support/testService';

const api = useTestService();

describe('input', () => {
  test.each([
    [{}, violation('', 'definition', 'not be null')],
    [
      { definition: '{}', severity: 'INFO' },
      violation(" 'INFO'", 'severity', 'satisfy enum value set: [ERROR, WARNING]'),
    ],
    [{ definition: '{}', maxResults: 101 }, violation(" '101'", 'maxResults', 'have value less than or equal to 100')],
  ])('%j', async (input, error) => {
    expect(await api.errorOf('ValidateStateMachineDefinition', input)).toEqual(error);
  });
});

describe('errors are answers', () => {
  test.each([
    [
      'not a definition',
      {
        severity: 'ERROR',
        code: 'INVALID_JSON_DESCRIPTION',
        message:
          "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n" +
          ' at [Source: (String)"not a definition"; line: 1, column: 4]',
        location: '[Source: (String)"not a definition"; line: 1, column: 4]',
      },
    ],
    [' ', { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' }],
    [
      '{}',
      {
        severity: 'ERROR',
        code: 'SCHEMA_VALIDATION_FAILED',
        message: 'These fields are required: [States, StartAt]',
        location: '/',
      },
    ],
  ])('%j', async (definition, diagnostic) => {
    expect(await api.call('ValidateStateMachineDefinition', { definition })).toEqual({
      result: 'FAIL',
      diagnostics: [diagnostic],
      truncated: false,
    });
  });
});

describe('behaviour', () => {
  test('accepts a valid definition', async () => {
    expect(await api.call('ValidateStateMachineDefinition', { definition: passDefinition })).toEqual({
      result: 'OK',
      diagnostics: [],
      truncated: false,
    });
  });

  test('checks by type', async () => {
    const definition = JSON.stringify({
      StartAt: 'T',
      States: {
        T: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:a', End: true },
      },
    });
    expect(await api.call('ValidateStateMachineDefinition', { definition })).toMatchObject({ result: 'OK' });
    expect(await api.call('ValidateStateMachineDefinition', { definition, type: 'EXPRESS' })).toMatchObject({
      result: 'FAIL',
    });
  });

  test('returns at most as many diagnostics as requested', async () => {
    const definition = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'X' }, B: { Type: 'Pass', Next: 'Y' } },
    });
    const all = await api.call('ValidateStateMachineDefinition', { definition, maxResults: 0 });
    expect(all.diagnostics.length).toBeGreaterThan(1);
    expect(await api.call('ValidateStateMachineDefinition', { definition, maxResults: 1 })).toEqual({
      result: 'FAIL',
      diagnostics: all.diagnostics.slice(0, 1),
      truncated: true,
    });
  });

  test('returns warnings on request, and they do not fail', async () => {
    const definition = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Parameters: { id: '$.id' }, End: true } },
    });
    expect(await api.call('ValidateStateMachineDefinition', { definition })).toMatchObject({ diagnostics: [] });
    const answer = await api.call('ValidateStateMachineDefinition', { definition, severity: 'WARNING' });
    expect(answer).toMatchObject({ result: 'OK', diagnostics: [{ severity: 'WARNING', code: 'NO_DOLLAR' }] });
  });
});
