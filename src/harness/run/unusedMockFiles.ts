import type { UsedFile } from '../../tasks/mocking/config/MockFiles';

/**
 * Mock files that had no effect: no test case was chosen, or no machine of the test has the chosen one. One
 * sentence each.
 */
export function unusedMockFiles(files: readonly UsedFile[], machines: readonly string[]): readonly string[] {
  return files.flatMap((file) => (file.isStarted ? [] : whyUnused(file, machines)));
}

function whyUnused({ config, chosen }: UsedFile, machines: readonly string[]): readonly string[] {
  const { sourceName, stateMachines } = config;
  const cases = (machine: string): readonly string[] => config.testCases(machine);
  if (chosen.size === 0) {
    const [first = 'HappyPath'] = stateMachines.flatMap(cases);
    return [
      `mock file ${sourceName}: no execution was started with one of its test cases. ` +
        `Choose one: sfn.use('${sourceName}', '${first}'), or run(input, { testCase: '${first}' }).`,
    ];
  }
  if (machines.some((machine) => cases(machine).some((name) => chosen.has(name)))) return [];
  const owners = stateMachines.filter((machine) => cases(machine).some((name) => chosen.has(name)));
  const there = machines.length === 0 ? 'none' : machines.map((name) => `'${name}'`).join(', ');
  return [
    `test case '${[...chosen].join("', '")}' of ${sourceName}: it belongs to the state machine '${owners.join("', '")}', ` +
      `and the test has ${there}.`,
  ];
}
