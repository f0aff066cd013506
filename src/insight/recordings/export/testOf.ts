import { quoted } from '../../../util/literal';
import { importsOf, type Runner } from './importsOf';

/** What a test of recordings needs. Paths are relative to where it will run. */
interface TestedRecordings {
  readonly runner: Runner;
  /** Whether the test is an ES module. */
  readonly isModule: boolean;
  /** The definition's file, and the machine in it. */
  readonly definition: string;
  readonly machine: string | undefined;
  readonly recordings: readonly string[];
}

/** A test that plays recordings on a file's definition. */
export function testOf({ runner, isModule, definition, machine, recordings }: TestedRecordings): string {
  const source = [definition, ...(machine === undefined ? [] : [machine])].map(quoted).join(', ');
  const titled =
    runner === 'node' ? 'for (const file of recordings) {' : "test.each(recordings)('%s', async (file) => {";
  const body = ['const run = await machine.replay(file);', 'expect(run).toMatchRecording(file);'];
  const inside =
    runner === 'node'
      ? ['  test(file, async () => {', ...body.map((line) => `    ${line}`), '  });', '}']
      : [...body.map((line) => `  ${line}`), '});'];
  return [
    ...importsOf(runner, isModule),
    '',
    'const sfn = stepmill();',
    `const machine = sfn.stateMachine(${source});`,
    'const recordings = [',
    ...recordings.map((file) => `  ${quoted(file)},`),
    '];',
    '',
    titled,
    ...inside,
    '',
  ].join('\n');
}
