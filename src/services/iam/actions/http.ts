import { objectOf } from '../../../util/json';
import { textParameter } from '../../parameters';
import { atRunTime } from './NeededAction';
import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM permissions to run an HTTP Task" of the Step Functions guide. */
export const httpNeeds: ServiceNeeds = {
  own({ parameters, stateMachineArn }) {
    const known = Object.entries({
      'states:HTTPMethod': textParameter(parameters, 'Method'),
      'states:HTTPEndpoint': textParameter(parameters, 'ApiEndpoint'),
    }).filter((entry): entry is [string, string] => entry[1] !== undefined && !entry[1].includes(atRunTime));
    return [
      {
        action: 'states:InvokeHTTPEndpoint',
        resources: [stateMachineArn],
        reason: 'calls an HTTP endpoint',
        context: Object.fromEntries(known),
      },
    ];
  },
  besides({ parameters, place: { partition } }) {
    const connection =
      textParameter(objectOf(parameters['Authentication']), 'ConnectionArn') ??
      textParameter(objectOf(parameters['InvocationConfig']), 'ConnectionArn') ??
      atRunTime;
    return [
      {
        action: 'events:RetrieveConnectionCredentials',
        resources: [connection],
        reason: 'reads the connection',
      },
      ...['GetSecretValue', 'DescribeSecret'].map((verb) => ({
        action: `secretsmanager:${verb}`,
        resources: [secretOf(connection, partition)],
        reason: 'reads the secret of the connection',
      })),
    ];
  },
};

/** AWS: EventBridge keeps the credentials of a connection in a secret, whose ARN ends with an id of its own. */
function secretOf(connection: string, partition: string): string {
  const [, , , region = atRunTime, accountId = atRunTime, end = ''] = connection.split(':');
  const name = /^connection\/([^/]+)/.exec(end)?.[1] ?? atRunTime;
  return `arn:${partition}:secretsmanager:${region}:${accountId}:secret:events!connection/${name}/${atRunTime}`;
}
