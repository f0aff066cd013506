import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * After so many executions a fresh service takes over, as in a test: what is kept of finished executions does not pile
 * up. (The peer keeps nothing of them.) Creating the state machine again counts as ours.
 */
const executionsPerService = (transitions) => Math.max(20, Math.min(200, Math.round(20_000 / transitions)));

/** Stepmill in process; time skips. */
export function stepmill({ definition, input, transitions, handlers = {}, type = 'STANDARD' }) {
  const perService = executionsPerService(transitions);
  const { createService } = require('stepmill');
  const text = JSON.stringify(input);
  const machine = {
    name: 'Bench',
    definition: JSON.stringify(definition),
    roleArn: 'arn:aws:iam::123456789012:role/bench',
    type,
  };
  let service;
  let stateMachineArn;
  let count = 0;
  return {
    name: 'stepmill',
    async run() {
      if (count++ % perService === 0) {
        service?.close();
        service = createService({ time: 'skip', seed: 1, handlers });
        ({ stateMachineArn } = service.call('CreateStateMachine', machine));
      }
      const { executionArn } = service.call('StartExecution', { stateMachineArn, input: text });
      const execution = service.execution(executionArn);
      if (execution.status === 'RUNNING') await execution.ended();
      if (execution.status !== 'SUCCEEDED')
        throw new Error(`${execution.status} ${execution.error}: ${execution.cause}`);
    },
  };
}

/** aws-local-stepfunctions in process; its tasks are functions, too. */
export function peer({ definition, input, handlers = {} }) {
  const { StateMachine } = require('aws-local-stepfunctions');
  const machine = new StateMachine(definition, { validationOptions: { checkPaths: false, checkArn: false } });
  const text = JSON.stringify(input);
  const taskResourceLocalHandlers = {};
  for (const [name, state] of Object.entries(definition.States)) {
    if (state.Type !== 'Task') continue;
    const handler = handlers[state.Resource.split(':').at(-1)];
    taskResourceLocalHandlers[name] = async (event) => handler(event);
  }
  return {
    name: 'aws-local-stepfunctions',
    async run() {
      await machine.run(JSON.parse(text), { overrides: { taskResourceLocalHandlers } }).result;
    },
  };
}

/** The floor: the same number of steps as a bare loop over closures, with the input parsed and the output written. */
export function bareLoop({ input, transitions }) {
  const text = JSON.stringify(input);
  const steps = Array.from({ length: Math.min(transitions, 64) }, (_, index) => (value) => ({ value, index }).value);
  return {
    name: 'bare loop',
    async run() {
      let value = JSON.parse(text);
      for (let i = 0; i < transitions; i++) value = steps[i % steps.length](value);
      return JSON.stringify(value);
    },
  };
}
