import { Endpoints } from '../../tasks/integrations/endpoints/Endpoints';
import { ConnectionRegistry } from '../../tasks/integrations/http/ConnectionRegistry';
import { LocalFunctions } from '../../tasks/integrations/lambda/LocalFunctions';
import { Outbox } from '../../tasks/integrations/outbox/Outbox';
import { Calls } from '../../tasks/mocking/Calls';
import type * as Config from '../../tasks/mocking/config/loadMockConfig';
import { Mocks } from '../../tasks/mocking/Mocks';
import type { ServiceOptions } from './ServiceOptions';

/**
 * What tasks are answered with: mocks, functions, the outbox; and the log of calls. Part of each service; a harness
 * whose service runs in another process has it alone.
 */
export class Answers {
  readonly options: ServiceOptions;
  readonly mocks: Mocks;
  readonly calls: Calls;
  readonly functions = new LocalFunctions();
  readonly connections = new ConnectionRegistry();
  readonly outbox = new Outbox();
  readonly endpoints: Endpoints;

  constructor(options: ServiceOptions = {}) {
    const { environment, unmocked, mocks, handlers = {}, mostCalls, validation = 'NONE' } = options;
    const { endpoints = {}, connections = {} } = options;
    this.options = options;
    this.mocks = new Mocks({ validation });
    this.calls = new Calls(mostCalls === undefined ? {} : { limit: mostCalls });
    this.endpoints = new Endpoints({ environment, useAws: unmocked === 'forward', ...endpoints });
    for (const [name, connection] of Object.entries(connections)) this.connections.register(name, connection);
    for (const [name, handler] of Object.entries(handlers)) this.functions.register(name, handler);
    if (typeof mocks === 'string') this.mocks.useConfigFile(mocks);
    else if (mocks !== undefined) this.mocks.useConfig(loadConfig().loadMockConfig(mocks));
  }

  /** Forgets what was sent and overridden; handlers, connections and the scripts that stay are kept. */
  resetAnswers(): void {
    this.mocks.reset();
    this.mocks.restore();
    this.calls.clear();
    this.outbox.clear();
  }
}

function loadConfig(): typeof Config {
  return require('../../tasks/mocking/config/loadMockConfig') as typeof Config;
}
