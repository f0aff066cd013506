import type { Service } from '../../../../src/emulator/service/Service';
import { createService } from '../../../../src/emulator/service/createService';
import type { ScriptBuilder } from '../../../../src/tasks/mocking/ScriptBuilder';
import { fetchRecording } from '../../../../src/insight/recordings/fetchRecording';
import type { Recording } from '../../../../src/insight/recordings/Recording';
import type { ApiCaller } from '../../../../src/contract/ApiCaller';

export const startTime = Date.UTC(2030, 0, 2, 3, 4, 5);
export const invoke = 'arn:aws:states:::lambda:invoke';

/** A Task that calls the function of its name. */
export function call(name: string, more: object = {}): object {
  return { Type: 'Task', Resource: invoke, Parameters: { FunctionName: name, 'Payload.$': '$' }, ...more };
}

export interface Scene {
  readonly name?: string;
  readonly input?: unknown;
  readonly scripts?: readonly ScriptBuilder[];
  /** Does what others do while it is running. */
  readonly during?: (service: Service, executionArn: string) => Promise<void> | void;
}

/** Runs a definition in a service of its own. */
export async function runScene(
  definition: object,
  { name = 'Order', input = {}, scripts = [], during }: Scene = {},
): Promise<{ service: Service; caller: ApiCaller; executionArn: string }> {
  const service = createService({ time: 'skip', startTime, seed: 'scene' });
  service.answers.mocks.use(...scripts);
  const caller: ApiCaller = {
    call: async (operation, asked) => (await service.call(operation, asked)) as never,
  };
  const { stateMachineArn } = await caller.call('CreateStateMachine', {
    name,
    definition: JSON.stringify(definition satisfies object),
    roleArn: 'arn:aws:iam::123456789012:role/r',
  });
  const { executionArn } = (await caller.call('StartExecution', {
    stateMachineArn,
    name: 'one',
    input: JSON.stringify(input),
  })) as { executionArn: string };
  await during?.(service, executionArn);
  await service.quiet();
  return { service, caller, executionArn };
}

/** A recording of such a run. */
export async function recordScene(definition: object, scene: Scene = {}): Promise<Recording> {
  const { service, caller, executionArn } = await runScene(definition, scene);
  try {
    return await fetchRecording(caller, executionArn);
  } finally {
    service.close();
  }
}
