// `node .ci/pictures.mjs`: draws the pictures of the pages from real runs of the build, and from what bench/run.mjs has
// printed: docs/pictures/*.svg.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { drawBenchmarks } from './pictures/benchmarks.mjs';
import { drawTime, timedRun } from './pictures/time.mjs';
import { coveredGraph } from './pictures/coverage.mjs';

const root = path.join(import.meta.dirname, '..');
const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');

/** The colours of a terminal, by the code that switches each on. */
const colours = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#56d4dd',
  90: '#8b949e',
};
const column = 8.4;
const row = 19;

const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

const plain = stripVTControlCharacters;

/** One line of a terminal as SVG text: only colour, bold and dim are known. */
function drawLine(line, top) {
  let style = {};
  let spans = '';
  for (const part of `0m${line}`.split('\u001b[')) {
    const [, code, text] = /^([\d;]*)m(.*)$/.exec(part);
    for (const number of code.split(';').map(Number)) {
      if (number === 0) style = {};
      else if (number === 1) style['font-weight'] = 'bold';
      else if (number === 2) style['fill-opacity'] = '0.65';
      else if (number === 22) style = { fill: style.fill };
      else if (number === 39) delete style.fill;
      else if (colours[number] !== undefined) style.fill = colours[number];
    }
    const attributes = Object.entries(style).map(([name, value]) => (value === undefined ? '' : ` ${name}="${value}"`));
    if (text !== '') spans += `<tspan${attributes.join('')}>${escape(text)}</tspan>`;
  }
  return `<text x="20" y="${top}" xml:space="preserve">${spans}</text>`;
}

function draw(command, output) {
  const lines = [`\u001b[90m$\u001b[39m ${command}`, '', ...output.trimEnd().split('\n')];
  const width = Math.ceil(Math.max(...lines.map((line) => plain(line).length)) * column) + 40;
  const height = lines.length * row + 40;
  const text = lines.map((line, index) => drawLine(line, 32 + index * row)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escape(command)}</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3">
${text}
</g>
</svg>
`;
}

function run(args, cwd) {
  const env = { ...process.env, FORCE_COLOR: '1', CI: 'true' };
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', ...args], { cwd, env, encoding: 'utf8' });
  return stdout + stderr;
}

/** The README's test with the one mistake that the text speaks of, run by Jest. */
function failingTest() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-picture-'));
  const code = /```ts .*\n([\s\S]*?)```/.exec(readme)[1].replace("'States.ALL'", "'Shipping.Lost'");
  const swc = { jsc: { parser: { syntax: 'typescript' } } };
  const config = {
    transform: { '\\.ts$': [path.join(root, 'node_modules/@swc/jest'), swc] },
    moduleNameMapper: { '^stepmill/(\\w+)$': path.join(root, 'dist/$1.js') },
    modulePaths: [path.join(root, 'node_modules')],
  };
  fs.writeFileSync(path.join(folder, 'order.test.ts'), code);
  fs.writeFileSync(path.join(folder, 'jest.config.json'), JSON.stringify(config));
  const output = run([path.join(root, 'node_modules/jest/bin/jest.js'), '--colors'], folder);
  fs.rmSync(folder, { recursive: true });
  const lines = output.split('\n').filter((line) => !/\d m?s\)/.test(line));
  const first = lines.findIndex((line) => line.includes('●'));
  const last = lines.findIndex((line) => plain(line).trim().startsWith('at '));
  return lines.slice(first, last).join('\n');
}

const example = [
  'run',
  'examples/order/order.asl.json',
  '--input',
  '@examples/order/input.json',
  '--mocks',
  'examples/order/mocks.json',
  '--test-case',
  'CarrierIsBack',
];
const pictures = path.join(root, 'docs/pictures');
const write = (name, svg) => fs.writeFileSync(path.join(pictures, name), svg);
fs.mkdirSync(pictures, { recursive: true });
write(
  'run.svg',
  draw(
    'npx stepmill run order.asl.json --mocks mocks.json --test-case CarrierIsBack',
    run(['dist/cli.js', ...example], root),
  ),
);
write('failure.svg', draw('npx jest', failingTest()));
write('time.svg', drawTime(timedRun()));
write('coverage.svg', coveredGraph());
write('benchmarks.svg', drawBenchmarks(fs.readFileSync(path.join(root, 'bench/measured.txt'), 'utf8')));
