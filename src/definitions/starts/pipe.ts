import type { DeclaredPipe } from '../../contract/starts/DeclaredPipe';
import type { JsonObject } from '../../util/json';
import { present } from '../../util/present';
import { declaredAs } from './declaredAs';
import { itemsIn, memberIn, numberIn, objectIn, stringIn } from './plain';
import { patternOf } from './rule';
import type { StartSource } from './StartSource';

/** A pipe from a queue or from a stream of a table. AWS::Pipes::Pipe */
export function readPipe(start: StartSource): readonly DeclaredPipe[] {
  const { properties, note } = start;
  const sourceArn = stringIn(properties, 'Source') ?? '';
  const parameters = objectIn(properties, 'SourceParameters');
  const service = sourceArn.split(':')[2] ?? '';
  const settings = Object.hasOwn(sources, service) ? objectIn(parameters, sources[service]!) : undefined;
  if (!Object.hasOwn(sources, service)) {
    note(`reads from ${sourceArn}: Stepmill runs pipes from SQS queues and DynamoDB streams only.`);
    return [];
  }
  const enrichment = stringIn(properties, 'Enrichment');
  const target = objectIn(properties, 'TargetParameters');
  const machine = objectIn(target, 'StepFunctionStateMachineParameters');
  return [
    {
      kind: 'pipe',
      ...declaredAs(start, stringIn(properties, 'Name')),
      enabled: stringIn(properties, 'DesiredState')?.toUpperCase() !== 'STOPPED',
      ...present({ roleArn: stringIn(properties, 'RoleArn') }),
      sourceArn,
      filters: filtersOf(parameters, note),
      ...present({
        batchSize: numberIn(settings, 'BatchSize'),
        enrichment:
          enrichment === undefined
            ? undefined
            : {
                arn: enrichment,
                ...present({ inputTemplate: stringIn(objectIn(properties, 'EnrichmentParameters'), 'InputTemplate') }),
              },
      }),
      target: {
        arn: stringIn(properties, 'Target') ?? '',
        ...present({
          inputTemplate: stringIn(target, 'InputTemplate'),
          invocationType: invocationTypes.find((type) => type === stringIn(machine, 'InvocationType')),
        }),
      },
      ...present({ retry: retryOf(settings), deadLetterArn: stringIn(objectIn(settings, 'DeadLetterConfig'), 'Arn') }),
    },
  ];
}

/** The services that pipes read from here, and the member of SourceParameters with the settings of each. */
const sources: Readonly<Record<string, string>> = {
  sqs: 'SqsQueueParameters',
  dynamodb: 'DynamoDBStreamParameters',
};

const invocationTypes = ['REQUEST_RESPONSE', 'FIRE_AND_FORGET'] as const;

/** Patterns, each of which is JSON text. */
function filtersOf(parameters: JsonObject | undefined, note: StartSource['note']): readonly JsonObject[] {
  const filters = itemsIn(objectIn(parameters, 'FilterCriteria'), 'Filters');
  return filters.flatMap((filter) => {
    const pattern = patternOf(memberIn(filter, 'Pattern'), note);
    return pattern === undefined ? [] : [pattern];
  });
}

function retryOf(settings: JsonObject | undefined): DeclaredPipe['retry'] {
  const retry = present({
    maximumEventAgeInSeconds: numberIn(settings, 'MaximumRecordAgeInSeconds'),
    maximumRetryAttempts: numberIn(settings, 'MaximumRetryAttempts'),
  });
  return Object.keys(retry).length === 0 ? undefined : retry;
}
