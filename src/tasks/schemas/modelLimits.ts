import { batchLimits } from './limits/batch';
import { dynamodbLimits } from './limits/dynamodb';
import { ecsLimits } from './limits/ecs';
import { eventbridgeLimits } from './limits/eventbridge';
import { kmsLimits } from './limits/kms';
import { lambdaLimits } from './limits/lambda';
import { s3Limits } from './limits/s3';
import { secretsManagerLimits } from './limits/secretsManager';
import { sfnLimits } from './limits/sfn';

/** What the API says of the size of a member: how long a text is at least, or between which values a number lies. */
interface MemberLimits {
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * The limits in the replies of the services that are mocked most, from their API models; the client packages have none. By
 * structure, each member with a space between: `Name` is a text of one character at least, `Arn:20` of twenty,
 * `Size=512..10240` a number.
 */
const services: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lambda: lambdaLimits,
  kms: kmsLimits,
  sfn: sfnLimits,
  eventbridge: eventbridgeLimits,
  dynamodb: dynamodbLimits,
  s3: s3Limits,
  ecs: ecsLimits,
  batch: batchLimits,
  'secrets-manager': secretsManagerLimits,
};

const read = new Map<string, ReadonlyMap<string, MemberLimits>>();

/** The limits of a member. `service` as in the name of its client package: `eventbridge`. */
export function modelLimits(service: string, structure: string, apiName: string): MemberLimits | undefined {
  const written = services[service]?.[structure];
  if (written === undefined) return undefined;
  const key = `${service} ${structure}`;
  let limits = read.get(key);
  if (limits === undefined) read.set(key, (limits = new Map(written.split(' ').map(readMember))));
  return limits.get(apiName);
}

function readMember(written: string): [name: string, limits: MemberLimits] {
  const [name = '', range] = written.split('=');
  if (range !== undefined) {
    const [minimum, maximum] = range.split('..');
    return [name, { ...(minimum && { minimum: Number(minimum) }), ...(maximum && { maximum: Number(maximum) }) }];
  }
  const [text = '', length = '1'] = name.split(':');
  return [text, { minLength: Number(length) }];
}
