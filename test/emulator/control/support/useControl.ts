import { Accounts } from '../../../../src/emulator/control/accounts/Accounts';
import type { ControlContext } from '../../../../src/emulator/control/Control';
import { runControl } from '../../../../src/emulator/control/runControl';
import { checkSchema } from '../../../../src/emulator/control/schema/checkSchema';
import { components } from '../../../../src/emulator/control/schema/components';
import type { Schema } from '../../../../src/emulator/control/schema/Schema';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';
import { printJson } from '../../../../src/util/ExactNumber';
import { controls, expectDocumented } from './document';

const roleArn = 'arn:aws:iam::123456789012:role/r';

export interface Given {
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
}

export { controls };

/** Calls a route by its name, as a request would. */
export function callControl(
  name: string,
  context: Omit<ControlContext, 'table'>,
  { path = {}, query = {}, body }: Given = {},
): Promise<object> {
  const control = controls.find((one) => one.name === name)!;
  return runControl(control, { ...context, table: controls }, { path, query: Object.entries(query), body });
}

/**
 * The control API of a service, called in process. Each answer is held against the document, and has nothing more in it;
 * so is each rejection.
 */
export interface ControlUnderTest {
  readonly service: Service;
  /** The answer as JSON has it. */
  ask(name: string, given?: Given): Promise<any>;
  /** What a refusal tells. */
  refusal(name: string, given?: Given): Promise<{ status: number; code: string; message: string; faults?: unknown }>;
  /** Makes a state machine and answers its ARN. */
  machine(definition: object, more?: object): string;
  /** Starts an execution and answers its ARN. */
  start(stateMachineArn: string, input?: unknown, more?: object): string;
  /** Both, with a machine of the name `m`. */
  run(definition: object, input?: unknown): string;
}

/** A fresh one for each test. */
export function useControl(options: ServiceOptions = {}): ControlUnderTest {
  let service!: Service;
  let accounts!: Accounts;
  beforeEach(() => {
    service = createService({ time: 'skip', startTime: '2030-01-01T00:00:00Z', seed: 'control', ...options });
    accounts = new Accounts(service);
  });
  afterEach(() => {
    accounts.close();
    service.close();
  });
  const context = () => ({ service, accounts });
  const api: ControlUnderTest = {
    get service() {
      return service;
    },
    async ask(name, given) {
      const answer: unknown = JSON.parse(printJson(await callControl(name, context(), given)));
      expectDocumented(name, 200, answer);
      expect(checkSchema(closed(controls.find((one) => one.name === name)!.answer), answer, 'body')).toEqual([]);
      return answer;
    },
    async refusal(name, given) {
      const error: any = await callControl(name, context(), given).then(
        (answer) => {
          throw new Error(`It was answered: ${printJson(answer)}`);
        },
        (refused: unknown) => refused,
      );
      if (error.status === undefined) throw error;
      const { status, code, message, faults } = error;
      const told = { message, code, ...(faults !== undefined && { faults }) };
      expectDocumented(name, status, told);
      return { status, ...told };
    },
    machine(definition, more = {}) {
      const input = { name: 'm', definition: JSON.stringify(definition), roleArn, ...more };
      return (service.call('CreateStateMachine', input) as { stateMachineArn: string }).stateMachineArn;
    },
    start(stateMachineArn, input = {}, more = {}) {
      const given = { stateMachineArn, input: JSON.stringify(input), ...more };
      return (service.call('StartExecution', given) as { executionArn: string }).executionArn;
    },
    run: (definition, input) => api.start(api.machine(definition), input),
  };
  return api;
}

/** The same schema for an answer that may have nothing more in it: what is not documented must not be there. */
function closed(schema: Schema): Schema {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const inner = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(inner);
    if (typeof one !== 'object' || one === null) return one;
    const { $ref } = one as Schema;
    if ($ref !== undefined) return inner(components[$ref.split('/').at(-1)!]);
    const { properties, additionalProperties } = one as Schema;
    const made = Object.fromEntries(Object.entries(one).map(([name, value]) => [name, inner(value)]));
    return properties !== undefined && additionalProperties === undefined
      ? { ...made, additionalProperties: false }
      : made;
  };
  const made = inner(schema) as Schema;
  known.set(schema, made);
  return made;
}

const known = new Map<Schema, Schema>();
