import type { IntegrationIo } from './IntegrationIo';

/** For work that goes on when its task is over: an Event invocation, the cancelling of a job. */
export function detachedIo(io: IntegrationIo): IntegrationIo {
  const { accountId, functions, outbox, objects, endpoints, connections } = io;
  const nothing = (): void => undefined;
  return {
    accountId,
    now: () => io.now(),
    random: () => io.random(),
    realNow: () => io.realNow(),
    afterRealMs: (ms, expiring) => io.afterRealMs(ms, expiring),
    call: (operation, input) => io.call(operation, input),
    startExecution: (start) => io.startExecution(start),
    endTask: nothing,
    onAbandon: nothing,
    expectEndFrom: nothing,
    detach: nothing,
    functions,
    outbox,
    objects,
    endpoints,
    connections,
  };
}
