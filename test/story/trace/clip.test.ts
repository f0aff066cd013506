import { clip, clipLines, shortJson } from '../../../src/story/trace/clip';

test('shortens a string in the middle, and escapes line breaks', () => {
  expect(clip('short\n  text', 20)).toBe('short text');
  expect(clip(`${'a'.repeat(50)}the reason`, 23)).toBe(`${'a'.repeat(10)} … the reason`);
});

test('counts the lines after the first', () => {
  expect(clipLines(['1', '2', '3'], 2)).toEqual(['1', '2', '3']);
  expect(clipLines(['1', '2', '3', '4'], 2)).toEqual(['1', '2', '… and 2 more lines']);
});

test('prints values on one line, without SDK metadata', () => {
  expect(shortJson(undefined)).toBe('nothing');
  expect(shortJson({ a: [1] })).toBe('{"a":[1]}');
  expect(shortJson('x'.repeat(10), 5)).toBe('"xxx…');
  expect(shortJson({ Payload: 1, SdkHttpMetadata: { HttpStatusCode: 200 } })).toBe('{"Payload":1}');
});
