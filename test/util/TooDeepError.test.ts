import { createService } from '../../src/emulator/service/createService';
import { parseJson } from '../../src/util/json';
import { isTooDeep, parseShallow } from '../../src/util/TooDeepError';

const brackets = (count: number): string => '['.repeat(count) + ']'.repeat(count);
const message = 'The data is nested more than 1000 levels deep';

test('JSON may be a thousand levels deep, whatever its strings contain', () => {
  const wide = `[${'[],{},'.repeat(3000)}1]`;
  for (const text of [brackets(1000), `{"a\\"[{":${brackets(999)}}`, JSON.stringify('['.repeat(5000)), wide])
    expect(parseShallow(text)).toEqual(JSON.parse(text));
  for (const text of [brackets(1001), `{"a":${brackets(1000)}}`, `[${wide},${brackets(1000)}]`, brackets(50_000)])
    expect(() => parseJson(text)).toThrow(message);
});

test('reports the depth before any other error in the JSON', () => {
  for (const text of ['['.repeat(2001), `${brackets(1001)}x`, '['.repeat(10_000_000)])
    expect(() => parseJson(text)).toThrow(message);
  for (const text of ['['.repeat(999), '[]'.repeat(3000), `[${' '.repeat(3000)}`])
    expect(() => parseJson(text)).toThrow(SyntaxError);
  expect(() => parseJson('[]'.repeat(3000))).not.toThrow(message);
});

test('a stack overflow of JavaScript means the same', () => {
  const endless = (): void => endless();
  let error: unknown;
  try {
    endless();
  } catch (thrown) {
    error = thrown;
  }
  expect([isTooDeep(error), isTooDeep(new RangeError('Invalid array length'))]).toEqual([true, false]);
});

describe('an execution', () => {
  /** Runs a machine of these states and tells how it ended and whether it can be looked at. */
  function run(states: object, input = '{}', type = 'STANDARD'): unknown {
    const service = createService({ time: 'skip', handlers: { deep: () => JSON.parse(brackets(20_000)) as unknown } });
    const { stateMachineArn } = service.call('CreateStateMachine', {
      name: 'm',
      type,
      roleArn: 'arn:aws:iam::123456789012:role/r',
      definition: JSON.stringify({ StartAt: Object.keys(states)[0], States: states }),
    }) as { stateMachineArn: string };
    const execution = service.call('StartExecution', { stateMachineArn, input }) as { executionArn: string };
    service.drain();
    const { status, error, cause } = service.call('DescribeExecution', execution) as Record<string, string>;
    service.call('GetExecutionHistory', { ...execution, maxResults: 1000, reverseOrder: true });
    service.close();
    return [status, error, cause?.replace(/#\d+/, '#n')];
  }

  const again = {
    C: { Type: 'Choice', Choices: [{ Variable: '$.enough', IsPresent: true, Next: 'Done' }], Default: 'A' },
    Done: { Type: 'Succeed' },
  };

  const tooDeep = [
    'FAILED',
    'States.Runtime',
    "An error occurred while executing the state 'A' (entered at the event id #n). The data is nested too deeply: Stepmill takes 1000 levels.",
  ];

  test('does not start with such an input', () => {
    expect(() => run({ A: { Type: 'Succeed' } }, brackets(5000))).toThrow(
      `Invalid State Machine Execution Input: '${message}'`,
    );
  });

  test.each<[string, object]>([
    ['wraps its data again and again', { A: { Type: 'Pass', Parameters: { 'deeper.$': '$' }, Next: 'C' }, ...again }],
    [
      'puts its data into itself again and again',
      { A: { Type: 'Pass', Parameters: { 'deeper.$': '$' }, ResultPath: '$.more', Next: 'C' }, ...again },
    ],
    ['has a long ResultPath', { A: { Type: 'Pass', Result: 1, ResultPath: `$${'.a'.repeat(5000)}`, End: true } }],
  ])('that %s ends with an error of the workflow', (_what, states) => {
    expect(run(states)).toEqual(tooDeep);
  });

  test('StringToJson of many brackets fails like other invalid JSON', () => {
    const states = {
      A: { Type: 'Pass', Parameters: { 'x.$': 'States.StringToJson($.text)' }, End: true },
    };
    expect(run(states, JSON.stringify({ text: brackets(20_000) }))).toEqual([
      'FAILED',
      expect.stringMatching(/^States\./),
      expect.stringContaining('nested more than 1000 levels deep'),
    ]);
  });
});
