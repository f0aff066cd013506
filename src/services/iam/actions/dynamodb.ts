import { isArray, isObject, member, objectOf, type Json, type JsonObject } from '../../../util/json';
import { textParameter } from '../../parameters';
import type { ArnPlace } from '../../AwsService';
import { atRunTime } from './NeededAction';
import type { IntegrationCall, Need, ServiceNeeds } from './ServiceNeeds';

/** AWS: a transaction needs the rights of its items, and PartiQL one for each kind of statement (DynamoDB guide). */
export const dynamodbNeeds: ServiceNeeds = {
  own(call) {
    const { action } = call.resource;
    if (action === 'transactGetItems') return itemNeeds(call, { Get: 'GetItem' });
    if (action === 'transactWriteItems') return itemNeeds(call, writes);
    const statements = statementsOf(action, call.parameters);
    return statements?.map((statement) => statementNeed(statement, call.place));
  },
  resources({ resource: { action }, parameters, place }) {
    if (action === 'batchGetItem' || action === 'batchWriteItem') {
      const tables = Object.keys(objectOf(member(parameters, 'RequestItems')));
      return tables.length === 0 ? [atRunTime] : tables.map((table) => tableArn(table, place));
    }
    const table = textParameter(parameters, 'TableName');
    if (table === undefined) return action.startsWith('list') ? ['*'] : [atRunTime];
    const index = textParameter(parameters, 'IndexName');
    const arn = tableArn(table, place);
    return [index === undefined ? arn : index === atRunTime ? atRunTime : `${arn}/index/${index}`];
  },
};

const writes: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
};

function tableArn(name: string, { partition, region, accountId }: ArnPlace): string {
  if (name === atRunTime || name.startsWith('arn:')) return name;
  return `arn:${partition}:dynamodb:${region}:${accountId}:table/${name}`;
}

/** One need for each kind of item, on the tables of its items. */
function itemNeeds(
  { resource: { action }, parameters, place }: IntegrationCall,
  kinds: Readonly<Record<string, string>>,
): readonly Need[] {
  const items = member(parameters, 'TransactItems');
  const known = isArray(items) ? items : [];
  const reason = `calls dynamodb:${action}`;
  const needs = Object.entries(kinds).flatMap(([kind, right]) => {
    const tables = known.flatMap((item) =>
      isObject(item) && kind in item ? [textParameter(objectOf(item[kind]), 'TableName') ?? atRunTime] : [],
    );
    if (tables.length === 0) return [];
    return [
      { action: `dynamodb:${right}`, resources: [...new Set(tables)].map((name) => tableArn(name, place)), reason },
    ];
  });
  if (needs.length > 0) return needs;
  const doubt = 'only items of this kind need it';
  return Object.values(kinds).map((right) => ({ action: `dynamodb:${right}`, resources: [atRunTime], reason, doubt }));
}

/** The PartiQL statements of a call; `undefined` for other calls. */
function statementsOf(action: string, parameters: JsonObject): readonly (Json | undefined)[] | undefined {
  if (action === 'executeStatement') return [member(parameters, 'Statement')];
  const list = { batchExecuteStatement: 'Statements', executeTransaction: 'TransactStatements' }[action];
  if (list === undefined) return undefined;
  const statements = member(parameters, list);
  return isArray(statements) ? statements.map((each) => objectOf(each)['Statement']) : [undefined];
}

/** PartiQL's comments, and the strings and quoted names that may look like comments. */
const comment = /('[^']*'|"[^"]*")|--.*|\/\*[^]*?\*\//g;

function statementNeed(statement: Json | undefined, place: ArnPlace): Need {
  const text =
    typeof statement === 'string' ? statement.replaceAll(comment, (_match, kept = ' ') => kept as string) : '';
  const verb = /^\s*(select|insert|update|delete|exists)/i.exec(text)?.[1]?.toLowerCase();
  const table = /\b(?:from|into|update)\s+"?([\w.-]+)"?/i.exec(text)?.[1];
  const reason = 'executes a PartiQL statement';
  const resources = [table === undefined ? atRunTime : tableArn(table, place)];
  if (verb === undefined)
    return { action: 'dynamodb:PartiQLSelect', resources, reason, doubt: 'the statement is only known at run time' };
  const kind = verb === 'exists' ? 'select' : verb;
  return { action: `dynamodb:PartiQL${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, resources, reason };
}
