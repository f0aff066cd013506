import { startServer, type RunningServer } from '../../../src/emulator/server/startServer';
import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import { coverageOf, removeFolders } from './support/coverageOf';

afterAll(removeFolders);

let service: Service;
let server: RunningServer;
beforeAll(async () => {
  service = createService({ time: 'skip' });
  server = await startServer(service, { port: 0 });
});
afterAll(async () => {
  service.close();
  await server.close();
});

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Init',
  States: {
    Init: { Type: 'Pass', Assign: { n: '{% $states.input.n %}' }, Next: 'Choose' },
    Choose: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $n > 5 %}', Next: 'Each' },
        { Condition: '{% $n < 0 %}', Next: 'Each' },
      ],
      Default: 'Done',
    },
    Each: {
      Type: 'Map',
      Items: [1, 2],
      ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', Next: 'Out' }, Out: { Type: 'Pass', End: true } } },
      Next: 'Far',
    },
    Far: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Child',
        States: { Child: { Type: 'Pass', End: true } },
      },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
} as const;

/** What has been run at least once, without the path that all have. */
function run(hits: Readonly<Record<string, number>>): string[] {
  return Object.entries(hits)
    .filter(([, times]) => times > 0)
    .map(([id]) => id.replaceAll('/States', '').replaceAll('/ItemProcessor', ''));
}

describe.each([
  ['in this process', () => ({})],
  ['in a server', () => ({ target: 'http' as const, endpoint: server.url })],
])('%s', (_, options) => {
  const covered = async (part: object, input: unknown): Promise<string[]> => {
    const machines = await coverageOf(async (sfn) => {
      await sfn.stateMachine(definition, { name: 'M' }).run(input, part);
    }, options());
    expect(machines.map(({ name, notCounted }) => [name, notCounted])).toEqual([['M', {}]]);
    return run(machines[0]!.hits);
  };

  test('a part counts for the states, rules and transitions of the machine', async () => {
    // The variable tells the two rules with the same target apart.
    expect(await covered({ from: 'Choose', until: 'Each', variables: { n: -1 } }, {})).toEqual([
      '',
      '/Choose',
      '/Choose/Choices/1',
      '/Each',
      // Its items.
      '/Each',
      '/Each/In',
      '/Each/In/Next',
      '/Each/Out',
      '/Each/Out/End',
    ]);
  });

  test('a part inside counts for the states inside only', async () => {
    const ids = await covered({ from: 'Each[1]/Out' }, 2);
    expect(ids).toEqual(expect.arrayContaining(['/Each/Out', '/Each/Out/End']));
    expect(ids.filter((id) => /Choose|Init|Far|Done|Each\/In\b/.test(id))).toEqual([]);
  });
});

test('a child of a Distributed Map counts for the machine, too', async () => {
  const machines = await coverageOf(async (sfn) => {
    await sfn.stateMachine(definition, { name: 'M' }).run(1, { from: 'Far[0]/Child' });
  });
  expect(machines.map(({ name, notCounted }) => [name, notCounted])).toEqual([['M', {}]]);
  expect(run(machines[0]!.hits)).toEqual(expect.arrayContaining(['/Far/Child', '/Far/Child/End']));
});
