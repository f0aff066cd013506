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
  ].flatMap((line) => {
    const [service, ...codes] = line.split(' ');
    return codes.map((code): [string, number] => {
      const [name, status] = code.split('=');
      return [`${service} ${name}`, Number(status)];
    });
  }),
);

/**
 * How a service reports an exception.
 *
 * AWS: the code of SNS lacks the `Exception` of the name (`NotFound`).
 */
export function failureOnTheWire(request: TaskRequest, code: string): { statusCode: number; causeCode: string } {
  const { service } = callTarget(request);
  const stem = code.replace(/Exception$/, '');
  return { statusCode: statuses.get(`${service} ${stem}`) ?? 400, causeCode: service === 'sns' ? stem : code };
}
