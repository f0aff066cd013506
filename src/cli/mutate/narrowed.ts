/** Stands in a command for the files of tests that are to run. */
export const placeholder = '{tests}';

const endsInJest = /(?:^|[\\/])jest(?:\.[cm]?js)?$/;
const endsInVitest = /(?:^|[\\/])vitest(?:\.m?js)?$/;

/**
 * A command that runs some files of tests only; `undefined` when nobody can tell how: it neither has `{tests}`, nor ends
 * with the runner itself (`npx jest`, `npx vitest run`, `node --test`).
 */
export function narrowed(command: readonly string[], files: readonly string[]): readonly string[] | undefined {
  if (command.includes(placeholder)) return command.flatMap((word) => (word === placeholder ? files : [word]));
  const last = command.at(-1) ?? '';
  if (endsInJest.test(last)) return [...command, '--runTestsByPath', ...files];
  if (endsInVitest.test(last) || (last === 'run' && endsInVitest.test(command.at(-2) ?? '')))
    return [...command, ...files];
  if (last === '--test') return [...command, ...files];
  return undefined;
}

/** The command for all of its tests. */
export function whole(command: readonly string[]): readonly string[] {
  return command.filter((word) => word !== placeholder);
}
