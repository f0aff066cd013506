import { folderWith } from '../../../cli/support/cli';
import { useControl } from '../support/useControl';

const folder = folderWith({
  'say.js': `exports.handler = async (event) => { console.log('got ' + event.n); console.error('and more'); return event.n; };`,
});
const control = useControl();
const state = (name: string, more: object) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  ...more,
});

test('returns the output of functions in processes, by function', async () => {
  for (const name of ['say', 'other'])
    control.service.functions.registerCommand(name, {
      command: `exec "${process.execPath}" "$STEPMILL_NODE_BOOTSTRAP" say.handler`,
      folder,
    });
  const quiet = ['stdout', 'stderr'] as const;
  const spies = quiet.map((stream) => jest.spyOn(process[stream], 'write').mockReturnValue(true));
  const executionArn = control.run(
    { StartAt: 'A', States: { A: state('say', { ResultPath: null, Next: 'B' }), B: state('other', { End: true }) } },
    { n: 7 },
  );
  await control.ask('waitForExecution', { path: { executionArn } });
  spies.forEach((spy) => spy.mockRestore());
  const { lines, forgotten } = await control.ask('listFunctionLogs', { query: { functionName: 'say' } });
  const line = (stream: string, text: string) => ({
    functionName: 'say',
    requestId: expect.stringMatching(/^[-0-9a-f]{36}$/),
    stream,
    text,
    at: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
  });
  expect([...lines].sort((a, b) => (a.stream < b.stream ? 1 : -1))).toEqual([
    line('stdout', 'got 7'),
    line('stderr', 'and more'),
  ]);
  expect(forgotten).toBe(0);
  const all = await control.ask('listFunctionLogs');
  expect(all.lines).toHaveLength(4);
  expect(await control.ask('listFunctionLogs', { query: { requestId: lines[0].requestId } })).toEqual({
    lines,
    forgotten: 0,
  });
  await control.ask('reset');
  expect(await control.ask('listFunctionLogs')).toEqual({ lines: [], forgotten: 0 });
});

test('rejects a function that does not run in the server: it never printed anything', async () => {
  const query = { functionName: 'sya' };
  expect(await control.refusal('listFunctionLogs', { query })).toMatchObject({
    message: "No Lambda function 'sya' runs in this server.",
  });
  control.service.functions.registerCommand('say', { command: 'true', folder });
  expect(await control.refusal('listFunctionLogs', { query })).toMatchObject({
    message: "No Lambda function 'sya' runs in this server. Those that do: say.",
  });
  expect(await control.ask('listFunctionLogs', { query: { functionName: 'say' } })).toEqual({
    lines: [],
    forgotten: 0,
  });
});
