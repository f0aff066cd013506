// `node bench/runtimes.mjs`: what a warm function in a process of its own costs an invocation, beside a function in this
// process, and beside the floor: the handler called in a loop by its own runtime. Needs a built dist/ and python3.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { createService } = require('../dist/index.js');
const count = Number(process.argv[2] ?? 2000);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-bench-'));
fs.writeFileSync(
  path.join(folder, 'app.py'),
  'import time\ndef handler(event, context):\n    return {"a": event["a"], "used": time.process_time() * 1e3}\n',
);
fs.writeFileSync(
  path.join(folder, 'index.js'),
  'exports.handler = async (event) => ({ a: event.a, used: process.cpuUsage().user / 1e3 + process.cpuUsage().system / 1e3 });\n',
);
const loop = `
import json, time, app
start = time.perf_counter()
for n in range(${count}): json.dumps(app.handler(json.loads('{"a": 1}'), None))
print((time.perf_counter() - start) / ${count} * 1e3)`;
const python = process.env.PYTHON ?? 'python3';

const service = createService({ time: 'skip' });
service.functions.registerCommand('python', {
  command: `exec ${python} "$STEPMILL_PYTHON_BOOTSTRAP" app.handler`,
  folder,
});
service.functions.registerCommand('node', {
  command: `exec "${process.execPath}" "$STEPMILL_NODE_BOOTSTRAP" ./index.handler`,
  folder,
});
service.functions.register('here', async (event) => ({ a: event.a, used: 0 }));
const used = ({ output }) => JSON.parse(output).used;
for (const name of ['python', 'node', 'here']) {
  const definition = JSON.stringify({
    StartAt: 'Work',
    States: { Work: { Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true } },
  });
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name,
    definition,
    type: 'EXPRESS',
    roleArn: 'arn:aws:iam::123456789012:role/r',
  });
  const run = () => service.call('StartSyncExecution', { stateMachineArn, input: '{"a": 1}' });
  const first = performance.now();
  await run();
  const cold = performance.now() - first;
  for (let n = 0; n < 200; n += 1) await run();
  const start = performance.now();
  const [usedBefore, runtimeBefore] = [process.cpuUsage(), used(await run())];
  for (let n = 0; n < count; n += 1) await run();
  const ms = (performance.now() - start) / count;
  const { user, system } = process.cpuUsage(usedBefore);
  // On a busy machine, the time on the processor says more than the one on the clock.
  const own = (user + system) / 1000 / count;
  const runtime = (used(await run()) - runtimeBefore) / count;
  console.log(
    `${name.padEnd(8)} ${ms.toFixed(3)} ms an execution; processor: ${own.toFixed(3)} ms here, ` +
      `${runtime.toFixed(3)} ms in the runtime; the first one ${cold.toFixed(0)} ms`,
  );
}
const { stdout } = spawnSync(python, ['-c', loop], { cwd: folder, encoding: 'utf8' });
console.log(`floor    ${Number(stdout).toFixed(3)} ms a call in a loop of Python`);
service.close();
fs.rmSync(folder, { recursive: true });
