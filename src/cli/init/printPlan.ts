import type { Paint } from '../terminal/paint';
import type { SetupPlan } from './makePlan';
import type { WrittenFile } from './writePlan';

/** For people: what was found, what was written, what was not, and the next command. */
export function printPlan(plan: SetupPlan, files: readonly WrittenFile[], paint: Paint, isDry: boolean): string {
  const width = Math.max(...files.map(({ name }) => name.length));
  const written = files.filter(({ outcome }) => outcome === 'written' || outcome === 'planned');
  const kept = files.filter(({ outcome }) => outcome === 'kept' || outcome === 'same');
  const failed = files.filter(({ outcome }) => outcome === 'failed');
  const manifest =
    isDry && plan.manifest.added.length > 0
      ? [`  + ${'package.json'.padEnd(width)}  ${plan.manifest.added.join(', ')}`]
      : [];
  const sections = [
    section(
      'Found',
      plan.found.map(([what, which]) => `  ${what.padEnd(13)}  ${which}`),
    ),
    section(isDry ? 'Would write' : 'Wrote', [
      ...written.map(({ name, why }) => `  ${paint('green', '+')} ${name.padEnd(width)}  ${paint('dim', why)}`),
      ...manifest,
    ]),
    section(
      'Left as it is',
      kept.map(
        ({ name, outcome }) => `  ${name}${outcome === 'same' ? '' : ': it is there already, with another text'}`,
      ),
    ),
    section('Not done', [
      ...failed.map(({ name, reason }) => `  ${paint('red', '!')} ${name}: ${reason}`),
      ...plan.notes.map((note) => `  ${paint('yellow', '!')} ${note}`),
    ]),
    ...(isDry ? written.map(({ name, text }) => section(name, indented(text))) : []),
    section(
      'Run it',
      plan.commands.map((command) => `  ${command}`),
    ),
  ];
  return sections.filter((text) => text !== '').join('\n');

  function section(title: string, lines: readonly string[]): string {
    return lines.length === 0 ? '' : `${paint('bold', title)}\n${lines.join('\n')}\n`;
  }
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
}
