import { runInNewContext } from 'node:vm';
import { shapeOf, type ServiceStructure } from '../../../../src/services/schemas/ServiceShape';
import { bodyMember, fromClient, toBytes, toClient } from '../../../../src/tasks/integrations/border/clientValues';
import { parseJson, type JsonObject } from '../../../../src/util/json';

const inner = [3, 'ns', 'Inner', 0, ['depth', 'when'], [1, 4]];
const shape = shapeOf(
  [
    3,
    'ns',
    'Thing',
    0,
    ['text', 'when', 'raw', 'inners', 'byName', 'any'],
    [0, 4, 21, () => [1, 'ns', 'Inners', 0, () => inner], () => [2, 'ns', 'ByName', 0, 0, () => inner], 15],
  ],
  'sdk',
) as ServiceStructure;
const upload = shapeOf([3, 'ns', 'Upload', 0, ['Bucket', 'Body'], [0, 42]], 'sdk') as ServiceStructure;

test("a client's input gets Step Functions' names at every level; keys of maps stay", () => {
  const input = {
    text: 'x',
    when: new Date(1500),
    raw: new TextEncoder().encode('☃'),
    inners: [{ depth: 1, when: undefined }, { depth: null }],
    byName: { depth: { depth: 2 } },
    unknown: { depth: 3 },
    abort: () => undefined,
  };
  expect(fromClient(input, shape)).toEqual({
    Text: 'x',
    When: '1970-01-01T00:00:01.500Z',
    Raw: '☃',
    Inners: [{ Depth: 1 }, { Depth: null }],
    ByName: { depth: { Depth: 2 } },
    unknown: { depth: 3 },
  });
});

test('values of other realms, large integers and decimals are read', () => {
  const foreign: unknown = runInNewContext(
    '({ when: new Date(0), raw: new ArrayBuffer(2), view: new Uint8Array([97]) })',
  );
  expect(fromClient(foreign)).toEqual({ when: '1970-01-01T00:00:00Z', raw: '\0\0', view: 'a' });
  expect(fromClient({ big: 12n, decimal: { type: 'bigDecimal', string: '1.5' }, none: undefined })).toEqual({
    big: 12,
    decimal: 1.5,
  });
  expect([fromClient(undefined), fromClient(null)]).toEqual([null, null]);
});

test("a response gets the API's names, dates, bytes and plain numbers", () => {
  const output = parseJson(
    '{"Text": "x", "When": 1.5, "Raw": {"a": 1.0}, "Inners": [{"Depth": 1.0, "When": "1970-01-01T00:00:02Z"}],' +
      ' "ByName": {"Depth": {"depth": 2}}, "Any": {"n": 1.0}, "Unknown": null}',
  ) as JsonObject;
  const result = toClient(output, shape, undefined);
  expect(result).toEqual({
    text: 'x',
    when: new Date(1500),
    raw: Uint8Array.from(Buffer.from('{"a":1.0}')),
    inners: [{ depth: 1, when: new Date(2000) }],
    byName: { Depth: { depth: 2 } },
    any: { n: 1 },
  });
  const { raw } = result as { raw: { transformToString(encoding?: string): string } };
  expect([raw.transformToString(), raw.transformToString('base64')]).toEqual(['{"a":1.0}', 'eyJhIjoxLjB9']);
});

test('a streamed member is a stream, of the bytes if they are known', async () => {
  const read = (output: JsonObject, body?: Uint8Array) => {
    const { Body } = toClient(output, upload, body) as { Body?: { transformToString(): Promise<string> } };
    return Body?.transformToString();
  };
  expect([
    await read({ Body: 'text' }),
    await read({ Body: { a: 1 } }),
    await read({ Body: 'text' }, Buffer.from('bytes')),
    await read({}, Buffer.from('bytes')),
    await read({ Bucket: 'b' }),
  ]).toEqual(['text', '{"a":1}', 'bytes', 'bytes', undefined]);
});

test('without a shape a response keeps its names', () => {
  expect(toClient({ Text: 'x', Deep: [{ A: 1 }] }, undefined, Buffer.from('no member for it'))).toEqual({
    Text: 'x',
    Deep: [{ A: 1 }],
  });
});

test('finds the streamed member, and the bytes of one that is not a stream', () => {
  expect([bodyMember(upload), bodyMember(shape), bodyMember(undefined)]).toEqual(['Body', undefined, undefined]);
  expect([toBytes('☃'), toBytes(new Uint16Array([97])), toBytes({})]).toEqual([
    Buffer.from('☃'),
    Buffer.from([97, 0]),
    undefined,
  ]);
});
