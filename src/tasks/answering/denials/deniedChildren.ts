import { placeOf } from '../../integrations/arns';
import { stableId } from '../../mocking/results/stableId';

/** A Map Run whose role must not do something to its children. */
interface DeniedChildren {
  readonly executionArn: string;
  readonly roleArn: string;
  readonly state: string;
  /** `states:StartExecution` */
  readonly action: string;
  /** The machine, or the child. */
  readonly resourceArn: string;
}

/** The cause of its failure. AWS: recorded 2026. */
export function deniedChildren({ executionArn, roleArn, state, action, resourceArn }: DeniedChildren): string {
  const { partition, accountId } = placeOf(executionArn);
  const of = { executionArn, state, invocation: 0 };
  const session = stableId(of, 'session').replaceAll('-', '');
  const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return (
    'Error contacting AWS Service. | Message from Service: ' +
    `User: arn:${partition}:sts::${accountId}:assumed-role/${role}/${session} is not authorized to perform: ${action} ` +
    `on resource: ${resourceArn} because no identity-based policy allows the ${action} action ` +
    `(Service: Sfn, Status Code: 400, Request ID: ${stableId(of, 'request')}) (SDK Attempt Count: 1)`
  );
}
