import { buildGraph } from '../../../src/story/graph/buildGraph';
import { formatMermaid } from '../../../src/story/graph/formatMermaid';
import { edgeKey, type Trace } from '../../../src/story/graph/Trace';

const end = { End: true };
const lines = (...all: readonly string[]) => `${['flowchart TD', ...all.map((line) => `  ${line}`)].join('\n')}\n`;
const mermaid = (states: object, startAt = Object.keys(states)[0]!, trace?: Trace) =>
  formatMermaid(buildGraph({ StartAt: startAt, States: states as never }), trace);

test('each type of state has its shape; states that end lead to the end, except Fail', () => {
  expect(
    mermaid({
      W: { Type: 'Wait', Seconds: 5, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'S' }], Default: 'F' },
      S: { Type: 'Succeed' },
      F: { Type: 'Fail', Error: 'Oops' },
    }),
  ).toBe(
    lines(
      'start(("Start"))',
      's1(["W"])',
      's2{"C"}',
      's3(("S"))',
      's4{{"F"}}',
      'finish(("End"))',
      'start --> s1',
      's1 --> s2',
      's2 -->|"$.n = 1"| s3',
      's2 -->|"otherwise"| s4',
      's3 --> finish',
    ),
  );
});

test('blocks are subgraphs; several branches are numbered', () => {
  const block = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', ...end } } });
  expect(
    mermaid({
      P: {
        Type: 'Parallel',
        Branches: [block('A'), block('B')],
        Catch: [{ ErrorEquals: ['X'], Next: 'M' }],
        Next: 'M',
      },
      M: { Type: 'Map', ItemProcessor: block('I'), ...end },
    }),
  ).toBe(
    lines(
      'start(("Start"))',
      'subgraph s1["P<br/>in parallel"]',
      '  subgraph s1b0["branch 0"]',
      '    s2["A"]',
      '  end',
      '  subgraph s1b1["branch 1"]',
      '    s3["B"]',
      '  end',
      'end',
      'subgraph s4["M<br/>each item"]',
      '  s5["I"]',
      'end',
      'finish(("End"))',
      'start --> s1',
      's1 --> s4',
      's1 -.->|"X"| s4',
      's4 --> finish',
    ),
  );
});

test('names cannot break out of their quotes', () => {
  const text = mermaid({ 'a"<b>#&`\\\u0007': { Type: 'Pass', ...end } });
  expect(text.split('\n')[2]).toBe('  s1["a#34;#60;b#62;#35;#38;#96;#92;·"]');
});

test('an execution colours its states and thickens its edges', () => {
  const trace: Trace = {
    states: new Map([
      ['A', { times: 3, retries: 2, outcome: 'caught' }],
      ['B', { times: 1, retries: 0, outcome: 'succeeded' }],
      ['gone', { times: 1, retries: 0, outcome: 'failed' }],
    ]),
    edges: new Map([[edgeKey('A', 'B', true), 1]]),
  };
  const states = {
    A: { Type: 'Pass', Next: 'C', Catch: [{ ErrorEquals: ['E'], Next: 'B' }] },
    B: { Type: 'Pass', ...end },
    C: { Type: 'Pass', ...end },
  };
  const text = mermaid(states, 'A', trace).split('\n');
  expect(text.slice(0, 11)).toEqual([
    'flowchart TD',
    '  start(("Start"))',
    '  s1["A ×3 ↻2"]',
    '  s2["B"]',
    '  s3["C"]',
    '  finish(("End"))',
    '  start --> s1',
    '  s1 --> s3',
    '  s1 -.->|"E"| s2',
    '  s2 --> finish',
    '  s3 --> finish',
  ]);
  expect(text.filter((line) => /^ {2}(class |linkStyle)/.test(line))).toEqual([
    '  class s1 caught',
    '  class s2 succeeded',
    '  linkStyle 0,2,3 stroke:#1a7f37,stroke-width:3px',
  ]);
});
