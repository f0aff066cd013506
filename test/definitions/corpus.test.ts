import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefinitionLoadError } from '../../src/definitions/DefinitionLoadError';
import { loadDefinitions } from '../../src/definitions/loadDefinitions';

interface ExpectedMachine {
  readonly logicalId: string;
  readonly machineType?: string;
  readonly expectedStartAt?: string;
  readonly expectedStates?: readonly string[];
}

interface Entry {
  readonly dir: string;
  readonly main: string;
  readonly kind: string;
  readonly expectError?: string;
  readonly stateMachines: readonly ExpectedMachine[];
}

/** Published infrastructure files, where they are available. */
const folder = join(__dirname, '../../../shared/definitions/iac');
const index = join(folder, 'index.json');

if (!existsSync(index)) {
  test.skip(`${folder} is not there: no published infrastructure files to load`, () => undefined);
} else {
  const entries = JSON.parse(readFileSync(index, 'utf8')) as readonly Entry[];
  const loaded = entries.filter(({ expectError }) => expectError === undefined);
  const refused = entries.filter(({ expectError }) => expectError !== undefined);

  test.each(loaded)('$dir declares what it should', ({ dir, main, stateMachines }) => {
    const { machines, unavailable } = loadDefinitions(join(folder, dir, main));
    const found = new Map(machines.map((machine) => [machine.name, machine]));

    expect([...machines, ...unavailable].map(({ name }) => name).sort()).toEqual(
      stateMachines.map(({ logicalId }) => logicalId).sort(),
    );
    for (const { logicalId, machineType, expectedStartAt, expectedStates } of stateMachines) {
      if (expectedStartAt === undefined) continue;
      const machine = found.get(logicalId);
      const definition = JSON.parse(machine?.definition ?? '{}') as { StartAt?: string; States?: object };
      expect({
        startAt: definition.StartAt,
        ...(expectedStates && { states: Object.keys(definition.States ?? {}).sort() }),
        ...(machineType !== undefined && { type: machine?.type }),
      }).toEqual({
        startAt: expectedStartAt,
        ...(expectedStates && { states: [...expectedStates].sort() }),
        ...(machineType !== undefined && { type: machineType }),
      });
      const firstState = machine?.locate(`/States/${expectedStartAt.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      expect(firstState && existsSync(firstState.file)).toBe(true);
    }
  });

  test.each(refused)('rejects $dir with its place', ({ dir, main }) => {
    const path = join(folder, dir, main);
    let error: unknown;
    try {
      loadDefinitions(path);
    } catch (thrown) {
      error = thrown;
    }
    expect(DefinitionLoadError.is(error) && { file: error.file, hasPlace: error.line > 1 }).toEqual({
      file: path,
      hasPlace: true,
    });
  });
}
