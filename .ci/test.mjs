// `npm test [-- jest arguments]`: the type check and Jest side by side, then one plain line, `N passed, N failed`.
// What Jest does not count as a failed test is counted here: a type error, a suite that crashed, a suite that left
// something open.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { environment, inOne, tsc } from './tsc.mjs';

const secondsToExit = 15;
// A third of its time the suite waits for servers, browsers and timers: more workers than cores use it.
const given = process.argv.slice(2);
const saysHowMany = given.some((argument) => /^(?:-w|-i|--maxWorkers|--runInBand)/.test(argument));
const workers = saysHowMany ? [] : [`--maxWorkers=${Math.ceil(os.availableParallelism() * 1.5)}`];
// All cores have work already: threads that help the garbage collector of each worker cost more than they give, a
// fifteenth of all time. Workers have the flags of their parent.
const flags = ['--single-threaded-gc'];
const root = path.join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-test-'));
const resultFile = path.join(folder, 'result.json');

const [typeErrors, run] = await Promise.all([checkTypes(), runJest([...workers, ...given])]);
const result = fs.existsSync(resultFile) ? JSON.parse(fs.readFileSync(resultFile, 'utf8')) : undefined;
fs.rmSync(folder, { recursive: true, force: true });

const extra = [];
if (typeErrors > 0) extra.push([typeErrors, 'type errors (see above)']);
if (result === undefined) extra.push([1, `Jest ended with ${run.code} before it had a result`]);
else if (result.numRuntimeErrorTestSuites > 0) extra.push([result.numRuntimeErrorTestSuites, 'suites did not run']);
if (run.hung) extra.push([1, 'Jest did not exit: a test left a timer, socket or process open']);

const passed = result?.numPassedTests ?? 0;
const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
let failed = result?.numFailedTests ?? 0;
for (const [count, what] of extra) {
  failed += count;
  console.log(`${count} failed: ${what}`);
}
if (failed === 0 && run.code !== 0) {
  failed = 1;
  console.log(`1 failed: Jest ended with ${run.code}`);
}
if (passed + failed === 0) console.log('No test ran.');
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);

/**
 * Resolves to the number of errors, of the page for browsers too. The output is shown whole at the end, so that it does not
 * mix with Jest's.
 */
async function checkTypes() {
  return (await checkProject('.')) + (await checkProject('src/console'));
}

function checkProject(project) {
  // Jest has the other cores.
  const args = [tsc, '--noEmit', '--pretty', 'false', ...inOne, '-p', project];
  const check = spawn(process.execPath, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  check.stdout.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    check.on('close', (code) => {
      process.stdout.write(output);
      resolve(code === 0 ? 0 : Math.max(1, output.match(/error TS\d+/g)?.length ?? 0));
    });
  });
}

function runJest(args) {
  const jest = spawn(
    process.execPath,
    [...flags, require.resolve('jest/bin/jest'), '--json', `--outputFile=${resultFile}`, ...args],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  let hung = false;
  // Jest writes its result as the last thing it does, so a process that lives on is held by something a test left.
  let waitedSeconds = 0;
  const watch = setInterval(() => {
    if (!fs.existsSync(resultFile) || ++waitedSeconds < secondsToExit) return;
    hung = true;
    jest.kill('SIGKILL');
  }, 1000);
  return new Promise((resolve) => {
    jest.on('close', (code, signal) => {
      clearInterval(watch);
      resolve({ code: code ?? signal, hung });
    });
  });
}
