import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { folderWith } from '../cli/support/cli';
import { RunningCommand } from '../cli/support/runCommand';

const register = path.join(__dirname, '../cli/support/typescript.cjs');
const source = path.join(__dirname, '../../src/terminal/processTerminal.ts');
const files = folderWith({
  'one.asl.json': {
    StartAt: 'Work',
    States: { Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true } },
  },
  'work.js': `
    setInterval(() => undefined, 1000);
    exports.handler = async () => { console.log('out'); console.error('err'); process.stdout.write('raw'); return 1; };`,
});
const args = ['run', path.join(files, 'one.asl.json'), '--lambda', `work=${path.join(files, 'work.handler')}`];

/** Runs a piece of code with the terminal of its process. */
function inProcess(code: string, input = ''): { stdout: string; stderr: string } {
  const script = `const { processTerminal } = require(${JSON.stringify(source)});\n${code}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', register, '--eval', script], {
    encoding: 'utf8',
    input,
  });
  return { stdout, stderr };
}

test('hides intercepted output, and prints that of the terminal itself', () => {
  const code = `
    const terminal = processTerminal();
    const seen = [];
    const restore = terminal.intercept((text) => seen.push(text));
    console.log('a'); process.stderr.write(Buffer.from('b'), () => {
      restore();
      console.log(JSON.stringify(seen));
    });
    terminal.stdout.write('mine\\n');`;
  expect(inProcess(code)).toEqual({ stdout: 'mine\n["a\\n","b"]\n', stderr: '' });
});

test('what would move the cursor is written as JSON has it', () => {
  const code = `const { stdout, stderr } = processTerminal(); stdout.write('{"a":"\\u009b2J"}\\n'); stderr.write('\\u001b]0;title\\u0007');`;
  expect(inProcess(code)).toEqual({ stdout: '{"a":"\\u009b2J"}\n', stderr: '\\u001b]0;title\\u0007' });
});

test('reads the standard input whole', () => {
  const code = `processTerminal().readInput().then((text) => process.stdout.write(text.toUpperCase()));`;
  expect(inProcess(code, 'ä'.repeat(70_000)).stdout).toBe('Ä'.repeat(70_000));
});

test("prints functions' output among the states, and their open handles do not hold the command", async () => {
  const { code, stdout, stderr } = await new RunningCommand(args).ended;
  expect({ code, stdout: stdout.split('\n').slice(2, 6), stderr }).toEqual({
    code: 0,
    stdout: ['            ┊ out', '            ┊ err', '            ┊ raw', '       +0s  ✓ Work  lambda work'],
    stderr: '',
  });
});

test('with --json it goes to the standard error', async () => {
  const { code, stdout, stderr } = await new RunningCommand([...args, '--json']).ended;
  expect({ code, output: JSON.parse(stdout).output, stderr }).toEqual({ code: 0, output: 1, stderr: 'out\nerr\nraw' });
});

test('a reader that goes away ends the command without a word', async () => {
  const command = new RunningCommand(['validate', ...Array<string>(300).fill(path.join(files, 'nope.json'))]);
  command.process.stdout!.destroy();
  expect(await command.ended).toMatchObject({ code: 0, stderr: '' });
});
