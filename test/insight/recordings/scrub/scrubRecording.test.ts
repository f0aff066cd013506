import { lambda, mock } from '../../../../src/tasks/mocking/scripts';
import { replayRecording } from '../../../../src/insight/recordings/replay/replayRecording.harness';
import { FieldPath } from '../../../../src/insight/recordings/scrub/fieldPath';
import { scrubRecording, type ScrubOptions } from '../../../../src/insight/recordings/scrub/scrubRecording';
import type { Recording } from '../../../../src/insight/recordings/Recording';
import { writeRecording } from '../../../../src/insight/recordings/writeRecording';
import { call, invoke, recordScene } from '../support/record';

const url = 'https://b.s3.amazonaws.com/k?X-Amz-Credential=ASIA1234567890123456%2F20300101&X-Amz-Signature=abc123&x=1';
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N';

const definition = {
  StartAt: 'Charge',
  States: {
    Charge: call('arn:aws:lambda:eu-west-1:444455556666:function:charge', { OutputPath: '$.Payload', Next: 'Ask' }),
    Ask: {
      Type: 'Task',
      Resource: `${invoke}.waitForTaskToken`,
      Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token', 'who.$': '$.who' } },
      ResultPath: '$.answer',
      Next: 'Big',
    },
    Big: {
      Type: 'Choice',
      Choices: [{ Variable: '$.amount', NumericGreaterThan: 100, Next: 'Yes' }],
      Default: 'No',
    },
    Yes: { Type: 'Succeed' },
    No: { Type: 'Succeed' },
  },
};

let recording: Recording;

beforeAll(async () => {
  recording = await recordScene(definition, {
    input: { email: 'ada@example.com', id: 'ab', note: 'mail "ada@example.com"\nplease' },
    scripts: [
      lambda('charge').returns({ who: 'ada@example.com', amount: 500, url, jwt, key: 'AKIA1234567890ABCDEF' }),
      mock('Ask').returns({ card: '4111111111111111', id: 'ab' }),
    ],
  });
});

function textOf(scrubbed: Recording): string {
  return writeRecording(scrubbed);
}

const options: ScrubOptions = {
  paths: [new FieldPath('$.email'), new FieldPath('$..id')],
  patterns: [/\b4\d{15}\b/],
};

test('removes what never belongs in a file, and lists it', () => {
  const scrubbed = scrubRecording(recording);
  const text = textOf(scrubbed);
  expect(scrubbed.scrubbed.map(({ what }) => what).sort()).toEqual([
    'access key ids',
    'account ids',
    'signatures and credentials in URLs',
    'task tokens',
    'web tokens',
  ]);
  for (const secret of ['444455556666', 'ASIA1234', 'abc123', 'eyJ', 'AKIA1234']) expect(text).not.toContain(secret);
  expect(text).toContain('arn:aws:lambda:eu-west-1:210000000001:function:charge');
  expect(text).toContain('X-Amz-Signature=scrubbed&x=1');
  expect(text).toContain('\\"token\\":\\"<token>\\"');
  expect(text).toContain('ada@example.com');
});

test('removes selected fields and patterns everywhere, and replaces equal values by the same name', () => {
  const scrubbed = scrubRecording(recording, options);
  const text = textOf(scrubbed);
  expect(scrubbed.scrubbed.slice(0, 3)).toEqual([
    { what: 'the path $.email', times: expect.any(Number) as number },
    { what: 'the path $..id', times: expect.any(Number) as number },
    { what: 'the pattern /\\b4\\d{15}\\b/', times: expect.any(Number) as number },
  ]);
  expect(scrubbed.scrubbed.every(({ times }) => times > 0)).toBe(true);
  for (const secret of ['ada@example', '4111111111111111', '\\"ab\\"']) expect(text).not.toContain(secret);
  expect(JSON.parse(scrubbed.execution.description['input'] as string)).toEqual({
    email: '<email:1>',
    id: '<id:1>',
    note: 'mail "<email:1>"\nplease',
  });
});

test('a scrubbed recording replays like the original', async () => {
  expect((await replayRecording(recording)).verdict).toBe('agrees');
  const { verdict, comparison } = await replayRecording(scrubRecording(recording, options));
  expect([verdict, comparison.differences]).toEqual(['agrees', []]);
});

test('removing a number that a Choice reads changes the path: the replay says so', async () => {
  const scrubbed = scrubRecording(recording, { paths: [new FieldPath('$..amount')] });
  expect(await replayRecording(scrubbed)).toMatchObject({
    verdict: 'differs',
    comparison: { differences: [{ what: 'path', place: { state: 'Big' }, expected: 'Yes', actual: 'No' }] },
  });
});

test('a path or pattern without a match is listed with 0 places', () => {
  const { scrubbed } = scrubRecording(recording, { paths: [new FieldPath('$.e_mail')], patterns: [/x{9}/] });
  expect(scrubbed.slice(0, 2)).toEqual([
    { what: 'the path $.e_mail', times: 0 },
    { what: 'the pattern /x{9}/', times: 0 },
  ]);
});

test('a pattern that matches words of the API does not break the recording', async () => {
  const scrubbed = scrubRecording(recording, { patterns: [/Task/, /Choice|Yes/, /(?:)/] });
  expect((await replayRecording(scrubbed)).verdict).toBe('agrees');
});

test('a partly removed number becomes a string: data stay JSON', async () => {
  const cards = await recordScene(
    { StartAt: 'A', States: { A: call('a', { OutputPath: '$.Payload', End: true }) } },
    {
      input: { zip: '1011', codes: [10115, 7] },
      scripts: [lambda('a').returns({ card: 4111111111111111, zip: 10119 })],
    },
  );
  const scrubbed = scrubRecording(cards, { patterns: [/4\d{15}/], paths: [new FieldPath('$..zip')] });
  const { input, output } = scrubbed.execution.description as { input: string; output: string };
  expect([JSON.parse(input), JSON.parse(output)]).toEqual([
    { zip: '<zip:1>', codes: ['<zip:1>5', 7] },
    { card: '<secret:1>', zip: 0 },
  ]);
  expect((await replayRecording(scrubbed)).verdict).toBe('agrees');
});
