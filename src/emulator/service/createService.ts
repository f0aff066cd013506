import { checkMembers } from '../../util/checkMembers';
import { Service } from './Service';
import type { ServiceOptions } from './ServiceOptions';

/**
 * Step Functions in one object. Throws HarnessError for an unknown option.
 *
 * @example const service = createService({ time: 'skip', seed: 7 });
 */
export function createService(options: ServiceOptions = {}): Service {
  checkOptions(options);
  return new Service(options);
}

type Internal = 'adviseFor' | 'functions' | 'missingMachines';

const known: Readonly<Record<Exclude<keyof ServiceOptions, Internal>, true>> = {
  accountId: true,
  connections: true,
  data: true,
  deliverEvents: true,
  endpoints: true,
  environment: true,
  functionsIn: true,
  handlers: true,
  iam: true,
  keep: true,
  mocks: true,
  mostCalls: true,
  onNote: true,
  passEnvironment: true,
  awsCalls: true,
  quotas: true,
  region: true,
  s3: true,
  schedules: true,
  seed: true,
  startTime: true,
  time: true,
  unaskedStates: true,
  unmocked: true,
  unreachable: true,
  validation: true,
};

/** A misspelt option must not be ignored. */
function checkOptions(options: ServiceOptions): void {
  const { adviseFor: _adviseFor, functions: _functions, missingMachines: _missingMachines, ...given } = options;
  checkMembers(given, Object.keys(known), 'createService(…)');
  checkMembers(given.keep, ['executions', 'bytes', 'children'], 'The option keep');
}
