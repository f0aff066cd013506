import type { Recording } from '../../../../src/insight/recordings/Recording';
import { FieldPath } from '../../../../src/insight/recordings/scrub/fieldPath';
import { Pseudonyms } from '../../../../src/insight/recordings/scrub/Pseudonyms';
import {
  accountScrubber,
  fieldScrubber,
  patternScrubber,
  secretScrubbers,
  tokenScrubber,
  withFields,
} from '../../../../src/insight/recordings/scrub/scrubbers';
import { wireEvents, type ShortEvent } from '../../../harness/support/storyOf';

const token = 'AQCEAAAAKgAAAAMAAAAAAAAAATMz/x+y==token';
const waiting = 'invoke.waitForTaskToken';
const definition = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: `arn:aws:states:::lambda:${waiting}`,
      Parameters: { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token' } },
      End: true,
    },
  },
};
const events: readonly ShortEvent[] = [
  ['ExecutionStarted', 0, { input: { email: 'ada@example.com' } }],
  ['TaskStateEntered', 1, { name: 'Ask', input: {} }],
  [
    'TaskScheduled',
    2,
    { resourceType: 'lambda', resource: waiting, parameters: { FunctionName: 'f', Payload: { token } } },
  ],
];

/** A recording whose execution has this input. */
function recording(input: unknown = {}): Recording {
  return {
    recordedAt: '2030-01-01T00:00:00Z',
    scrubbed: [],
    stateMachine: {
      stateMachineArn: 'arn:aws:states:us-east-1:444455556666:stateMachine:Order',
      name: 'Order',
      type: 'STANDARD',
      definition: JSON.stringify(definition),
    },
    execution: {
      description: {
        executionArn: 'arn:aws:states:us-east-1:444455556666:execution:Order:e',
        name: 'e',
        status: 'RUNNING',
        startDate: 1,
        input: JSON.stringify(input),
      },
      events: wireEvents(events),
      mapRuns: [],
    },
  };
}

describe('fieldScrubber', () => {
  const scrub = (path: string, input: unknown, text: string) => {
    const names = new Pseudonyms();
    return [fieldScrubber(recording(input), new FieldPath(path), names)(text), ...names.list()];
  };
  const counted = (path: string, times: number) => ({ what: `the path ${path}`, times });

  test('replaces the strings at a path wherever they are, the same by the same', () => {
    const input = { email: 'ada@example.com', others: [{ email: 'bob@example.com' }] };
    expect(scrub('$..email', input, 'to ada@example.com, bob@example.com and ada@example.com')).toEqual([
      'to <email:1>, <email:2> and <email:1>',
      counted('$..email', 3),
    ]);
  });

  test('finds them in JSON strings, and in JSON strings inside those', () => {
    const secret = 'a "quoted" secret';
    const once = JSON.stringify({ secret });
    const twice = JSON.stringify({ once });
    expect(scrub('$.secret', { secret }, `${secret} ${once} ${twice}`)).toEqual([
      '<secret:1> {"secret":"<secret:1>"} {"once":"{\\"secret\\":\\"<secret:1>\\"}"}',
      counted('$.secret', 3),
    ]);
  });

  test('a longer string is replaced before one that it contains', () => {
    expect(scrub('$..s', { s: ['abcdef', 'abcd'] }, 'abcdef abcd')).toEqual(['<s:1> <s:2>', counted('$..s', 2)]);
  });

  test('a short string is only replaced as a whole value, not as a name', () => {
    expect(scrub('$.id', { id: 'ab' }, '{"ab":"ab","x":"cab","y":"\\"ab\\""} ab')).toEqual([
      '{"ab":"<id:1>","x":"cab","y":"\\"<id:1>\\""} ab',
      counted('$.id', 2),
    ]);
    expect(scrub('$.id', { id: 'ab' }, 'ab')).toEqual(['<id:1>', counted('$.id', 1)]);
  });

  test('a path that finds nothing is counted with 0', () => {
    expect(scrub('$.none', {}, 'text')).toEqual(['text', counted('$.none', 0)]);
  });
});

test('numbers and booleans at a path become 0 and false; the given recording stays', () => {
  const names = new Pseudonyms();
  const given = recording({ card: { number: 42, valid: true, name: 'Ada', tags: [1, null] }, other: 7 });
  const before = JSON.stringify(given);
  const scrubbed = withFields(given, [new FieldPath('$.card'), new FieldPath('$.none')], names);
  expect(scrubbed.execution.description['input']).toBe(
    '{"card":{"number":0,"valid":false,"name":"Ada","tags":[0,null]},"other":7}',
  );
  expect([JSON.stringify(given), names.list()]).toEqual([before, [{ what: 'the path $.card', times: 3 }]]);
});

test.each([
  [
    /\b\d{16}\b/,
    'card 4111111111111111 or 4111111111111111 or 5500000000000004',
    'card <secret:1> or <secret:1> or <secret:2>',
    3,
  ],
  [/ada/gi, 'Ada ada', '<secret:1> <secret:2>', 2],
  [/^x/my, 'xa\nxb', '<secret:1>a\n<secret:1>b', 2],
  [/z*/, 'abc', 'abc', 0],
])('the pattern %s', (pattern, text, expected, times) => {
  const names = new Pseudonyms();
  expect([patternScrubber(pattern, names)(text), names.list()]).toEqual([
    expected,
    [{ what: `the pattern ${String(pattern)}`, times }],
  ]);
});

test('task tokens are removed wherever they are', () => {
  const names = new Pseudonyms();
  const scrub = tokenScrubber(recording(), names);
  expect([scrub(`{"t":"${token}"} ${token}`), scrub('none'), names.list()]).toEqual([
    '{"t":"<token>"} <token>',
    'none',
    [{ what: 'task tokens', times: 2 }],
  ]);
});

test('known account ids get fakes, other numbers stay', () => {
  const names = new Pseudonyms();
  const given = recording({ topic: 'arn:aws:sns:us-east-1:777788889999:t' });
  const scrub = accountScrubber(given, names);
  expect([scrub('444455556666 and 777788889999, not 111122223333 or 4444555566667'), names.list()]).toEqual([
    '123456789012 and 210000000001, not 111122223333 or 4444555566667',
    [{ what: 'account ids', times: 2 }],
  ]);
});

test.each([
  ['https://b?X-Amz-Signature=abc&x=1', 'https://b?X-Amz-Signature=scrubbed&x=1', 'signatures and credentials in URLs'],
  [
    '"u\\u0026x-amz-security-token=a%2Fb"',
    '"u\\u0026x-amz-security-token=scrubbed"',
    'signatures and credentials in URLs',
  ],
  ['a&amp;AWSAccessKeyId=abc<', 'a&amp;AWSAccessKeyId=scrubbed<', 'signatures and credentials in URLs'],
  ['key AKIA1234567890ABCDEF.', 'key AKIASCRUBBEDSCRUBBED.', 'access key ids'],
  ['Bearer eyJhbGciOiJI.eyJzdWIiOiIx.dozjgNryP4', 'Bearer <webtoken:1>', 'web tokens'],
  ['AKIA1234 and ?X-Amz-Date=1', 'AKIA1234 and ?X-Amz-Date=1', undefined],
])('the secret in %j', (text, expected, what) => {
  const names = new Pseudonyms();
  expect(secretScrubbers(names).reduce((done, scrub) => scrub(done), text)).toBe(expected);
  expect(names.list()).toEqual(what === undefined ? [] : [{ what, times: 1 }]);
});
