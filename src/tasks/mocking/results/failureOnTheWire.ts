import { callTarget } from '../callTarget';
import type { TaskRequest } from '../../../language/asl/task';

/** Exceptions that do not come with status 400, of the services whose failures are mocked most; as `service name=status`. */
const statuses: ReadonlyMap<string, number> = new Map(
  [
    's3 NoSuchKey=404 NoSuchBucket=404 NoSuchUpload=404 NoSuchVersion=404 AccessDenied=403 PreconditionFailed=412',
    's3 BucketAlreadyExists=409 BucketAlreadyOwnedByYou=409 InternalError=500 SlowDown=503',
    'lambda ResourceNotFound=404 ResourceConflict=409 TooManyRequests=429 AccessDenied=403 Service=500',
    'sns NotFound=404 AuthorizationError=403 InternalError=500',
    'dynamodb InternalServerError=500',
    'iam NoSuchEntity=404 EntityAlreadyExists=409 DeleteConflict=409 LimitExceeded=409',
  ].flatMap((line) => {
    const [service, ...codes] = line.split(' ');
    return codes.map((code): [string, number] => {
      const [name, status] = code.split('=');
      return [`${service} ${name}`, Number(status)];
    });
  }),
);

interface FailureOnTheWire {
  readonly statusCode: number;
  readonly causeCode: string;
  readonly modelled: boolean;
}

/**
 * How a service reports an exception.
 *
 * AWS: the code of SNS lacks the `Exception` of the name (`NotFound`). The API of EC2 lists no exceptions, so whatever it
 * refuses is `Ec2.Ec2Exception`; that of CloudFormation does not list ValidationError.
 */
export function failureOnTheWire(request: TaskRequest, code: string): FailureOnTheWire {
  const { service } = callTarget(request);
  const stem = code.replace(/Exception$/, '');
  return {
    statusCode: statuses.get(`${service} ${stem}`) ?? 400,
    causeCode: service === 'sns' ? stem : code,
    modelled: service !== 'ec2' && !(service === 'cloudformation' && stem === 'ValidationError'),
  };
}
