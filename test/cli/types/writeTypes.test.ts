import fs from 'node:fs';
import path from 'node:path';
import { cli, folderWith, lines } from '../support/cli';

const known = ['test/types/known/template.yaml', 'test/types/known/mocks.json'];
const template = known[0]!;

function definition(...names: readonly string[]): object {
  const States = Object.fromEntries(
    names.map((name, at) => [
      name,
      { Type: 'Pass', ...(names[at + 1] === undefined ? { End: true } : { Next: names[at + 1] }) },
    ]),
  );
  return { StartAt: names[0], States };
}

const files = folderWith({ 'order.asl.json': definition('Charge', 'Ship'), 'notes.json': { a: 1 } });
const order = path.join(files, 'order.asl.json');
const relative = path.relative('', order).split(path.sep).join('/');

test('machines with their states, those that can be mocked, and their test cases; aliases; what is not available', async () => {
  expect(await cli(['types', ...known])).toEqual({
    code: 0,
    stderr: '',
    stdout: lines(
      '/* eslint-disable */',
      '// Written by: stepmill types test/types/known/template.yaml test/types/known/mocks.json',
      '// Do not change it by hand: run that again.',
      '// prettier-ignore',
      'interface StepmillFiles {',
      "  'test/types/known/template.yaml': {",
      "    'Order': {",
      "      state: 'Charge' | 'Each' | 'Ship';",
      "      mock: 'Charge' | 'Each';",
      "      testCase: 'Happy' | 'Declined';",
      '    };',
      "    'orders': StepmillFiles['test/types/known/template.yaml']['Order'];",
      "    'Refund': {",
      "      state: 'It\\'s back';",
      '      mock: never;',
      '    };',
      "    'Elsewhere': {",
      '    };',
      '  };',
      "  'test/types/known/mocks.json': {",
      "    'orders': {",
      "      testCase: 'Happy' | 'Declined';",
      '    };',
      "    'Other': {",
      "      testCase: 'Only';",
      '    };',
      '  };',
      '}',
      '// prettier-ignore',
      'interface StepmillNames {',
      "  function: 'charge';",
      "  stateMachine: 'Elsewhere' | 'Order' | 'Refund' | 'orders';",
      "  service: 'lambda';",
      '}',
    ),
  });
});

test('the declaration of the type tests is what the command writes', async () => {
  const check = ['types', ...known, '--out', 'test/types/known/stepmill.d.ts', '--check'];
  expect(await cli(check)).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('it writes once, into a new folder; --check tells a state that was renamed, and ends of lines are not a change', async () => {
  const out = path.join(files, 'types/stepmill.d.ts');
  expect(await cli(['types', order, '--out', out])).toEqual({ code: 0, stdout: `Wrote ${out}\n`, stderr: '' });
  expect(await cli(['types', order, '--out', out])).toEqual({ code: 0, stdout: '', stderr: '' });
  fs.writeFileSync(out, fs.readFileSync(out, 'utf8').replaceAll('\n', '\r\n'));
  expect(await cli(['types', order, '--out', out, '--check'])).toEqual({ code: 0, stdout: '', stderr: '' });

  const before = fs.readFileSync(out, 'utf8');
  fs.writeFileSync(order, JSON.stringify(definition('Charge', 'Send')));
  const again = `npx stepmill types ${relative} --out ${path.relative('', out).split(path.sep).join('/')}`;
  expect(await cli(['types', order, '--out', out, '--check'])).toEqual({
    code: 1,
    stdout: '',
    stderr: `${out} is not what the files declare now.\n  - 'Ship'\n  + 'Send'\n  Write it with: ${again}\n`,
  });
  expect(fs.readFileSync(out, 'utf8')).toBe(before);
  fs.rmSync(out);
  expect(await cli(['types', order, '--out', out, '--check'])).toEqual({
    code: 1,
    stdout: '',
    stderr: `${out} is missing\n  Write it with: ${again}\n`,
  });
});

test.each([
  [['--check'], 'stepmill: --check looks at a file: name it with --out.\n'],
  [['--out', 'a.ts'], 'stepmill: --out a.ts would be a program. A declaration ends in .d.ts: --out stepmill.d.ts\n'],
  [['--out', path.join(files, 'order.asl.json/x.d.ts')], expect.stringContaining('cannot be')],
])('%j is refused', async (options, stderr) => {
  expect(await cli(['types', order, ...options])).toEqual({ code: 2, stdout: '', stderr });
});

test('a file that declares nothing, or is not there, is an error', async () => {
  expect(await cli(['types', path.join(files, 'notes.json')])).toMatchObject({ code: 2, stdout: '' });
  expect(await cli(['types', path.join(files, 'nowhere.json')])).toMatchObject({ code: 2, stdout: '' });
});

test('names are names, whatever is in them', async () => {
  const odd = path.join(files, 'odd.asl.json');
  fs.writeFileSync(odd, JSON.stringify(definition('a"b', '__proto__x', 'line\u2028end', 'c\\d')));
  const { stdout } = await cli(['types', odd]);
  expect(stdout).toContain(`state: 'a"b' | '__proto__x' | 'line\\u2028end' | 'c\\\\d';`);
});

test('values that were given are in the command that writes it again', async () => {
  const staged = path.join(files, 'staged.yaml');
  fs.writeFileSync(staged, `Parameters: { Stage: { Type: String } }\n${fs.readFileSync(template, 'utf8')}`);
  // A value is for any of the files.
  const { stdout } = await cli(['types', template, staged, '--param', 'Stage=a b', '--region', 'eu-west-1']);
  expect(stdout).toContain(
    `// Written by: stepmill types ${template} ${path.relative('', staged)} --param "Stage=a b" --region eu-west-1\n`,
  );
});
