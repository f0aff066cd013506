import { isAwsHost } from '../border/hosts';
import { canonicalService } from '../../../services/services';
import { jsonTargets } from './jsonTargets';
import type { RequestedCall, WireRequest } from './WireCall';

/** What a request says about the call. */
export type Requested = NamedCall | UnnamedCall;

interface NamedCall extends RequestedCall {
  readonly protocol: 'json' | 'query' | 'cbor';
}

/** Only method and path identify the operation. */
interface UnnamedCall {
  readonly service: string;
  readonly operation?: undefined;
  readonly protocol: 'rest';
}

/** Services that sign with a name shared by several, or with another service's name. */
const signingNames: ReadonlyMap<string, string> = new Map(
  (
    'aps amp, elasticfilesystem efs, elasticmapreduce emr, cassandra keyspaces, mobiletargeting pinpoint, ' +
    'airflow mwaa, aoss opensearchserverless, discovery applicationdiscovery, ds directory, sdb simpledb, ' +
    'tagging resourcegroupstaggingapi, sso ssoadmin, scn supplychain, tax taxsettings, cur costandusagereport, ' +
    'profile customerprofiles, geo location, cases connectcases, cloudcontrolapi cloudcontrol'
  )
    .split(', ')
    .map((line) => line.split(' ') as [string, string]),
);

/** The API versions of the query protocol: unsigned requests identify their service only by them. */
const queryVersions: ReadonlyMap<string, string> = new Map(
  (
    '2010-03-31 sns, 2012-11-05 sqs, 2011-06-15 sts, 2010-05-08 iam, 2010-08-01 cloudwatch, 2010-12-01 ses, ' +
    '2010-05-15 cloudformation, 2014-10-31 rds, 2015-02-02 elasticache, 2012-12-01 redshift, 2011-01-01 autoscaling, ' +
    '2012-06-01 elasticloadbalancing, 2015-12-01 elasticloadbalancingv2, 2016-11-15 ec2, 2009-04-15 simpledb'
  )
    .split(', ')
    .map((line) => line.split(' ') as [string, string]),
);

const timestreamQueries = /^(?:Query|CancelQuery|PrepareQuery|\w*ScheduledQuer\w+|\w*AccountSettings)$/;

/** The service and operation of a request; the service is `s3` if neither signature nor host says otherwise. */
export function findRequestedCall(request: WireRequest): Requested {
  const { headers, path, method } = request;
  const target = headers['x-amz-target'];
  const signed = signedScope(request)?.service;
  if (target !== undefined) return jsonCall(target, signed);
  const [, operation] = /^\/service\/[^/]+\/operation\/(\w+)$/.exec(path.split('?')[0]!) ?? [];
  if (operation !== undefined && headers['smithy-protocol'] !== undefined)
    return { service: serviceNamed(signed) ?? '(unknown)', operation, protocol: 'cbor' };
  if (method === 'POST' && headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) {
    const form = new URLSearchParams(request.body.toString('latin1'));
    const version = queryVersions.get(form.get('Version') ?? '');
    const service = version ?? serviceNamed(signed);
    if (form.has('Action') && service !== undefined)
      return { service, operation: form.get('Action')!, protocol: 'query' };
  }
  const isLambda = /^\/20\d\d-\d\d-\d\d\/(?:functions|layers|event-source-mappings|account-settings)\b/.test(path);
  return {
    service: isLambda ? 'lambda' : (serviceNamed(signed) ?? serviceAt(headers['host']) ?? 's3'),
    protocol: 'rest',
  };
}

/**
 * `execute-api` of `abc.execute-api.eu-west-1.amazonaws.com`: an unsigned request to it could look like a request for
 * an S3 object.
 */
function serviceAt(host = ''): string | undefined {
  const name = host.replace(/\.?(?::\d+)?$/, '').toLowerCase();
  if (!isAwsHost(name) || /(?:^|\.)s3[.-]/.test(name)) return undefined;
  const labels = name.replace(/\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|(?:api|on)\.aws)$/, '').split('.');
  return labels.reverse().find((label) => !/^[a-z]+(?:-[a-z]+)+-\d+$/.test(label));
}

function jsonCall(target: string, signed: string | undefined): Requested {
  const dot = target.lastIndexOf('.');
  const [prefix, operation] = [target.slice(0, dot), target.slice(dot + 1)];
  const known = jsonTargets.get(prefix) ?? serviceNamed(signed) ?? prefix.replace(/_.*$/, '').toLowerCase();
  const service = prefix === 'Timestream_20181101' && timestreamQueries.test(operation) ? 'timestreamquery' : known;
  return { service, operation, protocol: 'json' };
}

function serviceNamed(signed: string | undefined): string | undefined {
  return signed === undefined ? undefined : (signingNames.get(signed) ?? canonicalService(signed));
}

interface Signed {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What a request was signed for, and by whom. */
export interface SignedScope {
  readonly accessKeyId: string;
  readonly region: string;
  /** The name with which the service signs. */
  readonly service: string;
}

const scopeForm = /^([^/]+)\/\d{8}\/([a-z0-9-]+)\/([\w-]+)\/aws4_request$/;

/** What a request was signed for: from its header, or from the query of a presigned URL. */
export function signedScope({ headers, path }: Signed): SignedScope | undefined {
  const authorization = headers['authorization'];
  const credential =
    authorization === undefined
      ? new URLSearchParams(path.split('?')[1]).get('X-Amz-Credential')
      : /Credential=([^,\s]+)/.exec(authorization)?.[1];
  const [, accessKeyId, region, service] = scopeForm.exec(credential ?? '') ?? [];
  return accessKeyId === undefined ? undefined : { accessKeyId, region: region!, service: service! };
}
