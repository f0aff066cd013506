import type { Json, JsonObject } from '../../../util/json';

/** The rule that an event has matched, and when the bus got the event. */
export interface RuleOfEvent {
  readonly name: string;
  readonly arn: string;
  /** ISO 8601. */
  readonly ingestionTime: string;
}

/** The variables that every template has. AWS: guide, eb-transform-target-input. */
export const reserved: Readonly<Record<string, (event: JsonObject, rule: RuleOfEvent) => Json>> = {
  'aws.events.rule-arn': (_event, { arn }) => arn,
  'aws.events.rule-name': (_event, { name }) => name,
  'aws.events.event.ingestion-time': (_event, { ingestionTime }) => ingestionTime,
  'aws.events.event': withoutDetail,
  'aws.events.event.json': (event) => event,
};

/** AWS: it has other names, another order, and the time of ingestion (recorded by LocalStack, 2024). */
function withoutDetail(event: JsonObject, { ingestionTime }: RuleOfEvent): JsonObject {
  return {
    id: event['id']!,
    account: event['account']!,
    detailType: event['detail-type']!,
    time: ingestionTime,
    source: event['source']!,
    region: event['region']!,
    resources: event['resources']!,
    version: event['version']!,
  };
}
