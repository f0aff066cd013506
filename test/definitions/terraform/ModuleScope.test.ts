import path from 'node:path';
import { seenFrom, toSlashes } from '../../../src/definitions/terraform/ModuleScope';

test('paths have the slashes of Terraform', () => {
  expect(toSlashes('modules\\orders', path.win32)).toBe('modules/orders');
  expect(toSlashes('odd\\name', path.posix)).toBe('odd\\name');
});

test.each([
  [path.posix, '/srv/infra', '/opt/code', '/opt/code'],
  [path.posix, '/srv/infra', './code', '/srv/infra/code'],
  [path.win32, 'C:\\infra', 'D:/code', 'D:/code'],
  [path.win32, 'C:\\infra', 'C:\\code', 'C:\\code'],
  [path.win32, 'C:\\infra', '\\\\server\\share\\code', '\\\\server\\share\\code'],
  [path.win32, 'C:\\infra', '../code', 'C:\\code'],
])('makes a path of a module openable from here (%#)', (paths, folder, name, seen) => {
  expect(seenFrom(folder, name, paths)).toBe(seen);
});
