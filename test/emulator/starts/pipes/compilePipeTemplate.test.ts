import { compilePipeTemplate } from '../../../../src/emulator/starts/pipes/compilePipeTemplate';
import { sqsSource } from '../../../../src/emulator/starts/pipes/sources/sqsSource';
import { placeAt } from './sources/place';

const raw = sqsSource.record(
  { body: '{"key":"v","n":5,"list":[1,"a"],"Records":[0,1,2,{"x":"y"}],"quoted":"a\\"b"}', messageId: 'm-1' },
  placeAt('arn:aws:sqs:us-east-1:123456789012:orders'),
);
const event = { raw, decoded: sqsSource.decoded(raw) };
const facts = {
  pipeArn: 'arn:aws:pipes:us-east-1:123456789012:pipe/P',
  pipeName: 'P',
  sourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
  enrichmentArn: '',
  targetArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M',
  ingestionTime: '2030-01-01T00:00:00Z',
};

// EventBridge User Guide, eb-pipes-input-transformation.
test.each<[title: string, template: string, text: string]>([
  ['a static string', '"Hello, sender"', '"Hello, sender"'],
  ['a JSON path', '<$.messageId>', '"m-1"'],
  ['a dynamic string', '"Hello, <$.messageId>"', '"Hello, m-1"'],
  ['static JSON', '{"key1": "value1", "key2": 2}', '{"key1": "value1", "key2": 2}'],
  [
    'dynamic JSON',
    '{"key2": <$.body.key>, "d": <aws.pipes.event.ingestion-time>}',
    '{"key2": "v", "d": "2030-01-01T00:00:00Z"}',
  ],
  ['an element of an array', '{"key2": <$.body.Records[3]>}', '{"key2": {"x":"y"}}'],
  ['a variable of text in quotes', '{"key2": "<$.body.key>"}', '{"key2": "v"}'],
  ['a number', '{"n": <$.body.n>, "t": "<$.body.n>"}', '{"n": 5, "t": "5"}'],
  ['an array', '{"list": <$.body.list>}', '{"list": [1,"a"]}'],
  ['an array in quotes', '{"list": "<$.body.list>"}', '{"list": "[1,a]"}'],
  ['text is not escaped in quotes', '"<$.body.quoted>"', '"a"b"'],
  ['a path that selects nothing', '{"x": <$.body.nothing>, "y": "<$.body.nothing>"}', '{"x": "", "y": ""}'],
  [
    'the pipe',
    '[<aws.pipes.pipe-arn>,<aws.pipes.pipe-name>,<aws.pipes.source-arn>,<aws.pipes.enrichment-arn>,<aws.pipes.target-arn>]',
    '["arn:aws:pipes:us-east-1:123456789012:pipe/P","P","arn:aws:sqs:us-east-1:123456789012:orders","","arn:aws:states:us-east-1:123456789012:stateMachine:M"]',
  ],
  ['the event', '{"e": <aws.pipes.event>}', `{"e": ${JSON.stringify(raw)}}`],
  ['the event, decoded', '{"e": <aws.pipes.event.json>}', `{"e": ${JSON.stringify(event.decoded)}}`],
  ['the body', '{"b": <$.body>}', `{"b": ${raw['body'] as string}}`],
])('%s', (_title, template, text) => {
  expect(compilePipeTemplate(template)(event, facts)).toBe(text);
});

test('a template that is nothing but an object is broken in AWS', () => {
  expect(() => compilePipeTemplate('<$.body>')(event, facts)).toThrow(
    'The input template <$.body> is nothing but a variable for an object or array, and AWS removes its quotes, so it is no longer JSON. Write it as a member: {"data": <$.body>}.',
  );
});

test('rejects a variable that does not exist', () => {
  expect(() => compilePipeTemplate('{"a": <aws.pipes.pipe-nme>}')).toThrow(
    'The input template has an unknown variable <aws.pipes.pipe-nme>. Pipes have aws.pipes.pipe-arn, aws.pipes.pipe-name, aws.pipes.source-arn, aws.pipes.enrichment-arn, aws.pipes.target-arn, aws.pipes.event.ingestion-time, aws.pipes.event, aws.pipes.event.json.',
  );
});
