import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { mutantsSince } from '../../../src/insight/mutation/mutantsSince';
import { loadDefinitions } from '../../../src/definitions/loadDefinitions';
import { mutantsOf } from '../../../src/insight/mutation/mutantsOf';
import { folderWith } from '../../cli/support/cli';

const lines = [
  '{',
  '  "StartAt": "A",',
  '  "States": {',
  '    "A": { "Type": "Wait", "Seconds": 1, "Next": "B" },',
  '    "B": {',
  '      "Type": "Task",',
  '      "Resource": "arn:aws:states:::lambda:invoke",',
  '      "Parameters": {',
  '        "FunctionName": "f",',
  '        "Payload.$": "$"',
  '      },',
  '      "Retry": [{ "ErrorEquals": ["X"],',
  '        "MaxAttempts": 5 }],',
  '      "End": true',
  '    }',
  '  }',
  '}',
];
const folder = folderWith({ 'order.asl.json': `${lines.join('\n')}\n` });
const file = path.join(folder, 'order.asl.json');

function git(...args: string[]): void {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'ignore' });
}

/** The changes that are offered when these lines (from 1) have other text. */
function changed(replace: Readonly<Record<number, string>>, since = 'HEAD'): string[] {
  const text = lines.map((line, index) => replace[index + 1] ?? line);
  fs.writeFileSync(file, `${text.join('\n')}\n`);
  const { definition, locate } = loadDefinitions(file).machines[0]!;
  const parsed = JSON.parse(definition) as never;
  return mutantsSince(mutantsOf(parsed), parsed, locate, since).map(({ label }) => label);
}

beforeAll(() => {
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
});

test('only what stands on changed lines, whole states when something in them has changed', () => {
  expect(changed({})).toEqual([]);
  expect(changed({ 4: lines[3]!.replace('1', '2') })).toEqual(['A: waits no time']);
  expect(changed({ 13: '        "MaxAttempts": 6 }],' })).toEqual([
    'B: Retry 0 dropped',
    'B: Retry 0 tries only once',
    'B: does nothing',
  ]);
  expect(changed({ 9: '        "FunctionName": "g",' })).toEqual([
    'B: does nothing',
    'B: Parameters: FunctionName dropped',
  ]);
});

test('a file that the commit had not has changed everywhere; a commit that there is not is refused', () => {
  execFileSync('git', ['mv', 'order.asl.json', 'other.asl.json'], { cwd: folder });
  fs.copyFileSync(path.join(folder, 'other.asl.json'), path.join(folder, 'new.asl.json'));
  const { definition, locate } = loadDefinitions(path.join(folder, 'new.asl.json')).machines[0]!;
  const parsed = JSON.parse(definition) as never;
  const all = mutantsOf(parsed);
  expect(mutantsSince(all, parsed, locate, 'HEAD')).toEqual(all);
  expect(() => mutantsSince(all, parsed, locate, 'nobody')).toThrow("--since: git knows no commit 'nobody'");
  expect(() => mutantsSince(all, parsed, locate, '--output=x')).toThrow("--since: git knows no commit '--output=x'");
});
