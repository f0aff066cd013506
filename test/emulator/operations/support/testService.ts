import * as sdk from '@aws-sdk/client-sfn';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';
import { ServiceError } from '../../../../src/errors/ServiceError';
import { findOperation } from '../../../../src/emulator/operations/operations';
import type { Caller } from '../../../../src/emulator/operations/OperationContext';

export const roleArn = 'arn:aws:iam::123456789012:role/r';
export const prefix = 'arn:aws:states:us-east-1:123456789012';
/** 2030-01-01T00:00:00Z, in epoch seconds. */
export const start = 1893456000;

export const passDefinition = '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}';
export const otherDefinition = '{"StartAt":"Q","States":{"Q":{"Type":"Pass","End":true}}}';
export const activityDefinition = JSON.stringify({
  StartAt: 'Work',
  States: {
    Work: { Type: 'Task', Resource: `${prefix}:activity:work`, Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
});

/** A service whose time stands still, whose ids are repeatable, and what tests ask of it. */
export class TestService {
  readonly service: Service;

  constructor(options: ServiceOptions = {}) {
    this.service = createService({ time: 'skip', startTime: start * 1000, seed: 7, ...options });
  }

  async call(name: string, input: unknown = {}, caller?: Caller): Promise<any> {
    const output = await this.service.call(name, input, caller);
    checkOutput(name, output);
    return output;
  }

  /** The error of a call, whole: its code, message and further members. */
  async errorOf(name: string, input: unknown = {}, caller?: Caller): Promise<unknown> {
    try {
      await this.service.call(name, input, caller);
    } catch (error) {
      const { code, message, members } = error as { code: string; message: string; members: object };
      if (error instanceof ServiceError) checkError(name, code);
      return { code, message, ...members };
    }
    throw new Error(`${name} did not fail`);
  }

  async createMachine(name = 'M', more: object = {}): Promise<string> {
    const { stateMachineArn } = await this.call('CreateStateMachine', {
      name,
      roleArn,
      definition: passDefinition,
      ...more,
    });
    return stateMachineArn;
  }

  close(): void {
    this.service.close();
  }
}

/** Schemas of the AWS SDK: the kind, two names, traits, then members. */
type SdkStructure = readonly [3, string, string, unknown, readonly string[]];

/** A reply has no member that the AWS SDK would drop. */
function checkOutput(name: string, output: object): void {
  const [, , , , members] = (sdk as unknown as Record<string, SdkStructure>)[`${name}Output$`]!;
  expect(Object.keys(output).filter((member) => !members.includes(member))).toEqual([]);
}

/** Exceptions that any operation may throw. */
const common = [
  'AccessDeniedException',
  'SerializationException',
  'ThrottlingException',
  'UnknownOperationException',
  'ValidationException',
];

/** An exception is one that the record of the operation lists. */
function checkError(name: string, code: string): void {
  expect([...common, ...(findOperation(name)?.errors ?? [])]).toContain(code);
}

/** The service of the test that runs; a fresh one for each. */
export function useTestService(options: ServiceOptions = {}): TestService {
  let current: TestService | undefined;
  beforeEach(() => {
    current = new TestService(options);
  });
  afterEach(() => current!.close());
  return new Proxy({} as TestService, {
    get: (_target, name) => {
      const value = Reflect.get(current!, name);
      return typeof value === 'function' ? value.bind(current) : value;
    },
  });
}

/** The answer of the API model to one broken constraint. */
export function violation(value: string, path: string, constraint: string): object {
  return {
    code: 'ValidationException',
    message: `1 validation error detected: Value${value} at '${path}' failed to satisfy constraint: Member must ${constraint}`,
  };
}
