import { checkKey, compareKeys } from '../../../../src/tasks/integrations/objects/keys';

test('keys are in the order of their UTF-8 bytes', () => {
  const keys = ['b', 'a', 'a/b', 'a.txt', 'a-', 'a0', 'B', '', 'é', '\uffee', '\u{1f600}', '\ud7ff', 'aa', '\ue000'];
  const byBytes = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect([...keys].sort(compareKeys)).toEqual(byBytes);
  expect(byBytes).toEqual([
    '',
    'B',
    'a',
    'a-',
    'a.txt',
    'a/b',
    'a0',
    'aa',
    'b',
    'é',
    '\ud7ff',
    '\ue000',
    '\uffee',
    '\u{1f600}',
  ]);
});

test('rejects a key of more than 1,024 bytes', () => {
  expect(() => checkKey('é'.repeat(512))).not.toThrow();
  expect(() => checkKey(`${'é'.repeat(512)}a`)).toThrow(
    expect.objectContaining({ code: 'KeyTooLongError', message: 'Your key is too long', statusCode: 400 }),
  );
});
