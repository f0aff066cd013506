import type { DeclaredTargetOfRule } from '../../../../src/contract/starts/DeclaredRule';
import { compileInput } from '../../../../src/emulator/starts/input/compileInput';
import type { JsonObject } from '../../../../src/util/json';

/** The event of the guide: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
const event: JsonObject = {
  version: '0',
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '123456789012',
  time: '2015-11-11T21:29:54Z',
  region: 'us-east-1',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111'],
  detail: {
    'instance-id': 'i-0123456789',
    state: 'RUNNING',
    n: 5,
    ok: true,
    none: null,
    tags: ['a', 'b'],
    quote: 'a"b',
  },
};
const example = {
  name: 'example',
  arn: 'arn:aws:events:us-east-2:123456789012:rule/example',
  ingestionTime: '2015-11-11T21:30:00Z',
};

const inputPathsMap = {
  timestamp: '$.time',
  instance: '$.detail.instance-id',
  state: '$.detail.state',
  resource: '$.resources[0]',
  detail: '$.detail',
  n: '$.detail.n',
  ok: '$.detail.ok',
  none: '$.detail.none',
  tags: '$.detail.tags',
  all: '$.detail.tags[*]',
  quote: '$.detail.quote',
  missing: '$.detail.x.y',
};

const make = (target: Partial<DeclaredTargetOfRule>): string => compileInput({ id: 't1', ...target })(event, example);
const transform = (inputTemplate: string): string => make({ inputTransformer: { inputPathsMap, inputTemplate } });

describe('without a transformer', () => {
  test('the input is the whole event', () => {
    expect(make({})).toBe(JSON.stringify(event));
  });

  test('a constant is the input as it is', () => {
    expect(make({ input: '{ "a": 1.0 }' })).toBe('{ "a": 1.0 }');
  });

  // Recorded on AWS by LocalStack in 2024 (test_events_inputs.snapshot.json).
  test.each([
    ['$.detail', JSON.stringify(event['detail'])],
    ['$.detail.state', '"RUNNING"'],
    ['$', JSON.stringify(event)],
    ['$.detail-type', '"EC2 Instance State-change Notification"'],
  ])('InputPath %s selects a part', (inputPath, expected) => {
    expect(make({ inputPath })).toBe(expected);
  });

  test('InputPath of nothing has no input', () => {
    expect(() => make({ inputPath: '$.detail.x' })).toThrow("InputPath '$.detail.x' selects nothing in the event.");
  });
});

describe('templates of the guide', () => {
  test.each([
    ['simple string', '"instance <instance> is in <state>"', '"instance i-0123456789 is in RUNNING"'],
    [
      'string with escaped quotes',
      '"instance \\"<instance>\\" is in <state>"',
      '"instance \\"i-0123456789\\" is in RUNNING"',
    ],
    ['simple JSON', '{"instance" : <instance>, "state": <state>}', '{"instance" : "i-0123456789", "state": "RUNNING"}'],
    [
      'JSON with strings and variables',
      '{"instance" : <instance>, "state": "<state>", "instanceStatus": "instance \\"<instance>\\" is in <state>"}',
      '{"instance" : "i-0123456789", "state": "RUNNING", "instanceStatus": "instance \\"i-0123456789\\" is in RUNNING"}',
    ],
    [
      'JSON with variables and static information',
      '{"instance" : <instance>, "state": [ 9, <state>, true ], "Transformed" : "Yes"}',
      '{"instance" : "i-0123456789", "state": [ 9, "RUNNING", true ], "Transformed" : "Yes"}',
    ],
    [
      'reserved variables in JSON',
      '{"ruleArn" : <aws.events.rule-arn>, "ruleName" : <aws.events.rule-name>, "originalEvent" : <aws.events.event.json>}',
      `{"ruleArn" : "${example.arn}", "ruleName" : "example", "originalEvent" : ${JSON.stringify(event)}}`,
    ],
    [
      'reserved variables in a string',
      '"<aws.events.rule-name> triggered at <aws.events.event.ingestion-time>"',
      '"example triggered at 2015-11-11T21:30:00Z"',
    ],
    [
      'an array of values',
      '{"first": <resource>, "all": <all>}',
      `{"first": "${String((event['resources'] as string[])[0])}", "all": ["a","b"]}`,
    ],
    ['numbers, booleans and null', '[<n>, "<n>", <ok>, "<ok>", <none>]', '[5, "5", true, "true", null]'],
    [
      'an object in quotes loses its own quotes',
      '{"text": "got <tags> in <state>"}',
      '{"text": "got [a,b] in RUNNING"}',
    ],
  ])('%s', (_title, template, expected) => {
    expect(transform(template)).toBe(expected);
  });
});

describe('templates recorded on AWS by LocalStack in 2024', () => {
  test('a path without a value is an empty string, in quotes and outside', () => {
    expect(transform('"info from detail <missing>"')).toBe('"info from detail "');
    expect(transform('{"command": <missing>}')).toBe('{"command": ""}');
  });

  test('text before a placeholder is any text', () => {
    expect(transform('"{[/Check of <state>"')).toBe('"{[/Check of RUNNING"');
  });

  test('<aws.events.event> has other names, and no detail', () => {
    expect(JSON.parse(transform('<aws.events.event>'))).toEqual({
      id: event['id'],
      account: '123456789012',
      detailType: event['detail-type'],
      time: '2015-11-11T21:30:00Z',
      source: 'aws.ec2',
      region: 'us-east-1',
      resources: event['resources'],
      version: '0',
    });
  });

  test('an unknown placeholder is rejected', () => {
    expect(() => transform('"<notdefinedkey>"')).toThrow(
      'InputTemplate for target t1 contains invalid placeholder notdefinedkey.',
    );
  });

  test('only one way to make the input', () => {
    expect(() => make({ input: '{}', inputPath: '$' })).toThrow(
      'Only one of Input, InputPath, or InputTransformer must be provided for target t1.',
    );
  });
});

describe('templates whose result is not JSON', () => {
  test.each([
    ['text without quotes', 'instance <instance>'],
    ['a value with quotes in a string', '{"text": "<quote>"}'],
    ['the whole event in quotes', '{"text": "<aws.events.event.json>"}'],
    ['two strings', '"<instance>"\n"<state>"'],
  ])('%s', (_title, template) => {
    expect(() => transform(template)).toThrow('InputTemplate of target t1 gives text that is not JSON: ');
  });
});

describe('rejects', () => {
  test.each([
    ['a placeholder as a key', '{<state>: 1}', 'has <state> in a key of its JSON'],
    ['a placeholder inside a key', '{"a <state>" : 1}', 'has <state> in a key of its JSON'],
    ['an empty template', '', 'must have 1 to 8192 characters'],
    ['a template that is too long', `"${'x'.repeat(8_192)}"`, 'must have 1 to 8192 characters'],
  ])('%s', (_title, template, message) => {
    expect(() => transform(template)).toThrow(message);
  });

  test('names of AWS, and more than 100 variables', () => {
    const of = (map: Record<string, string>): string =>
      make({ inputTransformer: { inputPathsMap: map, inputTemplate: '1' } });
    expect(() => of({ 'AWS-x': '$' })).toThrow("InputPathsMap of target t1 cannot have a variable 'AWS-x'.");
    expect(() => of(Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`v${at}`, '$'])))).toThrow(
      'has 101 members',
    );
    expect(() => of({ a: 'detail' })).toThrow('detail');
  });
});

test('a constant that is not JSON throws, as PutTargets does', () => {
  expect(() => compileInput({ id: 'T', input: "{'a': 1}" })).toThrow(
    "JSON syntax error in input for target T: {'a': 1}",
  );
});
