import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { recordedForPytest } from '../console/support/recordedForPytest';
import { fixture } from '../console/support/scenes';
import { findPython } from './support/installed';

const example = path.join(__dirname, '../../examples/pytest');
const command = [process.execPath, '--require', path.join(__dirname, '../cli/support/typescript.cjs')];
const stepmill = [...command, path.join(__dirname, '../../src/cli.ts')].map((word) => `'${word}'`).join(' ');

const python = findPython('boto3', 'pytest');
if (python === undefined) console.warn('python3 with boto3 and pytest is not here: the example for pytest is not run.');
const describePytest: jest.Describe = python === undefined ? describe.skip : describe;

jest.setTimeout(120_000);

const env = { ...process.env, STEPMILL: stepmill, PYTHONDONTWRITEBYTECODE: '1', COLUMNS: '200' };

function pytest(folder: string): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(
    python!,
    ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '-W', 'ignore'],
    {
      cwd: folder,
      encoding: 'utf8',
      env,
    },
  );
  return { status, text: stdout + stderr };
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** The example with other tests. */
function withTests(tests: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-pytest-'));
  folders.push(folder);
  fs.writeFileSync(path.join(folder, 'test_own.py'), tests);
  for (const name of ['conftest.py', 'order.asl.json', 'functions'])
    fs.cpSync(path.join(example, name), path.join(folder, name), { recursive: true });
  return folder;
}

// Its own tests run in packaging/examples.test.ts, with the package.
describePytest('the example for pytest', () => {
  test('its fixture is short enough to be copied', () => {
    const lines = fs.readFileSync(path.join(example, 'conftest.py'), 'utf8').split('\n');
    expect(lines.filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(80);
  });

  test('a mock that has answered nothing is told', () => {
    const { status, text } = pytest(
      withTests(`
import pytest
@pytest.mark.filterwarnings("always::UserWarning")
def test_unused(sfn):
    sfn.mock({"lambda": "refund", "returns": {}})
    sfn.run(sfn.deploy("order"), {"amount": 1000, "items": []})
`),
    );
    expect(text).toContain("mock of Lambda function 'refund' has answered nothing: never used");
    expect(status).toBe(0);
  });

  test('what the console writes of an execution is green, and red when the machine does otherwise', async () => {
    const written = await recordedForPytest('order', { id: 'busy-1', amount: 250 });
    const folder = withTests(
      written + written.replace('recorded(', 'changed(').replace('"Charge","Ship"', '"Charge","Refund"'),
    );
    fs.writeFileSync(path.join(folder, 'order.asl.json'), fixture('order'));
    const { status, text } = pytest(folder);
    expect(text).toContain('1 failed, 1 passed');
    expect(status).toBe(1);
  });

  test('a server that does not start ends the run, with its own words', () => {
    const folder = withTests('def test_any(sfn):\n    pass\n');
    fs.writeFileSync(path.join(folder, 'order.asl.json'), '{"StartAt":"Nowhere","States":{}}');
    const { status, text } = pytest(folder);
    expect(status).toBe(1);
    expect(text).toContain("stepmill start: stepmill: 'order' cannot be run: its definition is wrong.");
    expect(text).not.toContain('StopIteration');
  });

  // Windows has no such signals.
  (process.platform === 'win32' ? test.skip : test).each(['SIGTERM', 'SIGKILL'] as const)(
    'the server ends when the run is ended by %s',
    async (signal) => {
      const folder = withTests(`
import pathlib, time
def test_long(stepmill_url):
    pathlib.Path("url").write_text(stepmill_url)
    time.sleep(1000)
`);
      const run = spawn(python!, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'], {
        cwd: folder,
        env,
        stdio: 'ignore',
      });
      const url = path.join(folder, 'url');
      while (!fs.existsSync(url) || fs.readFileSync(url, 'utf8') === '') await pause(50);
      const health = (): Promise<boolean> =>
        fetch(`${fs.readFileSync(url, 'utf8')}/health`).then(
          () => true,
          () => false,
        );
      expect(await health()).toBe(true);
      run.kill(signal);
      while (await health()) await pause(50);
    },
  );

  test('tests that are red say why', () => {
    const { status, text } = pytest(
      withTests(`
def test_misspelt(sfn):
    sfn.mock({"lambda": "chrage", "returns": {"id": "c-1"}})
    sfn.run(sfn.deploy("order"), {"amount": 1000, "items": []})

def test_path(sfn):
    run = sfn.run(sfn.deploy("order"), {"amount": 1000, "items": []})
    assert run["path"] == ["Charge", "Pack"]

def test_looks(sfn):
    sfn.run(sfn.deploy("order"), {"amount": 1, "items": [{}]})

def test_never_looks(sfn):
    execution = sfn.start(sfn.deploy("order"), {"amount": 1, "items": [{}]})
    sfn.ask(f"/executions/{execution}/wait")

def test_waits_for_what_never_comes(sfn):
    sfn.mock(state="PackItem", returns={"Payload": 1})
    sfn.run(sfn.deploy("order"), {"amount": 1, "items": [{}]})

def test_writes_a_mock_wrongly(sfn):
    sfn.deploy("order")
    sfn.mock(state="Pakc", returns=1)
`),
    );
    expect(status).toBe(1);
    // A mock of a misspelt function.
    expect(text).toMatch(/^(?:FAILED|ERROR) test_own\.py::test_misspelt .*'chrage'/m);
    // What its executions have done, and what handlers have printed.
    expect(text).toContain("AssertionError: assert ['Charge', 'Refuse'] == ['Charge', 'Pack']");
    expect(text).toContain(
      'order FAILED Refused The card was declined.\n  Charge caught Declined {"amount": 1000, "items": []}\n',
    );
    expect(text).toContain('  charge: charging 1000\n');
    // A task that nobody answers, also in a test that never looks; what it shows is what `sfn.mock` takes.
    expect(text).toMatch(/To answer it, send: POST …\/mocks {"lambda":"pack","returns":{}}/);
    expect(text).not.toContain('sfn.mock.');
    expect(text).toContain('FAILED test_own.py::test_looks - Failed: Nothing answers the task of state ');
    expect(text).toContain('ERROR test_own.py::test_never_looks - Failed: Nothing answers the task of state ');
    expect(text).toContain('FAILED test_own.py::test_waits_for_what_never_comes - Failed: ');
    expect(text).toMatch(
      /FAILED test_own\.py::test_writes_a_mock_wrongly - Failed: POST \/mocks: .*'Pakc', which could never be used/,
    );
  });
});
