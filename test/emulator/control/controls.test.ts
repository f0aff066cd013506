import fs from 'node:fs';
import path from 'node:path';
import type { Control } from '../../../src/emulator/control/Control';
import { controls } from './support/useControl';
import { components } from '../../../src/emulator/control/schema/components';
import type { Schema } from '../../../src/emulator/control/schema/Schema';

const root = path.join(__dirname, '../../..');

test('each route has a test that asks for it', () => {
  const tests = [path.join(__dirname, 'routes'), path.join(root, 'test/insight')].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\broutes?\b.*\.test\.ts$/.test(path.join(folder, name)))
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8')),
  );
  // The document is asked for where it is served.
  const names = controls.map(({ name }) => name).filter((name) => name !== 'describeApi');
  expect(names.filter((name) => !tests.some((text) => text.includes(`'${name}'`)))).toEqual([]);
});

/** The reference in docs/reference/control.md: a row for each route. */
function reference(): string {
  const rows = controls.map((control) => [
    `\`${control.method} ${control.path}\`${control.of === 'server' ? ' ¹' : ''}`,
    control.summary,
    givenOf(control),
  ]);
  const head = ['route', 'does', 'given'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function givenOf({ path: route, params, body }: Control): string {
  const query = Object.keys(params)
    .filter((name) => !route.includes(`{${name}}`))
    .map((name) => `\`?${name}\``);
  const bodies = body === undefined ? [] : (body.anyOf ?? [body]).map(bodyOf);
  return [...query, ...(bodies.length === 0 ? [] : [bodies.join(' or ')])].join(', ');
}

function bodyOf(schema: Schema): string {
  const { $ref } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1)!;
    return name === 'MockList' ? '`{ mocks: [Mock] }`' : `a ${name}`;
  }
  const { properties = {}, required = [] } = schema;
  const names = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
  return names.length === 0 ? 'a JSON object' : `\`{ ${names.join(', ')} }\``;
}

test('docs/reference/control.md lists all routes as they are', () => {
  const page = fs.readFileSync(path.join(root, 'docs/reference/control.md'), 'utf8');
  const start = page.indexOf('| route');
  const end = page.indexOf('\n\n', start);
  // To write it: STEPMILL_WRITE_DOCS=1.
  if (process.env['STEPMILL_WRITE_DOCS'] !== undefined)
    fs.writeFileSync(path.join(root, 'docs/reference/control.md'), page.slice(0, start) + reference() + page.slice(end));
  else expect(page.slice(start, end)).toBe(reference());
});

test('docs/reference/control.md names each member of a mock', () => {
  const page = fs.readFileSync(path.join(root, 'docs/reference/control.md'), 'utf8');
  const names = Object.keys(components['Mock']!.properties!);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
