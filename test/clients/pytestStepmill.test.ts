import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordedForPytest } from '../console/support/recordedForPytest';
import { fixture } from '../console/support/scenes';
import { findPython } from './support/installed';

// The Python package as its users have it: its wheel in a fresh environment, its tests under xdist, and a killed pytest.

const root = path.join(__dirname, '../..');
const templates = path.join(root, '../shared/definitions/iac');
const stepmill = `${process.execPath} ${path.join(root, 'dist/cli.js')}`;

const python = findPython('pytest', 'build', 'hatchling', 'xdist', 'venv');
if (python === undefined)
  console.warn('python3 with pytest, build, hatchling and xdist is not here: the Python package is not tested.');
const describePython: jest.Describe = python === undefined ? describe.skip : describe;
const hasTemplates = fs.existsSync(templates);
if (!hasTemplates) console.warn('The public templates are not here: the Python package is not tried on them.');
const hasMypy = findPython('mypy') !== undefined;
if (!hasMypy) console.warn('mypy is not here: the types of the Python package are not checked.');

jest.setTimeout(300_000);

describePython('the Python package', () => {
  let folder: string;
  let interpreter: string;

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-python-'));
    run(python!, ['-m', 'build', '--no-isolation', '--wheel', '--outdir', folder, path.join(root, 'python')], folder);
    run(python!, ['-m', 'venv', '--system-site-packages', path.join(folder, 'venv')], folder);
    interpreter = path.join(folder, 'venv/bin/python');
    const [wheel] = fs.readdirSync(folder).filter((name) => name.endsWith('.whl'));
    run(interpreter, ['-m', 'pip', 'install', '--quiet', '--no-index', '--no-deps', path.join(folder, wheel!)], folder);
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** A copy of tests, apart from the sources of the package. */
  function copied(tests: string): string {
    const copy = path.join(folder, path.basename(path.dirname(tests)), path.basename(tests));
    fs.cpSync(tests, copy, { recursive: true });
    fs.writeFileSync(path.join(copy, 'pytest.ini'), '[pytest]\n');
    return copy;
  }

  function pytest(tests: string): string {
    const args = ['-m', 'pytest', '-q', '-n', '2', '-p', 'no:cacheprovider', '-W', 'ignore'];
    return run(interpreter, args, copied(tests));
  }

  test('its page has the code of its tests', () => {
    const page = fs.readFileSync(path.join(root, 'docs/start/python.md'), 'utf8');
    const tests = fs.readFileSync(path.join(root, 'python/tests/test_page.py'), 'utf8');
    const blocks = [...page.matchAll(/```python\n([\s\S]*?)```/g)].map(([, code]) => code!.trimEnd());
    expect(blocks.filter((code) => !tests.includes(code))).toEqual([
      expect.stringMatching(/^with Stepmill\(\) as sfn:/),
    ]);
  });

  test('its own tests pass from the wheel, under xdist, and those of pytest-asyncio and anyio where these are', () => {
    const plugins = ['pytest_asyncio', 'anyio'].filter((name) => findPython(name) === undefined);
    if (plugins.length > 0) console.warn(`${plugins.join(' and ')}: not here, and not tested.`);
    expect(pytest(path.join(root, 'python/tests'))).toMatch(
      plugins.length > 0 ? /^\d+ passed, \d+ skipped in /m : /^\d+ passed in /m,
    );
  });

  (hasTemplates ? test : test.skip)('thirty tests of three public templates with handlers in Python pass', () => {
    expect(pytest(path.join(__dirname, 'python'))).toMatch(/^30 passed in /m);
  });

  test('what the console writes about an execution passes, and fails when the machine does something else', async () => {
    const written = await recordedForPytest('order', { id: 'busy-1', amount: 250 });
    const tests = path.join(folder, 'console');
    fs.mkdirSync(tests);
    fs.writeFileSync(path.join(tests, 'pytest.ini'), '[pytest]\n');
    fs.writeFileSync(path.join(tests, 'order.asl.json'), fixture('order'));
    fs.writeFileSync(path.join(tests, 'test_order.py'), written);
    const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'];
    expect(run(interpreter, args, tests)).toMatch(/^1 passed in /m);
    const other = written.replace('"Charge","Ship"', '"Charge","Refund"');
    expect(other).not.toBe(written);
    fs.writeFileSync(path.join(tests, 'test_order.py'), other);
    expect(() => run(interpreter, args, tests)).toThrow("it entered 'Ship', not 'Refund'");
  });

  (hasMypy ? test : test.skip)('its types hold', () => {
    expect(run(python!, ['-m', 'mypy', '--strict', '--cache-dir', '/dev/null'], path.join(root, 'python'))).toMatch(
      /^Success: no issues found in \d+ source files$/m,
    );
  });

  test('it works without pytest', () => {
    const program = `
from pytest_stepmill import Stepmill
with Stepmill() as sfn:
    machine = sfn.create({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 9, "End": True}}})
    run = machine.run({"a": 1})
    print(run.output, run.duration)
`;
    expect(run(interpreter, ['-c', program], folder)).toBe("{'a': 1} 0:00:09\n");
  });
});

/** What a program prints. Fails with all of it if the program fails. */
function run(command: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, STEPMILL: stepmill, STEPMILL_IAC: templates, PYTHONDONTWRITEBYTECODE: '1' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}
