import { Endpoints } from '../integrations/endpoints/Endpoints';
import { ConnectionRegistry } from '../integrations/http/ConnectionRegistry';
import { LocalFunctions } from '../integrations/lambda/LocalFunctions';
import { ObjectStore } from '../integrations/objects/ObjectStore';
import { Outbox } from '../integrations/outbox/Outbox';
import { Calls } from '../mocking/Calls';
import { TargetNames } from '../../services/TargetNames';
import { Mocks } from '../mocking/Mocks';
import { Denials } from './denials/Denials';
import type { AnswerOptions } from './AnswerOptions';
import { lazy } from '../../util/lazy';

/**
 * Everything that answers tasks (mocks, functions, endpoints, the outbox) and the log of calls. Each service has one,
 * and so has a harness whose service runs in another process.
 */
export class Answers {
  /** Other names that the loaded files use for what tasks call. */
  readonly targets: TargetNames;
  readonly mocks: Mocks;
  readonly calls: Calls;
  readonly functions: LocalFunctions;
  readonly connections = new ConnectionRegistry();
  readonly outbox: Outbox;
  readonly objects: ObjectStore;
  readonly endpoints: Endpoints;
  /** HarnessErrors that did not end an execution: in an Event invocation, or in a client's call. */
  readonly mistakes = new Set<unknown>();
  /** HarnessErrors for calls of handlers that have no answer, including those that ended an execution. */
  readonly ofHandlers = new WeakSet<object>();
  /** The denied permissions. */
  readonly denials: Denials;

  /**
   * @param apiOperations the operations of the API that is emulated here
   * @param now the emulator's clock, in epoch milliseconds. Default: the system's
   */
  constructor(
    readonly options: AnswerOptions = {},
    apiOperations: readonly string[] = [],
    now?: () => number,
  ) {
    const { environment, unmocked, mocks, handlers = {}, mostCalls, validation = 'NONE' } = options;
    const { endpoints = {}, connections = {}, functionsIn, functions: shared, onNote, unaskedStates, s3 } = options;
    const { passEnvironment, awsCalls } = options;
    this.targets = shared?.targets ?? new TargetNames();
    this.functions = new LocalFunctions({
      workers: functionsIn === 'workers',
      shared,
      targets: this.targets,
      onMistake: (mistake) => void this.mistakes.add(mistake),
    });
    this.functions.variables.passing = { passEnvironment, awsCalls };
    this.objects = new ObjectStore(s3, now);
    this.mocks = new Mocks({ validation, onNote, unaskedStates, targets: this.targets });
    const tell = (note: string): void => this.mocks.note(note);
    this.denials = new Denials(apiOperations, options.iam, tell);
    this.functions.onNote = tell;
    this.outbox = new Outbox({ limit: mostCalls, targets: this.targets });
    this.calls = new Calls(mostCalls === undefined ? {} : { limit: mostCalls });
    this.calls.knowing(() => ({ definitions: [], targets: this.targets }));
    this.endpoints = new Endpoints({ environment, useAws: unmocked === 'forward', ...endpoints });
    for (const [name, connection] of Object.entries(connections)) this.connections.register(name, connection);
    for (const [name, handler] of Object.entries(handlers)) this.functions.register(name, handler);
    if (typeof mocks === 'string') this.mocks.useConfigFile(mocks);
    else if (mocks !== undefined) this.mocks.useConfig(loadConfig().loadMockConfig(mocks));
  }

  /** Forgets the messages and scripts of one test. Handlers, connections and other scripts are kept. */
  reset(): void {
    this.mistakes.clear();
    this.mocks.reset();
    this.mocks.restore();
    this.denials.clear('test');
    this.denials.enforced?.forget();
    this.calls.clear();
    this.outbox.clear();
    this.outbox.abandon();
    this.objects.reset();
  }
}

const loadConfig = lazy(
  () => require('../mocking/config/loadMockConfig') as typeof import('../mocking/config/loadMockConfig'),
);
