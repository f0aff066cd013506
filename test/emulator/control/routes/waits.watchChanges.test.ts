import { useControl } from '../support/useControl';

const api = useControl();
const activity = 'arn:aws:states:us-east-1:123456789012:activity:a';
const open = {
  StartAt: 'A',
  States: { A: { Type: 'Task', Resource: activity, Next: 'B' }, B: { Type: 'Pass', End: true } },
};
const watch = (query: Record<string, string> = {}) => api.ask('watchChanges', { query });

beforeEach(() => void api.service.call('CreateActivity', { name: 'a' }));

test('returns what has changed after a number, and waits while nothing changes', async () => {
  const { change, epoch, executions } = await api.ask('listExecutions');
  expect({ change, executions }).toEqual({ change: 0, executions: [] });
  const first = watch({ after: '0', epoch });
  const machine = api.machine(open);
  const executionArn = api.start(machine);
  const seen = await first;
  expect(seen.executions).toMatchObject([{ executionArn, status: 'RUNNING' }]);
  const second = watch({ after: String(seen.change), epoch });
  await api.ask('answerTask', { body: { executionArn, state: 'A', output: 1 } });
  const last = await second;
  expect(last.change).toBeGreaterThan(seen.change);
  expect(await watch({ after: String(last.change - 1), epoch })).toMatchObject({
    executions: [{ executionArn, status: 'SUCCEEDED', change: last.change }],
    more: false,
    openTasks: 0,
    mistakes: 0,
    calls: 1,
  });
});

test('returns nothing when the seconds are over', async () => {
  api.start(api.machine(open));
  const { change, epoch } = await watch();
  expect(await watch({ after: String(change), epoch, seconds: '0.01' })).toMatchObject({
    change,
    epoch,
    executions: [],
  });
});

test('a reset changes the epoch, and responds at once', async () => {
  api.start(api.machine(open));
  const { change, epoch } = await watch();
  const after = watch({ after: String(change), epoch });
  await api.ask('reset');
  const told = await after;
  expect(told).toMatchObject({ executions: [], openTasks: 0 });
  expect(told.epoch).not.toBe(epoch);
  expect(await watch({ after: String(change), epoch })).toMatchObject({ epoch: told.epoch });
  // Like that of a restarted server.
  expect(await watch({ after: '999999' })).toMatchObject({ epoch: told.epoch });
});

test('a redrive is a change', async () => {
  const executionArn = api.run({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } });
  const { change, epoch } = await watch();
  const next = watch({ after: String(change), epoch });
  api.service.call('RedriveExecution', { executionArn });
  expect(await next).toMatchObject({ executions: [{ executionArn, redriveCount: 1 }] });
});
