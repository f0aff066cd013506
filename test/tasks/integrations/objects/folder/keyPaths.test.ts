import path from 'node:path';
import { isCaseBlind, isSpeltSo, whyNoFile } from '../../../../../src/tasks/integrations/objects/folder/keyPaths';
import { newFolder, removeFolders } from '../support';

afterAll(removeFolders);

test('Windows has names that are not files', () => {
  expect(whyNoFile('a/con.csv', 'win32')).toBe("Windows does not allow a file named 'con.csv'");
  expect(whyNoFile('a\\b', 'win32')).toBe("Windows does not allow a file named 'a\\b'");
  expect(whyNoFile('a./b', 'win32')).toBe("Windows does not allow a file named 'a.'");
  expect(whyNoFile('a\\b/con.csv:x', 'linux')).toBeUndefined();
});

test('a key is that of a file when each part is spelt as on disk', () => {
  const folder = newFolder({ 'In/data.csv': '' });
  expect(isSpeltSo(folder, 'In/data.csv')).toBe(true);
  expect(isSpeltSo(folder, 'in/data.csv')).toBe(false);
  expect(isSpeltSo(folder, 'In/Data.csv')).toBe(false);
});

test('two folders that differ in case alone tell that the disk sees case', () => {
  const folder = newFolder({ 'abc/x': '', 'ABC/x': '' });
  expect(isCaseBlind(path.join(folder, 'abc'))).toBe(false);
});
