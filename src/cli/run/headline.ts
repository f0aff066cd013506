import { formatTime } from '../options/parseArgument';
import { createPaint } from '../terminal/paint';
import type { Stream } from '../terminal/Terminal';
import type { PreparedRun } from './prepareRun';
import type { RunFlags } from './run';

/** What is run, before it runs; and what is worth knowing about it. */
export function headline(
  { name, type, machine, notes }: PreparedRun,
  { time, testCase, verbose }: RunFlags,
  stdout: Stream,
): string {
  const paint = createPaint(stdout);
  const { file, definitionFile = file } = machine.source;
  const about = [
    type,
    definitionFile,
    `time: ${formatTime(time)}`,
    ...(testCase === undefined ? [] : [`test case: ${testCase}`]),
  ];
  const unknown = machine.unresolved.filter(({ kind }) => kind === 'unknown');
  const lines = [
    ...notes,
    ...unknown.map(
      ({ value, stub, file: at, line }) => `${value} has no value (${at}:${line}); '${stub}' stands in for it`,
    ),
  ];
  const shown = verbose ? lines : lines.slice(0, 5);
  const more = lines.length > shown.length ? [`${lines.length - shown.length} more notes; --verbose shows them`] : [];
  const notesText = [...shown, ...more].map((line) => `${paint('yellow', 'note')} ${line}\n`).join('');
  return `${paint('bold', name)}  ${paint('dim', about.join(' · '))}\n${notesText}\n`;
}
