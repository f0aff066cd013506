import { Deadlines } from '../../clock/Deadlines';
import { systemNow } from '../../clock/system';
import type { EndpointLookup } from '../integrations/endpoints/Endpoints';
import type { IntegrationServices } from '../integrations/IntegrationIo';
import type { Answers } from './Answers';

/** Shared by all services in this process, because the machine has one clock. */
const deadlines = new Deadlines();

/**
 * What integrations need from the Step Functions service that a task runs in: its time, its operations, its executions.
 */
type Surroundings = Pick<
  IntegrationServices,
  'accountId' | 'now' | 'random' | 'call' | 'startExecution' | 'whyNoMachine' | 'whyNoActivity' | 'elsewhere'
>;

/** What integrations may use. `endpoints`: where tasks may be sent, if the settings do not decide. */
export function integrationServices(
  { functions, outbox, objects, connections, endpoints: own, options }: Answers,
  around: Surroundings,
  endpoints: EndpointLookup = own,
): IntegrationServices {
  return {
    accountId: around.accountId,
    seed: options.seed,
    now: () => around.now(),
    random: () => around.random(),
    realNow: systemNow,
    afterRealMs: (ms, expiring) => deadlines.after(ms, expiring),
    call: (operation, input, executionArn) => around.call(operation, input, executionArn),
    startExecution: (start) => around.startExecution(start),
    whyNoMachine: (stateMachineArn) => around.whyNoMachine?.(stateMachineArn),
    whyNoActivity: (activityArn) => around.whyNoActivity?.(activityArn),
    elsewhere: (request) => around.elsewhere?.(request),
    functions,
    outbox,
    objects,
    endpoints,
    connections,
  };
}
