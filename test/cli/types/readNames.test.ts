import path from 'node:path';
import { pathOf } from '../../../src/cli/types/readNames';

test('paths are written as tests write them, on Windows too', () => {
  expect(pathOf('./infra/template.yaml')).toBe('infra/template.yaml');
  expect(pathOf('')).toBe('.');
  const there = { ...path.win32, relative: () => 'infra\\template.yaml' };
  expect(pathOf('infra\\template.yaml', there)).toBe('infra/template.yaml');
});
