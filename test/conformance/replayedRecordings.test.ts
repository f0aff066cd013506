import fs from 'node:fs';
import path from 'node:path';
import { describeDifference } from '../../src/insight/diff/formatComparison';
import { replayRecording } from '../../src/insight/recordings/replay/replayRecording.harness';
import type { Recording } from '../../src/insight/recordings/Recording';
import { whyIncomplete } from '../../src/insight/recordings/storyOf';

/**
 * Histories that AWS has written, as recordings: played on their own definitions they agree. Left out is what the corpus
 * hides: names of functions, times and ids in data, children of Map Runs.
 */
const folder = path.join(__dirname, '../../../shared/conformance/cases');
const there = fs.existsSync(folder);

type Loose = Record<string, unknown>;

interface Case {
  readonly name: string;
  readonly recording: Recording;
}

const hidden =
  /<(?!token>)|activity_arn|lambda_function_name|RandomNumberGenerated|generated-uuid|timestamp|"date|MapRunStarted/;

/** What AWS points elsewhere since December 2024: where an EvaluationFailed belongs cannot be told in older ones. */
const oldPointers = /EvaluationFailed/;

const statuses: Readonly<Record<string, string>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionAborted: 'ABORTED',
  ExecutionTimedOut: 'TIMED_OUT',
};

if (!there) console.warn('Replays of AWS: skipped, ../shared/conformance is not there.');

const cases = there ? findCases() : [];

(there ? test : test.skip)('there are histories of AWS that hide nothing', () => {
  expect(cases.length).toBeGreaterThan(270);
});

describe('replays a history of AWS', () => {
  if (!there) return test.skip('the recordings are not beside this checkout', () => undefined);

  test.each(cases)('$name', async ({ recording }) => {
    const { verdict, reason, comparison } = await replayRecording(recording);
    expect([verdict, reason, comparison.differences.map(describeDifference)]).toEqual(['agrees', undefined, []]);
  });
});

function findCases(): readonly Case[] {
  const groups = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return groups.flatMap(({ name: group }) =>
    fs.readdirSync(path.join(folder, group)).flatMap((file): Case[] => {
      const text = fs.readFileSync(path.join(folder, group, file), 'utf8');
      const plain = text
        .replaceAll('<partition>', 'aws')
        .replaceAll('<region>', 'us-east-1')
        .replace(/<task_token:\d+>|a_task_token/g, '<token>');
      return recordingsOf(JSON.parse(plain) as Loose).map((recording) => ({ name: `${group}/${file}`, recording }));
    }),
  );
}

function recordingsOf({
  kind,
  type,
  definition,
  machineName = 'm',
  runs = [],
  expected = {},
  recorded,
}: Loose): Recording[] {
  if (kind !== 'execution' || type === 'EXPRESS') return [];
  return (runs as Loose[]).flatMap((run): Recording[] => {
    const history = (run['match'] as Loose | undefined)?.['history'];
    const events =
      typeof history === 'string' ? ((expected as Loose)[history] as Loose | undefined)?.['events'] : undefined;
    const machine = run['definition'] ?? definition;
    if (run['type'] === 'EXPRESS' || !Array.isArray(events) || typeof machine !== 'object') return [];
    const withoutTimes = JSON.stringify(events).replaceAll('"timestamp":"timestamp"', '');
    if (hidden.test(withoutTimes) || ((recorded as string) < '2024-12' && oldPointers.test(withoutTimes))) return [];
    const recording = recordingOf(machineName as string, JSON.stringify(machine), events as Loose[]);
    return whyIncomplete(recording.execution) === undefined ? [recording] : [];
  });
}

function recordingOf(name: string, definition: string, recorded: readonly Loose[]): Recording {
  const arn = `arn:aws:states:us-east-1:111111111111`;
  const events = withTimes(recorded.map((event) => asTexts(event) as Loose));
  const [first, last] = [events[0]!, events.at(-1)!];
  const { output, error, cause } = detailsOf(last);
  return {
    recordedAt: '',
    scrubbed: [],
    stateMachine: { stateMachineArn: `${arn}:stateMachine:${name}`, name, type: 'STANDARD', definition },
    execution: {
      description: {
        executionArn: `${arn}:execution:${name}:one`,
        name: 'one',
        status: statuses[last['type'] as string] ?? 'RUNNING',
        startDate: first['timestamp'],
        stopDate: last['timestamp'],
        input: detailsOf(first)['input'] ?? '{}',
        ...(output !== undefined && { output }),
        ...(error !== undefined && { error }),
        ...(cause !== undefined && { cause }),
      },
      events,
      mapRuns: [],
    },
  };
}

function detailsOf(event: Loose): Loose {
  return (Object.values(event).find((value) => typeof value === 'object') ?? {}) as Loose;
}

/** Data are texts on the wire. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (['input', 'output', 'parameters'].includes(name))
        return [name, isJson(member) ? member : JSON.stringify(member)];
      if (name === 'assignedVariables') return [name, textsOf(member as Loose)];
      if (name === 'cause' && typeof member === 'object') return [name, JSON.stringify(member)];
      return [name, asTexts(member)];
    }),
  );
}

function textsOf(variables: Loose): Loose {
  const texts = Object.entries(variables).map(([name, value]) => [name, isJson(value) ? value : JSON.stringify(value)]);
  return Object.fromEntries(texts) as Loose;
}

function isJson(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** The corpus has no times: each event comes a little later, a timeout when it is due. */
function withTimes(events: readonly Loose[]): Loose[] {
  let now = Date.UTC(2024, 0, 1) / 1000;
  let dueAt = now;
  return [...events]
    .sort((a, b) => (a['id'] as number) - (b['id'] as number))
    .map((event) => {
      now += 0.01;
      const type = event['type'] as string;
      const { timeoutInSeconds, heartbeatInSeconds } = detailsOf(event) as Record<string, number | undefined>;
      if (type.endsWith('Scheduled')) dueAt = now + Math.min(timeoutInSeconds ?? 0, heartbeatInSeconds ?? Infinity);
      if (type.endsWith('TimedOut')) now = Math.max(now, dueAt);
      return { ...event, timestamp: now };
    });
}
