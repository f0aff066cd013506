import { HarnessError } from '../../errors/HarnessError';
import type { ServiceOptions } from '../../emulator/service/ServiceOptions';
import type { TestInProgress } from '../runner/TestInProgress';
import type { Place } from './Place';
import { lazy } from '../../util/lazy';

/** Where the tests run, if the environment does not decide. */
export interface PlaceOptions {
  /**
   * `process`: here. `http`: in the Stepmill server at `endpoint`. `aws`: in AWS, with deployed machines. Default:
   * `STEPMILL_TARGET`; without it, `http` if there is an endpoint, or else `process`.
   */
  readonly target?: 'process' | 'http' | 'aws' | undefined;
  /** URL of a Stepmill server; for `aws`, an endpoint instead of AWS's own. Default: `STEPMILL_ENDPOINT`. */
  readonly endpoint?: string | undefined;
  /** A folder of S3 buckets, which is only read. */
  readonly s3?: string | undefined;
}

/**
 * The place named by the options, or else by the environment. Its code is loaded here, to keep `import` short. Throws
 * HarnessError if neither names one.
 */
export function createPlace(
  options: Omit<ServiceOptions, 's3'> & PlaceOptions & { readonly unusedMocks?: unknown },
  test: TestInProgress,
): Place {
  const {
    target = process.env['STEPMILL_TARGET'],
    endpoint = process.env['STEPMILL_ENDPOINT'],
    s3,
    unusedMocks: _unusedMocks,
    ...others
  } = options;
  const rest: ServiceOptions = { ...others, ...(s3 === undefined ? {} : { s3: { folder: s3, readOnly: true } }) };
  const serviceOptions: ServiceOptions = {
    time: 'skip',
    validation: 'PRESENT',
    unaskedStates: 'fail',
    missingMachines: 'unmocked',
    ...rest,
  };
  switch (target || (endpoint ? 'http' : 'process')) {
    case 'process':
      return loadProcess().createProcessPlace(serviceOptions);
    case 'http':
      if (endpoint) return new (loadHttp().HttpPlace)(endpoint, serviceOptions);
      throw new HarnessError(
        'Tests over HTTP need a server: STEPMILL_ENDPOINT=http://127.0.0.1:8083, or the option endpoint.',
      );
    case 'aws':
      if (rest.iam !== undefined)
        throw new HarnessError("The option iam is for local tests: AWS enforces the roles' policies itself.");
      return new (loadAws().AwsPlace)({ ...rest, endpoint: endpoint || undefined }, test);
  }
  throw new HarnessError(`STEPMILL_TARGET is 'process', 'http' or 'aws', not '${String(target)}'.`);
}

const loadProcess = lazy(() => require('./ProcessPlace') as typeof import('./ProcessPlace'));

const loadHttp = lazy(() => require('./http/HttpPlace') as typeof import('./http/HttpPlace'));

const loadAws = lazy(() => require('./aws/AwsPlace') as typeof import('./aws/AwsPlace'));
