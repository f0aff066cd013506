import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { historyEvents } from '../../src/contract/historyEvents';

const events = Object.entries(historyEvents);

test('the details member is named after the event, states share one for each way', () => {
  const wrong = events.filter(([type, { member }]) => {
    const shared = /State(Entered|Exited)$/.exec(type);
    return member !== `${shared ? `state${shared[1]!}` : `${type[0]!.toLowerCase()}${type.slice(1)}`}EventDetails`;
  });
  expect(wrong).toEqual([]);
});

test('FATAL logs unsuccessful ends of executions, ERROR every failure event', () => {
  const of = (level: string): string[] => events.filter(([, event]) => event.level === level).map(([type]) => type);
  expect(of('FATAL').sort()).toEqual(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut']);
  const failing = events.map(([type]) => type).filter((type) => /(?:Failed|TimedOut|Aborted)$/.test(type));
  expect([...of('FATAL'), ...of('ERROR')].sort()).toEqual([...failing, 'FailStateEntered'].sort());
});

test('the engine writes every event of the table', () => {
  const engine = path.join(__dirname, '../../src/engine');
  const sources = readdirSync(engine, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(engine, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
    .join('\n');
  const isWritten = (type: string): boolean =>
    sources.includes(`'${type}'`) || sources.includes(type.replace(/^.*(?=State(?:Entered|Exited|Failed)$)/, '}'));
  const unwritten = events.map(([type]) => type).filter((type) => !isWritten(type));
  // Nothing has been seen to refuse an activity's task before it is scheduled.
  expect(unwritten).toEqual(['ActivityScheduleFailed']);
});
