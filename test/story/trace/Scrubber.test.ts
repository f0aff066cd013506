import { Scrubber } from '../../../src/story/trace/Scrubber';
import { startSeconds, storyOf } from '../../harness/support/storyOf';

const scrubber = (): Scrubber => new Scrubber(storyOf([['ExecutionSucceeded', 0, { output: {} }, 60]]));

test('ids are numbered, and equal ones stay equal', () => {
  const [a, b] = ['6f1c9e0e-8a4a-4c7e-9b1a-0123456789ab', '00000000-0000-4000-8000-000000000000'];
  expect(scrubber().value([a, `x-${b}`, a.toUpperCase(), { [a]: 1 }])).toEqual([
    '<id:1>',
    'x-<id:2>',
    '<id:1>',
    { '<id:1>': 1 },
  ]);
});

test('times of the run are taken out; others are data', () => {
  const values = [
    '2030-01-01T00:00:05Z',
    '2030-01-01T01:00:05.123+01:00',
    '2029-12-24T00:00:00Z',
    'Tue, 01 Jan 2030 00:00:30 GMT',
    'Mon, 24 Dec 2029 00:00:00 GMT',
    startSeconds,
    startSeconds * 1000 + 17,
    startSeconds + 3600,
    42,
  ];
  expect(scrubber().value(values)).toEqual([
    '<time>',
    '<time>',
    '2029-12-24T00:00:00Z',
    '<time>',
    'Mon, 24 Dec 2029 00:00:00 GMT',
    '<time>',
    '<time>',
    startSeconds + 3600,
    42,
  ]);
});

test('account and region, tokens and traces', () => {
  const token = `${'AQcD'.repeat(30)}.0a1b2c`;
  expect(
    scrubber().value([
      'arn:aws:lambda:eu-west-1:123456789012:function:charge',
      'arn:aws:iam::123456789012:role/x',
      'arn:aws:states:::lambda:invoke',
      'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
      { token, Trace: 'Root=1-5e1b4151-5ac6c58dc39a6b1b2a5c7f3e;Sampled=1' },
    ]),
  ).toEqual([
    'arn:aws:lambda:<region>:<account>:function:charge',
    'arn:aws:iam::<account>:role/x',
    'arn:aws:states:::lambda:invoke',
    'https://sqs.<region>.amazonaws.com/<account>/orders',
    { token: '<token>', Trace: '<trace>' },
  ]);
});

test('names like __proto__ are names like others', () => {
  const value = JSON.parse('{"__proto__":{"a":1},"b":[null,true]}') as never;
  expect(JSON.stringify(scrubber().value(value))).toBe('{"__proto__":{"a":1},"b":[null,true]}');
});
