import fs from 'node:fs';
import path from 'node:path';
import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../src/emulator/service/ServiceOptions';

const roleArn = 'arn:aws:iam::123456789012:role/any';

/** A service whose functions answer as the fixtures want it, with a time of its own that is the same each time. */
export function sceneService(options: ServiceOptions = {}): Service {
  const service = createService({ time: 'skip', startTime: '2030-01-01T08:00:00Z', seed: 'console', ...options });
  const { functions } = service;
  let charges = 0;
  functions.register('charge', (event) => {
    const { order } = event as { order: string };
    if (order.startsWith('declined')) throw named('Card.Declined', 'Not enough money');
    if (order.startsWith('busy') && ++charges <= 2) throw named('Card.Busy', 'Try again later');
    return { chargeId: `c-${order}` };
  });
  functions.register('ship', (event) => ({ parcel: `p-${(event as { id: string }).id}` }));
  functions.register('refund', () => ({ refunded: true }));
  functions.register('van', (event) => {
    if ((event as { no: number }).no % 3 === 0) throw named('Van.None', 'All vans are out');
    return { van: 7 };
  });
  functions.register('label', (event) => {
    if ((event as { no: number }).no === 5) throw named('Printer.Broken', 'It smokes');
    return { label: `L-${(event as { no: number }).no}` };
  });
  functions.register('notes', () => ({ cents: 12_000 }));
  functions.register('coins', (event) => ({ ok: (event as { till: number }).till !== 2 }));
  functions.register('import', (event) => {
    if ((event as { row: number }).row % 9 === 4) throw named('Row.Bad', 'It has no name');
    return { imported: true };
  });
  functions.register('price', () => ({ cents: 950 }));
  return service;
}

/** Creates the machine of a fixture, or of a definition, and gives its ARN. */
export function createMachine(service: Service, name: string, definition?: object, more: object = {}): string {
  const text = definition === undefined ? fixture(name) : JSON.stringify(definition);
  const answer = service.call('CreateStateMachine', { name, definition: text, roleArn, ...more });
  return (answer as { stateMachineArn: string }).stateMachineArn;
}

export function start(service: Service, stateMachineArn: string, name: string, input: unknown = {}): string {
  const answer = service.call('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) });
  return (answer as { executionArn: string }).executionArn;
}

export function fixture(name: string): string {
  return fs.readFileSync(path.join(__dirname, '..', 'fixtures', `${name}.asl.json`), 'utf8');
}

export const parcels = { parcels: Array.from({ length: 40 }, (_none, no) => ({ no, heavy: no % 4 === 3 })) };

export const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:steps:*';

/** What a state machine that logs everything is created with. */
export const logging = {
  loggingConfiguration: {
    level: 'ALL',
    includeExecutionData: true,
    destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
  },
};

export const tills = { tills: [{ till: 1 }, { till: 2 }, { till: 3 }] };

/** So many states, most in a row, with choices and waits between them. */
export function longDefinition(count: number): object {
  const name = (index: number): string => `Step ${Math.min(count - 1, index)}`;
  const state = (index: number): object => {
    const Next = name(index + 1);
    if (index === count - 1) return { Type: 'Succeed' };
    if (index % 7 === 3)
      return {
        Type: 'Choice',
        Choices: [{ Variable: '$.k', NumericEquals: index, Next: name(index + 2) }],
        Default: Next,
      };
    return index % 11 === 5 ? { Type: 'Wait', Seconds: 1, Next } : { Type: 'Pass', Next };
  };
  const States = Object.fromEntries(Array.from({ length: count }, (_none, index) => [name(index), state(index)]));
  return { StartAt: name(0), States };
}

/** A loop that goes round so often. */
export function loopDefinition(): object {
  const Variable = '$.left';
  return {
    StartAt: 'Count down',
    States: {
      'Count down': {
        Type: 'Pass',
        Parameters: { 'left.$': 'States.MathAdd($.left, -1)' },
        Next: 'More?',
      },
      'More?': { Type: 'Choice', Choices: [{ Variable, NumericGreaterThan: 0, Next: 'Count down' }], Default: 'Done' },
      Done: { Type: 'Succeed' },
    },
  };
}

/** An error of a function, with a stack as Lambda has it: pictures show no folder of the machine on which they are made. */
function named(name: string, message: string): Error {
  const stack = `${name}: ${message}\n    at handler (/var/task/index.mjs:12:9)`;
  return Object.assign(new Error(message), { name, stack });
}
