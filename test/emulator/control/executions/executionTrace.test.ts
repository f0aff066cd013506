import { executionTrace } from '../../../../src/emulator/control/executions/executionTrace';
import { createService } from '../../../../src/emulator/service/createService';
import type { Execution } from '../../../../src/engine/executions/Execution';

const item = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const definition = JSON.stringify({
  StartAt: 'Each',
  States: { Each: { Type: 'Map', ItemProcessor: item, Next: 'W' }, W: { Type: 'Wait', Seconds: 9, End: true } },
});

/** Counts how often the events are read, and how often as the API prints them. */
function countReads(execution: Execution): { reads: number; prints: number } {
  const counts = { reads: 0, prints: 0 };
  const history = new Proxy(execution.history, {
    get(target, name) {
      if (name === 'past') counts.reads += 1;
      if (name === 'events') counts.prints += 1;
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  Object.defineProperty(execution, 'history', { value: history });
  return counts;
}

test('the pages of a trace read the events once, until there are more', () => {
  const service = createService({ time: 'manual' });
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'M',
    definition,
    roleArn: 'arn:aws:iam::123456789012:role/r',
  }) as { stateMachineArn: string };
  const { executionArn } = service.call('StartExecution', { stateMachineArn, input: '[1,2,3]' }) as {
    executionArn: string;
  };
  const execution = service.execution(executionArn)!;
  const counts = countReads(execution);
  const trace = (...wanted: readonly number[]) =>
    executionTrace(service, execution, [], wanted) as {
      readonly status: string;
      readonly visits: readonly { readonly id: number; readonly state: string; readonly output?: unknown }[];
      readonly transitions: number;
      readonly durationSeconds: number;
    };
  const { visits } = executionTrace(service, execution, []) as ReturnType<typeof trace>;
  const [each, , second] = visits;
  expect(trace(second!.id).visits).toEqual([second]);
  expect(trace(each!.id)).toMatchObject({ status: 'RUNNING', visits: [each], transitions: 6, durationSeconds: 0 });
  expect(counts).toEqual({ reads: 1, prints: 0 });
  service.advance(9_000);
  expect(trace(visits.at(-1)!.id)).toMatchObject({
    status: 'SUCCEEDED',
    visits: [{ state: 'W', output: [1, 2, 3] }],
    transitions: 6,
    durationSeconds: 9,
  });
  expect(counts).toEqual({ reads: 2, prints: 0 });
  service.close();
});

test('copies only the requested visits of a long execution', () => {
  const freezes = (items: number): number => {
    const service = createService({ time: 'skip' });
    const { stateMachineArn } = service.call('CreateStateMachine', {
      name: 'M',
      definition,
      roleArn: 'arn:aws:iam::123456789012:role/r',
    }) as { stateMachineArn: string };
    const input = JSON.stringify(Array.from({ length: items }, (_, at) => at));
    const { executionArn } = service.call('StartExecution', { stateMachineArn, input }) as { executionArn: string };
    service.drain();
    const freeze = jest.spyOn(Object, 'freeze');
    try {
      const { visits } = executionTrace(service, service.execution(executionArn)!, [], [2]) as { visits: object[] };
      expect(visits).toMatchObject([{ state: 'Each', input: JSON.parse(input) as unknown, next: 'W' }]);
      return freeze.mock.calls.length;
    } finally {
      freeze.mockRestore();
      service.close();
    }
  };
  expect(freezes(200)).toBe(freezes(20));
});
