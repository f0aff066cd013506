import { MappedText } from '../../../src/definitions/source/MappedText';
import { deploymentOf } from '../../../src/definitions/stubs/AwsEnvironment';
import { fillHoles, type Syntax } from '../../../src/definitions/stubs/fillHoles';

/** The text with `<name>` for holes, filled. */
function filled(text: string, syntax: Syntax): string {
  const at = { file: 'f', line: 1, column: 1 };
  const holes = MappedText.lines(text, at).replace(/<(\w+)>/g, ([value, id = '']) =>
    MappedText.hole({ value, id, kind: 'unknown', reason: '', at }),
  );
  return fillHoles(holes, syntax, deploymentOf()).text.toString();
}

test.each([
  ['{ "Seconds": <X> }', '{ "Seconds": 1 }'],
  ['{ "BackoffRate": <X>, "MaxConcurrency" : <Y> }', '{ "BackoffRate": 1, "MaxConcurrency" : 1 }'],
  ['{ "TimeoutSeconds": <X>, "HeartbeatSeconds": <Y> }', '{ "TimeoutSeconds": 86400, "HeartbeatSeconds": 1 }'],
  ['{ "IntervalSeconds": <X>, "MaxDelaySeconds": <Y> }', '{ "IntervalSeconds": 1, "MaxDelaySeconds": 86400 }'],
  ['{ "NumericGreaterThan": <X> }', '{ "NumericGreaterThan": 1 }'],
  ['{ "BooleanEquals": <X> }', '{ "BooleanEquals": true }'],
  ['{ "Result": <X> }', '{ "Result": "X" }'],
  ['[<X>, "<Y>"]', '["X", "Y"]'],
  ['{ "Seconds": "<X>" }', '{ "Seconds": "X" }'],
  ['{ "a": "\\"", "TopicArn": "<X>" }', '{ "a": "\\"", "TopicArn": "arn:aws:sns:us-east-1:123456789012:X" }'],
  ['{ "Resource": "<X>:live" }', '{ "Resource": "arn:aws:lambda:us-east-1:123456789012:function:X:live" }'],
])('JSON: %s', (text, expected) => {
  expect(filled(text, 'json')).toBe(expected);
});

test.each([
  ['Seconds: <X>\n', 'Seconds: 1\n'],
  ['  - TopicArn: <X>', '  - TopicArn: arn:aws:sns:us-east-1:123456789012:X'],
  ["TopicArn: '<X>'", "TopicArn: 'arn:aws:sns:us-east-1:123456789012:X'"],
  ['"TopicArn": "<X>"', '"TopicArn": "arn:aws:sns:us-east-1:123456789012:X"'],
  ['Comment: hello <X>', 'Comment: hello X'],
  ['TopicArn: <X>-more', 'TopicArn: X-more'],
  ['- <XArn>', '- arn:aws:lambda:us-east-1:123456789012:function:X'],
])('YAML: %s', (text, expected) => {
  expect(filled(text, 'yaml')).toBe(expected);
});
