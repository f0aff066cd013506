import type { ServiceShape } from '../../tasks/schemas/ServiceShape';
import { publishResponseXml } from '../../tasks/awsServices/sns';
import { isArray, isObject, type Json, type JsonObject } from '../../util/json';
import { setMember } from '../../util/setMember';
import { asText } from '../../tasks/awsServices/parameters';
import { actionSchema, callService } from './callService';
import type { Protocol } from './WireCall';

const namespace = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';

/** SNS speaks the AWS query protocol: requests are forms, answers are XML. */
export const snsProtocol: Protocol = async (call, answerer) => {
  const { action: operation, input } = readQueryForm(call.body);
  const action = operation.slice(0, 1).toLowerCase() + operation.slice(1);
  const answer = await callService(action, input, call, answerer);
  const requestId = answerer.requestId();
  const headers = { 'x-amzn-RequestId': requestId, 'Content-Type': 'text/xml' };
  if ('failure' in answer) {
    const { queryCode, message, statusCode } = answer.failure;
    const type = statusCode < 500 ? 'Sender' : 'Receiver';
    const error = `<Type>${type}</Type><Code>${escaped(queryCode)}</Code><Message>${escaped(message)}</Message>`;
    const body = `<ErrorResponse ${namespace}><Error>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return { statusCode, headers, body };
  }
  const { MessageId, SequenceNumber } = answer.output;
  if (action === 'publish' && typeof MessageId === 'string') {
    const sequence = typeof SequenceNumber === 'string' ? SequenceNumber : undefined;
    return { statusCode: 200, headers, body: publishResponseXml(MessageId, requestId, sequence) };
  }
  const result = toXml(answer.output, actionSchema('sns', action)?.output);
  const body =
    `<${operation}Response ${namespace}><${operation}Result>${result}</${operation}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`;
  return { statusCode: 200, headers, body };
};

/** The content of a value. Lists have `member`s, maps have `entry`s with `key` and `value`. */
function toXml(value: Json, shape: ServiceShape | undefined): string {
  if (isArray(value)) {
    const item = shape?.kind === 'list' ? shape.item : undefined;
    return value.map((inner) => `<member>${toXml(inner, item)}</member>`).join('');
  }
  if (!isObject(value)) return escaped(value === null ? '' : String(value));
  if (shape?.kind === 'map') {
    return Object.entries(value)
      .map(([key, inner]) => `<entry><key>${escaped(key)}</key><value>${toXml(inner, shape.value)}</value></entry>`)
      .join('');
  }
  const members = shape?.kind === 'structure' ? shape.members : [];
  return Object.entries(value)
    .filter(([, inner]) => inner !== null)
    .map(([name, inner]) => {
      return `<${name}>${toXml(inner, members.find(({ apiName }) => apiName === name)?.shape)}</${name}>`;
    })
    .join('');
}

/** XML has no way to write most control characters; SNS sends none. */
function escaped(text: string): string {
  return text

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;');
}

type Node = Record<string, Json>;

/**
 * The parameters of a request in the AWS query protocol: `A.member.1=x` is a list, `A.entry.1.key=k` with
 * `A.entry.1.value=v` (or `Name` and `Value`) a map, other dots are structures.
 */
export function readQueryForm(body: string): { readonly action: string; readonly input: JsonObject } {
  const form = new URLSearchParams(body);
  const root: Node = {};
  for (const [name, value] of form) if (name !== 'Action' && name !== 'Version') place(root, name.split('.'), value);
  return { action: form.get('Action') ?? '', input: structured(root) as JsonObject };
}

function place(root: Node, path: readonly string[], value: string): void {
  let node = root;
  for (const step of path.slice(0, -1)) {
    if (!Object.hasOwn(node, step) || !isObject(node[step])) setMember(node, step, {});
    node = node[step] as Node;
  }
  setMember(node, path.at(-1)!, value);
}

function structured(node: Json): Json {
  if (!isObject(node)) return node;
  if (isObject(node['member'])) return inOrder(node['member']).map(structured);
  if (isObject(node['entry'])) {
    return Object.fromEntries(
      inOrder(node['entry'])
        .filter(isObject)
        .map((entry) => [
          asText(entry['Name'] ?? entry['key'] ?? ''),
          structured(entry['Value'] ?? entry['value'] ?? null),
        ]),
    );
  }
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, structured(inner)]));
}

function inOrder(numbered: JsonObject): readonly Json[] {
  return Object.keys(numbered)
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => numbered[key]!);
}
