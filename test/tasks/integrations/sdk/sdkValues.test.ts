import { shapeOf, type ServiceStructure } from '../../../../src/services/schemas/ServiceShape';
import { fromSdkOutput, toSdkInput } from '../../../../src/tasks/integrations/sdk/sdkValues';
import { streamedBody } from '../../../../src/tasks/integrations/border/streamedBody';
import { parseJson, toCompactText, type JsonObject } from '../../../../src/util/json';

const inner = [3, 'ns', 'Inner', 0, ['depth', 'when'], [1, 4]];
const shape = shapeOf(
  [
    3,
    'ns',
    'Thing',
    0,
    ['text', 'count', 'isOn', 'when', 'raw', 'names', 'tags', 'inner', 'any', 'choice'],
    [0, 1, 2, 4, 21, 64, 128, () => inner, 15, () => [4, 'ns', 'Choice', 0, ['left'], [21]]],
  ],
  'sdk',
) as ServiceStructure;
const upload = shapeOf(
  [3, 'ns', 'Upload', 0, ['Bucket', 'Body', 'ContentType'], [0, 42, 0]],
  'sdk',
) as ServiceStructure;

const input = (json: string, of = shape) => toSdkInput(parseJson(json) as JsonObject, of);

test("the input has the API's names, times as dates, blobs as bytes, and no unknown members", () => {
  expect(
    input(
      '{"Text": {"a": 1}, "Count": 2.50, "When": "2024-01-02T03:04:05Z", "Raw": "hi", "Names": ["a", 1],' +
        ' "Tags": {"k": true}, "Inner": {"Depth": 1, "When": 1.5, "No": 1}, "Any": {"n": 1.0}, "Choice": {"Left": [1]},' +
        ' "Other": 1}',
    ),
  ).toEqual({
    text: '{"a":1}',
    count: 2.5,
    when: new Date('2024-01-02T03:04:05Z'),
    raw: Buffer.from('hi'),
    names: ['a', '1'],
    tags: { k: 'true' },
    inner: { depth: 1, when: new Date(1500) },
    any: { n: 1 },
    choice: { left: Buffer.from('[1]') },
  });
});

test('both spellings of a name are taken; null leaves a member out', () => {
  expect(input('{"text": "x", "Count": null, "Inner": {"depth": 3}}')).toEqual({ text: 'x', inner: { depth: 3 } });
});

test.each([
  ['true', true],
  ['" TRUE "', true],
  ['"yes"', false],
  ['"false"', false],
  ['0', false],
  ['0.0', false],
  ['2', true],
  ['""', undefined],
  ['"null"', undefined],
  ['null', undefined],
])('the boolean %s is %s', (json, expected) => {
  expect(input(`{"IsOn": ${json}}`)).toEqual(expected === undefined ? {} : { isOn: expected });
});

test('what is no time is left to the client to reject', () => {
  expect([input('{"When": "soon"}'), input('{"When": {"a": 1}}'), input('{"Names": "a"}')]).toEqual([
    { when: 'soon' },
    { when: { a: 1 } },
    { names: 'a' },
  ]);
});

test('a streamed body is JSON, with a content type', () => {
  expect(input('{"Bucket": "b", "Body": "hello"}', upload)).toEqual({
    Bucket: 'b',
    Body: Buffer.from('"hello"'),
    ContentType: 'text/plain; charset=UTF-8',
  });
  expect(input('{"Body": {"a": 1.0}, "ContentType": "x/y"}', upload)).toEqual({
    Body: Buffer.from('{"a":1.0}'),
    ContentType: 'x/y',
  });
});

const output = {
  when: new Date(1704164645500),
  text: 5,
  count: 0.1,
  names: ['a', null],
  tags: { k: 'v', none: undefined },
  inner: { depth: 1e21, when: new Date(0), extra: 'not in the API' },
  raw: new TextEncoder().encode('☃'),
  any: { free: [1] },
  isOn: false,
  choice: undefined,
  $metadata: {},
};

test('the output has names in order at every level, blobs as strings and times in the asked style', async () => {
  const shown = (when: string, deep: string) =>
    `{"Any":{"free":[1]},"Count":0.1,"Inner":{"Depth":1.0E21,"When":${deep}},"IsOn":false,"Names":["a",null],` +
    `"Raw":"☃","Tags":{"k":"v"},"Text":"5","When":${when}}`;
  expect(toCompactText(await fromSdkOutput(output, shape, 'iso'))).toBe(
    shown('"2024-01-02T03:04:05.500Z"', '"1970-01-01T00:00:00Z"'),
  );
  expect(toCompactText(await fromSdkOutput(output, shape, 'epochMs'))).toBe(shown('1704164645500', '0'));
});

test('a streamed body comes last', async () => {
  const result = await fromSdkOutput(
    { Body: streamedBody(Buffer.from('hello ☃')), ContentType: 'x/y', Bucket: 'b' },
    upload,
    'iso',
  );
  expect(JSON.stringify(result)).toBe('{"Bucket":"b","ContentType":"x/y","Body":"hello ☃"}');
  expect(await fromSdkOutput({ Bucket: 'b' }, upload, 'iso')).toEqual({ Bucket: 'b' });
});
