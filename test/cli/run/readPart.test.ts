import path from 'node:path';
import { cli, folderWith } from '../support/cli';

const files = folderWith({
  'order.asl.json': {
    QueryLanguage: 'JSONata',
    StartAt: 'Charge',
    States: {
      Charge: {
        Type: 'Pass',
        Assign: { total: '{% $states.input.price * 2 %}' },
        Output: { charged: '{% $states.input.price %}' },
        Next: 'Ship',
      },
      Ship: { Type: 'Pass', Output: '{% {"total": $total, "input": $states.input} %}', Next: 'Check' },
      Check: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.context.Execution.Input.price > 100 %}', Next: 'Lost' }],
        Default: 'Done',
      },
      Lost: { Type: 'Fail', Error: 'Shipping.Lost' },
      Done: { Type: 'Succeed' },
    },
  },
  'variables.json': { total: 9 },
});
const order = path.join(files, 'order.asl.json');
const charged = '{"charged":1}';
const shippedText = '{"total":1,"input":{}}';
const run = (...args: string[]) => cli(['run', order, ...args]);
const json = async (...args: string[]): Promise<any> => JSON.parse((await run(...args, '--json')).stdout);

test('--from and --until: a part, with variables from the command line or a file', async () => {
  const { code, stdout } = await run(
    '--from',
    'Ship',
    '--until',
    'Ship',
    '--variables',
    '{"total":7}',
    '-i',
    '{"charged":1}',
  );
  expect(code).toBe(0);
  expect(stdout).toContain('order  STANDARD · ');
  expect(stdout).toContain(' · from: Ship · until: Ship\n');
  expect(stdout).toMatch(/path {9}Ship\n/);
  const variables = `@${path.join(files, 'variables.json')}`;
  expect(await json('--from', 'Ship', '--until', 'Ship', '--variables', variables, '-i', charged)).toMatchObject({
    status: 'SUCCEEDED',
    output: { total: 9, input: { charged: 1 } },
  });
});

test('--context: what the run does not know of its execution', async () => {
  const part = ['--from', 'Check', '--context'];
  expect(await json('-i', shippedText, ...part, '{"Execution":{"Input":{"price":101}}}')).toMatchObject({
    error: 'Shipping.Lost',
  });
  expect(await json('-i', shippedText, ...part, '{"Execution":{"Input":{"price":1}}}')).toMatchObject({
    status: 'SUCCEEDED',
  });
});

test('what is missing or wrong is an error, and the exit code 2', async () => {
  expect(await run('--from', 'Ship', '-i', charged)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      "State 'Ship' reads the variable $total, which 'Charge' may have assigned before, and the run begins at 'Ship' without it.",
    ),
  });
  const stderr = async (...args: string[]): Promise<string> => (await run(...args)).stderr;
  expect(await stderr('--from', 'Shp')).toContain("from: the state machine has no state 'Shp'. Did you mean 'Ship'?");
  expect(await stderr('--until', 'Lost', '-i', '{"price":1}')).toContain(
    "The run began at 'Charge' and should end after 'Lost' (until), but it ended without reaching it.",
  );
  expect(await stderr('--variables', '{"total":1}')).toContain('variables: only a run that begins at a state has it.');
  expect(await stderr('--from', 'Ship', '--variables', '{"total":1}')).toContain(
    "from: no state before 'Ship' gives such an input. 'Charge' gives an object with charged only.",
  );
  expect(await stderr('--from', 'Ship', '--variables', '{total')).toContain('--variables:1:3 is not JSON');
  expect(await stderr('--from', 'Ship', '--variables', '[1]')).toContain('variables takes an object');
});

test('--resume takes the data of a history', async () => {
  const history = path.join(files, 'history.json');
  expect((await run('-i', '{"price":120}', '--history', history)).code).toBe(1);
  const shipped = { total: 240, input: { charged: 120 } };
  expect(await json('--resume', history, '--from', 'Ship', '--until', 'Ship')).toMatchObject({ output: shipped });
  // The input of the execution comes from the history, too.
  expect(await json('--resume', history, '--from', 'Check', '-i', '{"other":1}')).toMatchObject({
    error: 'Shipping.Lost',
    path: ['Check', 'Lost'],
  });
  expect(await run('--resume', history)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--resume takes the data of a state of the execution. Say which: --from STATE.'),
  });
  expect((await run('--resume', history, '--from', 'Done')).stderr).toContain(
    `${history}: that execution has not visited 'Done'. It has visited: Charge, Ship, Check, Lost.`,
  );
  expect((await run('--resume', order, '--from', 'Ship')).stderr).toContain('is not a response of GetExecutionHistory');
});
