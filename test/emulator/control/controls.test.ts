import fs from 'node:fs';
import path from 'node:path';
import { controls } from './support/useControl';
import { components } from '../../../src/emulator/control/schema/components';

const root = path.join(__dirname, '../../..');

test('each route has a test that calls it', () => {
  const tests = [path.join(__dirname, 'routes'), path.join(root, 'test/insight')].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\broutes?\b.*\.test\.ts$/.test(path.join(folder, name)))
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8')),
  );
  // The document is requested where it is served.
  const names = controls.map(({ name }) => name).filter((name) => name !== 'describeApi');
  expect(names.filter((name) => !tests.some((text) => text.includes(`'${name}'`)))).toEqual([]);
});

test('docs/reference/control.md names each member of a mock', () => {
  const page = fs.readFileSync(path.join(root, 'docs/reference/control.md'), 'utf8');
  const names = Object.keys(components['Mock']!.properties!);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
