// What a workflow of a month does on its own clock, and how little of it passes here: from the history of a real run.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bar, card, text } from './svg.mjs';

const root = path.join(import.meta.dirname, '../..');
const call = (name) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const busy = [{ ErrorEquals: ['Mail.Down'], IntervalSeconds: 86400, BackoffRate: 2, MaxAttempts: 3 }];
const trial = {
  StartAt: 'Welcome',
  States: {
    Welcome: { Type: 'Task', Resource: call('mail'), Next: 'TwoWeeks' },
    TwoWeeks: { Type: 'Wait', Seconds: 14 * 86400, Next: 'Remind' },
    Remind: { Type: 'Task', Resource: call('mail'), Retry: busy, Next: 'TheRest' },
    TheRest: { Type: 'Wait', Seconds: 13 * 86400, Next: 'Charge' },
    Charge: { Type: 'Task', Resource: call('charge'), End: true },
  },
};
const down = { Throw: { Error: 'Mail.Down', Cause: 'later' } };
const mocks = {
  StateMachines: { trial: { TestCases: { Month: { Welcome: 'Sent', Remind: 'SentAtLast', Charge: 'Sent' } } } },
  MockedResponses: { Sent: { 0: { Return: {} } }, SentAtLast: { '0-1': down, 2: { Return: {} } } },
};

/** The states of the run with their times, and what the command said of the whole. */
export function timedRun() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-picture-'));
  fs.writeFileSync(path.join(folder, 'trial.asl.json'), JSON.stringify(trial));
  fs.writeFileSync(path.join(folder, 'mocks.json'), JSON.stringify(mocks));
  const args = ['run', 'trial.asl.json', '--mocks', 'mocks.json', '--test-case', 'Month', '--history', 'history.json'];
  const { stdout } = spawnSync(process.execPath, ['--no-warnings', path.join(root, 'dist/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { events } = JSON.parse(fs.readFileSync(path.join(folder, 'history.json'), 'utf8'));
  fs.rmSync(folder, { recursive: true });
  const times = events.map(({ timestamp }) => new Date(typeof timestamp === 'number' ? timestamp * 1000 : timestamp));
  const seconds = times.map((time) => (time - times[0]) / 1000);
  const states = [];
  events.forEach(({ type, stateEnteredEventDetails: entered }, index) => {
    if (entered !== undefined)
      states.push({ name: entered.name, from: seconds[index], fails: [], waits: type.startsWith('Wait') });
    if (type.endsWith('StateExited')) states.at(-1).to = seconds[index];
    if (/Failed$/.test(type) && type !== 'ExecutionFailed') states.at(-1).fails.push(seconds[index]);
  });
  const [, days, here] = /SUCCEEDED after (\d+)d \(([\d.]+m?s) here\)/.exec(stdout);
  return { states, took: `${days} days`, here: here.replace(/m?s$/, ' $&'), seconds: seconds.at(-1) };
}

export function drawTime({ states, took, here, seconds }) {
  const [left, width, row] = [110, 560, 30];
  const top = 74;
  const at = (time) => left + (time / seconds) * width;
  const bottom = top + states.length * row;
  const content = [
    text(20, 30, `A workflow of ${took}, run in ${here}`, 'font-size="16" font-weight="600"'),
    text(
      20,
      50,
      'Each bar is a state on the clock of its execution: as its history has it, and as AWS would write it.',
      'fill="#57606a"',
    ),
  ];
  for (let day = 0; day <= seconds / 86400; day += 5) {
    const x = at(day * 86400).toFixed(1);
    content.push(`<line x1="${x}" x2="${x}" y1="${top - 6}" y2="${bottom}" stroke="#eaeef2"/>`);
    content.push(text(x, bottom + 16, `day ${day}`, 'fill="#57606a" font-size="11" text-anchor="middle"'));
  }
  states.forEach(({ name, from, to, fails, waits }, index) => {
    const y = top + index * row;
    content.push(text(left - 10, y + 14, name, 'text-anchor="end"'));
    const length = Math.max(at(to) - at(from), 3).toFixed(1);
    content.push(bar(at(from).toFixed(1), y, length, 20, waits ? '#b6d7ff' : fails.length > 0 ? '#fff3cd' : '#2da44e'));
    for (const fail of fails)
      content.push(`<circle cx="${at(fail).toFixed(1)}" cy="${y + 10}" r="4.5" fill="#cf222e"/>`);
    if (fails.length > 0) content.push(bar((at(to) - 3).toFixed(1), y, 3, 20, '#2da44e'));
  });
  const key = bottom + 40;
  content.push(bar(left, key - 10, 12, 12, '#b6d7ff'), text(left + 18, key, 'waits: skipped'));
  content.push(bar(left + 125, key - 10, 12, 12, '#fff3cd'), text(left + 143, key, 'pauses before retries: skipped'));
  content.push(
    `<circle cx="${left + 372}" cy="${key - 4}" r="4.5" fill="#cf222e"/>`,
    text(left + 382, key, 'an attempt fails'),
  );
  content.push(bar(left + 502, key - 10, 3, 12, '#2da44e'), text(left + 511, key, 'a task succeeds'));
  return card(left + width + 80, key + 20, `A workflow of ${took}, run in ${here}`, content);
}
