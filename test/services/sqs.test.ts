import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { md5OfAttributes, md5OfBody } from '../../src/services/sqs';

test('the digest of a body is the MD5 of its bytes', () => {
  expect(md5OfBody('')).toBe('d41d8cd98f00b204e9800998ecf8427e');
  expect(md5OfBody('hello')).toBe('5d41402abc4b2a76b9719d911017c592');
  expect(md5OfBody('snowman ☃')).toBe(createHash('md5').update(Buffer.from('snowman ☃')).digest('hex'));
});

test('without attributes there is no digest', () => {
  expect(md5OfAttributes({})).toBeUndefined();
});

/** Answers of another implementation of SQS (moto) to the same attributes. */
test.each([
  [
    {
      my_attribute_no_1: { DataType: 'String', StringValue: 'Hello' },
      my_attribute_no_2: { DataType: 'String', StringValue: 'World' },
    },
    '7a2370fb1a1bb683e7d1ed61e44ffe02',
  ],
  [{ n: { DataType: 'Number', StringValue: '42' } }, '30e7543857de47826ea2a48bbec32fd7'],
])('the digest of %j is %s', (attributes, digest) => expect(md5OfAttributes(attributes)).toBe(digest));

/** The length-prefixed parts written out by hand. */
function byHand(parts: readonly (string | number)[]): string {
  const hash = createHash('md5');
  for (const part of parts) {
    if (typeof part === 'number') {
      hash.update(Buffer.from([part]));
      continue;
    }
    const bytes = Buffer.from(part);
    hash.update(Buffer.from([0, 0, bytes.length >> 8, bytes.length & 255])).update(bytes);
  }
  return hash.digest('hex');
}

test('names are sorted, texts are marked 1 and bytes 2', () => {
  const digest = md5OfAttributes({
    z: { DataType: 'String', StringValue: 'last' },
    a: { DataType: 'Binary', BinaryValue: 'AP9BQgo=' },
    m: { DataType: 'Number.int', StringValue: '7', BinaryValue: null },
  });
  expect(digest).toBe(byHand(['a', 'Binary', 2, 'AP9BQgo=', 'm', 'Number.int', 1, '7', 'z', 'String', 1, 'last']));
});

test('any attributes have the digest of their parts, in whatever order they are written', () => {
  const attribute = fc.record({ DataType: fc.constantFrom('String', 'Number', 'String.x'), StringValue: fc.string() });
  const attributes = fc.dictionary(fc.string({ minLength: 1 }), attribute, { minKeys: 1, maxKeys: 10 });
  fc.assert(
    fc.property(attributes, (given) => {
      const sorted = Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1));
      const expected = byHand(sorted.flatMap(([name, { DataType, StringValue }]) => [name, DataType, 1, StringValue]));
      expect(md5OfAttributes(given)).toBe(expected);
      expect(md5OfAttributes(Object.fromEntries([...sorted].reverse()))).toBe(expected);
    }),
  );
});
