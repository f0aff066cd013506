import { isArray, isObject, objectOf, type Json, type JsonObject } from '../../../util/json';
import { asText } from '../../../services/parameters';
import { escapeXml } from './xml';

// SQS in the query protocol, for clients before 2023: lists and maps have no wrappers, and other names.

/** Lists and maps of requests by their names in the form, and the members of the API. */
const lists: Readonly<Record<string, string>> = {
  AttributeName: 'AttributeNames',
  MessageAttributeName: 'MessageAttributeNames',
  MessageSystemAttributeName: 'MessageSystemAttributeNames',
  TagKey: 'TagKeys',
  AWSAccountId: 'AWSAccountIds',
  ActionName: 'Actions',
  SendMessageBatchRequestEntry: 'Entries',
  DeleteMessageBatchRequestEntry: 'Entries',
  ChangeMessageVisibilityBatchRequestEntry: 'Entries',
};
const maps: Readonly<Record<string, string>> = {
  Attribute: 'Attributes',
  MessageAttribute: 'MessageAttributes',
  MessageSystemAttribute: 'MessageSystemAttributes',
  Tag: 'Tags',
};

/** The input of an operation, from the parameters of a form. */
export function fromSqsForm(form: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]): [string, Json] => {
      const list = own(lists, name);
      if (list !== undefined && isArray(value))
        return [list, value.map((item) => (isObject(item) ? fromSqsForm(item) : item))];
      const map = own(maps, name);
      if (map !== undefined && isArray(value)) return [map, mapOf(value)];
      return [name, value];
    }),
  );
}

function mapOf(entries: readonly Json[]): JsonObject {
  return Object.fromEntries(
    entries.map((entry) => {
      const { Name, Key, Value = null } = objectOf(entry);
      return [asText(Name ?? Key ?? ''), Value];
    }),
  );
}

/** Lists in responses by member, and the name of each item's element. */
const items: Readonly<Record<string, string>> = {
  Messages: 'Message',
  QueueUrls: 'QueueUrl',
  queueUrls: 'QueueUrl',
  Failed: 'BatchResultErrorEntry',
  Results: 'ListMessageMoveTasksResultEntry',
};

/** The output of an operation as elements. */
export function toSqsXml(output: JsonObject): string {
  return Object.entries(output)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => memberXml(name, value))
    .join('');
}

function memberXml(name: string, value: Json): string {
  if (isArray(value)) {
    const item = own(items, name) ?? (name === 'Successful' ? successElement(value[0]) : name.replace(/s$/, ''));
    return value.map((inner) => `<${item}>${contentOf(inner)}</${item}>`).join('');
  }
  const entry = Object.keys(maps).find((each) => maps[each] === name);
  if (entry === undefined || !isObject(value)) return `<${name}>${contentOf(value)}</${name}>`;
  const key = entry === 'Tag' ? 'Key' : 'Name';
  return Object.entries(value)
    .map(([at, inner]) => `<${entry}><${key}>${escapeXml(at)}</${key}><Value>${contentOf(inner)}</Value></${entry}>`)
    .join('');
}

function contentOf(value: Json): string {
  return isObject(value) ? toSqsXml(value) : escapeXml(value === null ? '' : asText(value));
}

/** Each batch operation has its own element. */
function successElement(entry: Json | undefined): string {
  const isSent = isObject(entry) && entry['MessageId'] !== undefined;
  return isSent ? 'SendMessageBatchResultEntry' : 'DeleteMessageBatchResultEntry';
}

function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
