import { textParameter } from '../../parameters';
import { objectOf } from '../../../util/json';
import { atRunTime } from './NeededAction';
import { calledResources } from './calledResources';
import type { IntegrationCall, Need, ServiceNeeds } from './ServiceNeeds';

const reads = 'only a query that reads tables of the Glue Data Catalog needs it, on these tables';

/** AWS: "IAM policies for calling Amazon Athena" of the Step Functions guide. */
export const athenaNeeds: ServiceNeeds = {
  besides: (call) => (call.resource.action === 'startQueryExecution' ? queryNeeds(call) : resultNeeds(call)),
  follows(call) {
    const resources = calledResources(call, 'startQueryExecution');
    return [
      { action: 'athena:GetQueryExecution', resources, reason: 'waits for the end of the query', when: 'follow' },
      {
        action: 'athena:StopQueryExecution',
        resources,
        reason: 'stops the query of an abandoned task',
        when: 'follow',
      },
    ];
  },
};

function queryNeeds({ parameters, place: { partition, region, accountId } }: IntegrationCall): readonly Need[] {
  const context = objectOf(parameters['QueryExecutionContext']);
  const catalog = textParameter(context, 'Catalog') ?? 'AwsDataCatalog';
  const output = textParameter(objectOf(parameters['ResultConfiguration']), 'OutputLocation');
  const place = /^s3:\/\/([^/]+)\/?(.*)$/.exec(output ?? '');
  const bucket = place === null ? atRunTime : `arn:${partition}:s3:::${place[1]!}`;
  const objects = place === null ? atRunTime : `${bucket}/${place[2]!}*`;
  const writes = output === undefined ? { doubt: 'the workgroup may set the location of results, or manage them' } : {};
  return [
    {
      action: 'athena:GetDataCatalog',
      resources: [`arn:${partition}:athena:${region}:${accountId}:datacatalog/${catalog}`],
      reason: 'reads the data catalog',
      doubt: 'only catalogs other than that of Glue need it',
    },
    { action: 's3:GetBucketLocation', resources: [bucket], reason: 'writes results', ...writes },
    { action: 's3:PutObject', resources: [objects], reason: 'writes results', ...writes },
    ...['glue:GetDatabase', 'glue:GetTable', 'glue:GetPartitions', 's3:GetObject', 's3:ListBucket'].map((action) => ({
      action,
      resources: [atRunTime],
      reason: 'reads the tables of the query',
      doubt: reads,
    })),
    {
      action: 'lakeformation:GetDataAccess',
      resources: ['*'],
      reason: 'reads the tables of the query',
      doubt: 'only tables that Lake Formation governs need it',
    },
  ];
}

function resultNeeds({ resource: { action } }: IntegrationCall): readonly Need[] {
  return action === 'getQueryResults'
    ? [
        {
          action: 's3:GetObject',
          resources: [atRunTime],
          reason: 'reads results',
          doubt: 'Athena may keep results itself',
        },
      ]
    : [];
}
