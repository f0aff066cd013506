import fs from 'node:fs';
import path from 'node:path';
import { lambda } from '../../../src/tasks/mocking/scripts';
import { writeRecording } from '../../../src/insight/recordings/writeRecording';
import { call, recordScene } from './support/record';
import { cli, folderWith } from '../../cli/support/cli';

const order = {
  StartAt: 'Charge',
  States: {
    Charge: call('charge', {
      Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }],
      OutputPath: '$.Payload',
      Next: 'Ship',
    }),
    Ship: { Type: 'Pass', End: true },
  },
};
const once = JSON.stringify(order, null, 2).replace('"MaxAttempts": 2', '"MaxAttempts": 0');
const audited = { ...order, States: { ...order.States, Ship: call('audit', { End: true }) } };

const folder = folderWith({
  'order.asl.json': JSON.stringify(order, null, 2),
  'once.asl.json': once,
  'audited.asl.json': audited,
  'wrong.asl.json': '{"StartAt":"A","States":{}}',
  'empty/readme.txt': '',
});
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  fs.mkdirSync(at('recordings'));
  const write = async (name: string, script: ReturnType<typeof lambda>): Promise<void> => {
    const text = writeRecording(await recordScene(order, { name: 'Order', scripts: [script] }));
    fs.writeFileSync(at(`recordings/${name}.json`), text);
  };
  await write('happy', lambda('charge').returns({ id: 1 }));
  await write('busy', lambda('charge').fails('Busy').once().returns({ id: 2 }));
  await write('declined', lambda('charge').fails('Declined'));
});

async function replayed(...args: readonly string[]): Promise<object> {
  const { code, stdout, stderr } = await cli(['replay', ...args]);
  const plain = (text: string): string => text.replaceAll(`${folder}/`, '');
  return { code, stdout: plain(stdout).split('\n').slice(0, -1), stderr: plain(stderr) };
}

test('all agree on their own definitions, and on an equivalent one', async () => {
  expect(await replayed(at('recordings'))).toEqual({
    code: 0,
    stdout: [
      'agrees        recordings/busy.json',
      'agrees        recordings/declined.json',
      'agrees        recordings/happy.json',
      '',
      '3 recordings on their own definitions: 3 agree',
    ],
    stderr: '',
  });
  expect(await replayed(at('recordings'), '--definition', at('order.asl.json'))).toMatchObject({ code: 0 });
  expect(await replayed(at('recordings/busy.json'))).toEqual({
    code: 0,
    stdout: ['recordings/busy.json: agrees'],
    stderr: '',
  });
});

test('finds a changed line, and prints its place', async () => {
  const line = once.split('\n').findIndex((text) => text.includes('MaxAttempts')) + 1;
  expect(await replayed(at('recordings'), '--definition', at('once.asl.json'))).toEqual({
    code: 1,
    stdout: [
      "differs       recordings/busy.json      number of attempts of state 'Charge': 2 ≠ 1" +
        `  (once.asl.json:${line} /States/Charge/Retry/0/MaxAttempts)`,
      'agrees        recordings/declined.json',
      'agrees        recordings/happy.json',
      '',
      '3 recordings on once.asl.json: 2 agree, 1 differs',
      `  once.asl.json:${line} /States/Charge/Retry/0/MaxAttempts: 1`,
    ],
    stderr: '',
  });
  const { stdout } = (await replayed(at('recordings/busy.json'), '--definition', at('once.asl.json'))) as {
    stdout: string[];
  };
  expect([...stdout.slice(0, 4), stdout.at(-1)]).toEqual([
    'recordings/busy.json: differs',
    "first difference: number of attempts of state 'Charge'",
    '  recorded: 2',
    '  now:      1',
    `changed: once.asl.json:${line} /States/Charge/Retry/0/MaxAttempts`,
  ]);
});

test('says what no recording answers, and fails', async () => {
  expect(await replayed(at('recordings/happy.json'), '--definition', at('audited.asl.json'))).toEqual({
    code: 1,
    stdout: [
      'recordings/happy.json: not answered',
      "Task 'Ship' was not called in the recording: its answer is not known.",
      expect.stringMatching(/^changed: audited.asl.json:1 \/States\/Ship/) as string,
    ],
    stderr: '',
  });
});

test('uses the type of the machine in the template', async () => {
  const slow = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } };
  fs.writeFileSync(at('slow.json'), writeRecording(await recordScene(slow, { name: 'Slow' })));
  const resource = { Type: 'AWS::Serverless::StateMachine', Properties: { Type: 'EXPRESS', Definition: slow } };
  fs.writeFileSync(at('express.json'), JSON.stringify({ Resources: { Slow: resource } }));
  const told = await replayed(at('slow.json'), '--definition', at('express.json'));
  expect(told).toMatchObject({ code: 1, stderr: '' });
  expect((told as { stdout: string[] }).stdout.slice(0, 2)).toEqual([
    'slow.json: differs',
    'The state machine is EXPRESS, but it was STANDARD when it was recorded.',
  ]);
});

test('prints JSON for programs', async () => {
  const { code, stdout } = await cli(['replay', at('recordings'), '--definition', at('once.asl.json'), '--json']);
  const told = JSON.parse(stdout) as { counts: object; recordings: { verdict: string; place?: object }[] };
  expect(code).toBe(1);
  expect(told.counts).toEqual({ agrees: 2, differs: 1, unanswered: 0, unusable: 0 });
  expect(told.recordings[0]).toMatchObject({
    verdict: 'differs',
    status: 'SUCCEEDED',
    place: { pointer: '/States/Charge/Retry/0/MaxAttempts', changed: true },
    differences: [{ what: 'attempts', expected: 2, actual: 1 }, {}, {}, {}, {}, {}, {}, {}],
  });
});

test('writes a mock file and a test, which pass', async () => {
  const files = ['--mocks', at('out/mocks.json'), '--test', at('out/order.test.js')];
  expect(await replayed(at('recordings'), '--definition', at('order.asl.json'), ...files)).toMatchObject({
    code: 0,
    stderr: 'written: out/mocks.json\nwritten: out/order.test.js\n',
  });
  const order = ['run', at('order.asl.json'), '--name', 'Order', '--mocks', at('out/mocks.json')];
  const { code, stdout } = await cli([...order, '--test-case', 'busy', '--json']);
  expect({ code, status: (JSON.parse(stdout) as { status: string }).status }).toEqual({ code: 0, status: 'SUCCEEDED' });
  const text = fs.readFileSync(at('out/order.test.js'), 'utf8');
  expect(text).toContain(`'${at('recordings/busy.json')}',`);
  expect(text).toContain(`sfn.stateMachine('${at('order.asl.json')}')`);
});

test('keeps an existing file without --force, and replays nothing before it checks', async () => {
  fs.mkdirSync(at('kept'), { recursive: true });
  fs.writeFileSync(at('kept/mine.test.js'), 'mine');
  const options = [
    '--definition',
    at('order.asl.json'),
    '--mocks',
    at('kept/m.json'),
    '--test',
    at('kept/mine.test.js'),
  ];
  expect(await replayed(at('recordings'), ...options)).toEqual({
    code: 2,
    stdout: [],
    stderr: expect.stringMatching(
      /^stepmill: kept\/mine\.test\.js already exists and is kept\. Name another file, or overwrite it with --force\.\n/,
    ),
  });
  expect(fs.readdirSync(at('kept'))).toEqual(['mine.test.js']);
  expect(fs.readFileSync(at('kept/mine.test.js'), 'utf8')).toBe('mine');
  expect(await replayed(at('recordings'), ...options, '--force')).toMatchObject({ code: 0 });
  expect(fs.readFileSync(at('kept/mine.test.js'), 'utf8')).toContain('machine.replay(file)');
  expect(await replayed(at('recordings'), '--force')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--force overwrites the file of --test or --mocks, so write one of them, too.'),
  });
});

test('does not overwrite its inputs, even with --force; two outputs are two files', async () => {
  const [definition, recording] = [at('order.asl.json'), at('recordings/busy.json')];
  const before = [definition, recording].map((file) => fs.readFileSync(file, 'utf8'));
  const on = [at('recordings'), '--definition', definition];
  for (const [option, file] of [
    ['--test', definition],
    ['--mocks', recording],
  ] as const)
    expect(await replayed(...on, option, file, '--force')).toEqual({
      code: 2,
      stdout: [],
      stderr: expect.stringContaining(' is an input of this command, so it is not overwritten. Name another file.'),
    });
  expect([definition, recording].map((file) => fs.readFileSync(file, 'utf8'))).toEqual(before);
  expect(await replayed(...on, '--test', at('both.js'), '--mocks', at('both.js'))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--mocks and --test name the same file: '),
  });
  expect(fs.existsSync(at('both.js'))).toBe(false);
});

test('a test in an ES module imports, and names the machine of a file with several', async () => {
  const Other = { Type: 'AWS::StepFunctions::StateMachine', Properties: { Definition: audited } };
  const Order = { ...Other, Properties: { StateMachineName: 'Order', Definition: order } };
  fs.mkdirSync(at('esm'), { recursive: true });
  fs.writeFileSync(at('esm/template.json'), JSON.stringify({ Resources: { Order, Other } }));
  fs.writeFileSync(at('esm/package.json'), '{ "type": "module" }');
  for (const name of ['esm/order.test.js', 'order.test.mjs', 'order.test.js']) {
    const options = ['--definition', at('esm/template.json'), '--runner', 'node', '--test', at(name)];
    expect(await replayed(at('recordings'), ...options)).toMatchObject({ code: 0 });
    const text = fs.readFileSync(at(name), 'utf8');
    expect(text.split(' ')[0]).toBe(name === 'order.test.js' ? 'const' : 'import');
    expect(text).toContain(`sfn.stateMachine('${at('esm/template.json')}', 'Order')`);
  }
});

test('reports incomplete recordings, and fails for them', async () => {
  fs.mkdirSync(at('mixed'), { recursive: true });
  fs.copyFileSync(at('recordings/happy.json'), at('mixed/happy.json'));
  const cut = fs.readFileSync(at('recordings/happy.json'), 'utf8').replace(/,\n[^\n]*ExecutionSucceeded[^\n]*\n/, '\n');
  fs.writeFileSync(at('mixed/cut.json'), cut);
  fs.writeFileSync(at('mixed/other.json'), '{"a":1}');
  expect(await replayed(at('mixed'))).toEqual({
    code: 2,
    stdout: [
      'not played    mixed/cut.json    Its history ends with event 7, PassStateExited, instead of ExecutionSucceeded: it is incomplete.'.replace(
        '7',
        '8',
      ),
      'agrees        mixed/happy.json',
      'not played    mixed/other.json  mixed/other.json is not a recording of `stepmill record`.',
      '',
      '3 recordings on their own definitions: 1 agrees, 2 not played',
    ],
    stderr: '',
  });
});

test('reports a hand-edited invalid history, and replays the others', async () => {
  fs.mkdirSync(at('nonsense'), { recursive: true });
  fs.copyFileSync(at('recordings/happy.json'), at('nonsense/happy.json'));
  const text = fs.readFileSync(at('recordings/happy.json'), 'utf8');
  fs.writeFileSync(at('nonsense/a.json'), text.replace('"type":"TaskStateEntered"', '"type":"MapIterationStarted"'));
  fs.writeFileSync(at('nonsense/b.json'), text.replaceAll(/"\w+EventDetails":/g, '"nothing":'));
  fs.writeFileSync(at('nonsense/c.json'), text.replace(/"previousEventId":\d+/g, '"previousEventId":99'));
  const { code, stdout } = await cli(['replay', at('nonsense'), '--json']);
  const { counts } = JSON.parse(stdout) as { counts: { agrees: number } };
  expect({ code: code > 0, agrees: counts.agrees }).toEqual({ code: true, agrees: 1 });
});

test.each([
  [['none.json'], /^stepmill: There is no file or folder none.json/],
  [[at('empty')], /has no recordings: no file ends in .json/],
  [[at('recordings'), '--definition', at('wrong.asl.json')], /^stepmill: The definition to play is invalid/],
  [[at('recordings'), '--definition', at('none.asl.json')], /none.asl.json/],
  [[at('recordings'), '--machine', 'Order'], /^stepmill: --machine selects a state machine in a file/],
  [[at('recordings'), '--test', 'x.test.js'], /^stepmill: --test needs the definition to test/],
  [[], /missing required argument 'files'/],
])('rejects %j', async (args, message) => {
  const { code, stdout, stderr } = await cli(['replay', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
});
