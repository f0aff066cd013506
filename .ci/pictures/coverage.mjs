// The graph of a workflow as two of its test cases have run it: `stepmill coverage`, then `stepmill graph --coverage`.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const test = `const { stepmill } = require('stepmill/jest');
const sfn = stepmill();
const order = sfn.stateMachine('order.asl.json');
const input = require('./input.json');
test.each(['HappyPath', 'OutOfStock'])('%s', async (testCase) => {
  sfn.use('mocks.json', testCase);
  await order.run(input);
});
`;

export function coveredGraph() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-picture-'));
  for (const name of ['order.asl.json', 'mocks.json', 'input.json'])
    fs.copyFileSync(path.join(root, 'examples/order', name), path.join(folder, name));
  fs.writeFileSync(path.join(folder, 'order.test.js'), test);
  const jest = { testEnvironment: 'node', moduleNameMapper: { '^stepmill/(\\w+)$': path.join(root, 'dist/$1.js') } };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ jest }));
  const stepmill = (...args) => {
    const all = ['--no-warnings', path.join(root, 'dist/cli.js'), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`stepmill ${args.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  };
  stepmill('coverage', '--reporter', 'none', '--', process.execPath, path.join(root, 'node_modules/jest/bin/jest.js'));
  const svg = stepmill('graph', 'order.asl.json', '--coverage', 'coverage/stepmill', '--format', 'svg');
  fs.rmSync(folder, { recursive: true });
  // Pages may be dark.
  return svg.replace(/<svg[^>]*>/, '$&<rect width="100%" height="100%" rx="8" fill="#ffffff"/>');
}
