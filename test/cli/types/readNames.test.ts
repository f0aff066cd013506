import path from 'node:path';
import { testPathOf } from '../../../src/cli/types/readNames';

test('paths are written as tests write them, on Windows too', () => {
  expect(testPathOf('./infra/template.yaml')).toBe('infra/template.yaml');
  expect(testPathOf('')).toBe('.');
  const there = { ...path.win32, relative: () => 'infra\\template.yaml' };
  expect(testPathOf('infra\\template.yaml', there)).toBe('infra/template.yaml');
});
