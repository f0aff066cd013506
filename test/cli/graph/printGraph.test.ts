import fs from 'node:fs';
import path from 'node:path';
import { collect } from '../../insight/coverage/support/coverageOf';
import { cli, folderWith, lines } from '../support/cli';

const definition = {
  StartAt: 'Fork',
  States: {
    Fork: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Wait', Seconds: 1, End: true } } },
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              ItemsPath: '$.items',
              ItemProcessor: {
                StartAt: 'Work',
                States: {
                  Work: {
                    Type: 'Task',
                    Resource: 'arn:aws:states:::lambda:invoke',
                    Parameters: { FunctionName: 'work', 'Payload.$': '$' },
                    End: true,
                  },
                },
              },
              End: true,
            },
          },
        },
      ],
      ResultPath: '$.forked',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      Next: 'Big?',
    },
    'Big?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.size', NumericGreaterThan: 1000, Next: 'Sorry' }],
      Default: 'Done',
    },
    Sorry: { Type: 'Fail', Error: 'Sorry' },
    Done: { Type: 'Succeed' },
  },
};

const job = {
  StartAt: 'Kind',
  States: {
    Kind: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.kind', StringEquals: 'a', Next: 'Work' },
        { Variable: '$.kind', StringEquals: 'b', Next: 'Work' },
      ],
      Default: 'Rest',
    },
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rest' }],
      End: true,
    },
    Rest: { Type: 'Pass', End: true },
  },
};

const hostile = '"]; end %% </text><script>alert(1)</script>\u202e';
const files = folderWith({
  'fork.asl.json': definition,
  'job.asl.json': job,
  'other.asl.json': { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
  'hostile.asl.json': {
    StartAt: hostile,
    States: {
      [hostile]: {
        Type: 'Choice',
        Choices: [{ Variable: '$.a', StringEquals: hostile, Next: '__proto__' }],
        Default: 'constructor',
      },
      ['__proto__']: { Type: 'Pass', Next: 'constructor' },
      constructor: { Type: 'Pass', Next: hostile },
    },
  },
  'chain.asl.json': {
    StartAt: 'S0',
    States: Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        `S${i}`,
        { Type: 'Pass', ...(i < 2999 ? { Next: `S${i + 1}` } : { End: true }) },
      ]),
    ),
  },
  'work.js':
    "exports.handler = async ([n]) => { if (n === 2) throw Object.assign(new Error('two'), { name: 'Two' }); return n; };",
  'text.json': '"no history"',
  'broken.json': '{',
});

function file(name: string): string {
  return path.join(files, name);
}

test('Mermaid: blocks inside, labels on choices, dashed ways of errors', async () => {
  expect(await cli(['graph', file('fork.asl.json')])).toEqual({
    code: 0,
    stderr: '',
    stdout: lines(
      'flowchart TD',
      '  start(("Start"))',
      '  subgraph s1["Fork<br/>in parallel"]',
      '    subgraph s1b0["branch 0"]',
      '      s2(["Left"])',
      '    end',
      '    subgraph s1b1["branch 1"]',
      '      subgraph s3["Each<br/>each item"]',
      '        s4["Work<br/>lambda:invoke"]',
      '      end',
      '    end',
      '  end',
      '  s5{"Big?"}',
      '  s6{{"Sorry"}}',
      '  s7(("Done"))',
      '  finish(("End"))',
      '  start --> s1',
      '  s1 --> s5',
      '  s1 -.->|"States.ALL"| s6',
      '  s5 -->|"$.size #62; 1000"| s6',
      '  s5 -->|"otherwise"| s7',
      '  s7 --> finish',
    ),
  });
});

test('what tests have run is drawn over it: only a state all of whose ways were gone is green', async () => {
  const folder = files;
  const machine = file('job.asl.json');
  await collect(path.join(folder, 'coverage'), (sfn) => {
    const tested = sfn.stateMachine(machine);
    tested.mock('Work').returns({});
    return tested.run({ kind: 'a' });
  });
  const { stdout } = await cli(['graph', machine, '--coverage', path.join(folder, 'coverage')]);
  expect(stdout.split('\n').filter((line) => /^ {2}(class |linkStyle|s\w+ -)/.test(line))).toEqual([
    '  start --> s1',
    '  s1 -->|"$.kind = #34;a#34;"| s2',
    '  s1 -->|"$.kind = #34;b#34;"| s2',
    '  s1 -->|"otherwise"| s3',
    '  s2 -.->|"States.ALL"| s3',
    '  s2 --> finish',
    '  s3 --> finish',
    '  class s1 partly',
    '  class s2 partly',
    '  class s3 missed',
    '  linkStyle 0 stroke:#1a7f37,stroke-width:3px',
  ]);
  const svg = await cli(['graph', machine, '--format', 'svg', '--coverage', path.join(folder, 'coverage')]);
  expect(svg.stdout).toMatch(/class="state missed"/);
  const other = await cli(['graph', file('fork.asl.json'), '--coverage', path.join(folder, 'coverage')]);
  expect(other).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(
      /has no coverage of this definition as it is now; it has coverage of: job\.$/m,
    ) as string,
  });
});

test('an execution is drawn over it', async () => {
  const history = file('history.json');
  await cli([
    'run',
    file('fork.asl.json'),
    '--input',
    '{"items":[[1],[2],[3]],"size":1}',
    '--lambda',
    `work=${file('work.handler')}`,
    '--history',
    history,
  ]);
  const { stdout } = await cli(['graph', file('fork.asl.json'), '--history', history]);
  expect(stdout.split('\n').filter((line) => /^ {2}(class|linkStyle)|Work/.test(line))).toEqual([
    '        s4["Work ×3<br/>lambda:invoke"]',
    expect.stringMatching(/^ {2}classDef succeeded /),
    expect.stringMatching(/^ {2}classDef caught /),
    expect.stringMatching(/^ {2}classDef failed /),
    expect.stringMatching(/^ {2}classDef aborted /),
    expect.stringMatching(/^ {2}classDef open /),
    expect.stringMatching(/^ {2}classDef partly /),
    expect.stringMatching(/^ {2}classDef missed /),
    '  class s1 caught',
    '  class s2 aborted',
    '  class s3 failed',
    '  class s4 failed',
    '  class s6 failed',
    '  linkStyle 0,2 stroke:#1a7f37,stroke-width:3px',
  ]);
});

test('what the AWS CLI writes is read, with times as text', async () => {
  const history = file('cli-history.json');
  const { events } = JSON.parse(fs.readFileSync(file('history.json'), 'utf8'));
  for (const event of events) event.timestamp = new Date(event.timestamp * 1000).toISOString();
  fs.writeFileSync(history, JSON.stringify({ events }));
  const ours = await cli(['graph', file('fork.asl.json'), '--history', file('history.json')]);
  expect(await cli(['graph', file('fork.asl.json'), '--history', history])).toEqual(ours);
});

test('SVG: well formed, without scripts, whatever the names are', async () => {
  for (const name of ['fork.asl.json', 'hostile.asl.json']) {
    const { code, stdout, stderr } = await cli(['graph', file(name), '--format', 'svg']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(unbalancedTags(stdout)).toEqual([]);
    expect(stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="[\d.]+" height="[\d.]+"/);
    expect(stdout).not.toMatch(/<script|NaN|undefined|\u202e/);
  }
  const { stdout } = await cli(['graph', file('hostile.asl.json')]);
  expect(stdout).not.toMatch(/<script|\u202e/);
});

test('SVG: an execution is drawn over it', async () => {
  const { stdout } = await cli(['graph', file('fork.asl.json'), '--history', file('history.json'), '--format', 'svg']);
  expect(stdout).toContain('<title>Work: Task, lambda:invoke; entered 3×, run again 0×, failed</title>');
  expect(stdout).toContain('<text x="');
  expect(stdout.match(/class="way[^"]*"/g)!.sort()).toEqual([
    'class="way catch taken"',
    'class="way taken"',
    'class="way taken"',
    'class="way taken"',
    'class="way taken"',
    'class="way"',
    'class="way"',
    'class="way"',
    'class="way"',
  ]);
});

test('thousands of states in a row are too many for a picture, not for text', async () => {
  expect(await cli(['graph', file('chain.asl.json'), '--format', 'svg'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'stepmill: There are too many states in a row for a picture. --format mermaid prints them as text.\n',
  });
  expect((await cli(['graph', file('chain.asl.json')])).stdout.split('\n')).toHaveLength(6005);
});

test.each([
  [
    'another machine',
    'other.asl.json',
    'history.json',
    /is the history of another state machine: this one has no state Fork, /,
  ],
  ['something else', 'fork.asl.json', 'text.json', /is not an answer of GetExecutionHistory/],
  ['no JSON', 'fork.asl.json', 'broken.json', /cannot be read as JSON/],
  ['no file', 'fork.asl.json', 'nope.json', /cannot be read as JSON: ENOENT/],
])('a history of %s is refused', async (_what, machine, history, message) => {
  expect(await cli(['graph', file(machine), '--history', file(history)])).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(message),
  });
});

/** Tags that are opened and not closed, or the other way round. */
function unbalancedTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name, rest] of xml.matchAll(/<(\/?)([a-z]+)([^>]*)>/gi)) {
    if (rest!.endsWith('/')) continue;
    if (close === '') open.push(name!);
    else if (open.at(-1) === name) open.pop();
    else return [...open, `/${name}`];
  }
  return open;
}
