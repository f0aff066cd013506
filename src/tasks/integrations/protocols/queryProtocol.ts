import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { asText } from '../../../services/parameters';
import type { ServiceShape } from '../../../services/schemas/ServiceShape';
import { fromStepFunctions, toStepFunctions } from '../../../services/schemas/apiMembers';
import { actionSchema } from '../../../services/schemas/serviceSchema';
import { fromSqsForm, toSqsXml } from './sqsQuery';
import { actionOf, type Protocol } from './WireCall';
import { escapeXml } from './xml';

/** The XML namespaces of responses that clients check. */
const namespaces: Readonly<Record<string, string>> = {
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
  sqs: 'http://queue.amazonaws.com/doc/2012-11-05/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

/** The AWS query protocol of SNS, STS and older services: requests are forms, responses are XML. */
export const queryProtocol: Protocol = async ({ body }, call, { ask, requestId }) => {
  const { service, operation } = call;
  const action = actionOf(call);
  const schema = actionSchema(service, action);
  const form = readQueryForm(body.toString('utf8')).input;
  const input = typed(service === 'sqs' ? fromSqsForm(form) : form, schema?.input) as JsonObject;
  const answer = await ask(action, toStepFunctions(input, schema?.input) as JsonObject);
  const headers = { 'x-amzn-RequestId': requestId, 'Content-Type': 'text/xml' };
  const xmlns = namespaces[service] === undefined ? '' : ` xmlns="${namespaces[service]}"`;
  if (!('output' in answer)) {
    const { queryCode, message, statusCode } = answer.exception;
    const type = statusCode < 500 ? 'Sender' : 'Receiver';
    const error = `<Type>${type}</Type><Code>${escapeXml(queryCode)}</Code><Message>${escapeXml(message)}</Message>`;
    const text = `<ErrorResponse${xmlns}><Error>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return { statusCode, headers, body: text };
  }
  const output = fromStepFunctions(answer.output, schema?.output, 'text');
  const result = service === 'sqs' ? toSqsXml(output as JsonObject) : toXml(output, schema?.output);
  const text =
    `<${operation}Response${xmlns}><${operation}Result>${result}</${operation}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`;
  return { statusCode: 200, headers, body: text };
};

/** Converts numbers and booleans, which are strings in a form. */
function typed(value: Json, shape: ServiceShape | undefined): Json {
  switch (shape?.kind) {
    case 'structure':
    case 'union': {
      if (!isObject(value)) return value;
      const shapes = new Map(shape.members.map((member) => [member.apiName, member.shape]));
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typed(inner, shapes.get(name))]));
    }
    case 'list':
      return isArray(value) ? value.map((item) => typed(item, shape.item)) : value;
    case 'number':
      return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' || value === 'false' ? value === 'true' : value;
    default:
      return value;
  }
}

/** The content of a value. Lists have `member`s, maps have `entry`s with `key` and `value`. */
function toXml(value: Json, shape: ServiceShape | undefined): string {
  if (isArray(value)) {
    const item = shape?.kind === 'list' ? shape.item : undefined;
    return value.map((inner) => `<member>${toXml(inner, item)}</member>`).join('');
  }
  if (!isObject(value)) return escapeXml(value === null ? '' : asText(value));
  if (shape?.kind === 'map') {
    return Object.entries(value)
      .map(([key, inner]) => `<entry><key>${escapeXml(key)}</key><value>${toXml(inner, shape.value)}</value></entry>`)
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

type Node = Record<string, Json>;

/**
 * The parameters of a request in the AWS query protocol: `A.member.1=x` is a list, `A.entry.1.key=k` with
 * `A.entry.1.value=v` (or `Name` and `Value`) a map, other dots are structures. A list that is numbered without `member`
 * (`A.1=x`) is one, too.
 */
export function readQueryForm(body: string): { readonly action: string; readonly input: JsonObject } {
  const form = new URLSearchParams(body);
  const root: Node = {};
  for (const [name, value] of form) if (name !== 'Action' && name !== 'Version') place(root, name.split('.'), value);
  return { action: form.get('Action') ?? '', input: structured(root, true) as JsonObject };
}

function place(root: Node, path: readonly string[], value: string): void {
  let node = root;
  for (const step of path.slice(0, -1)) {
    if (!Object.hasOwn(node, step) || !isObject(node[step])) setMember(node, step, {});
    node = node[step] as Node;
  }
  setMember(node, path.at(-1)!, value);
}

function structured(node: Json, isRoot = false): Json {
  if (!isObject(node)) return node;
  if (isObject(node['member'])) return inOrder(node['member']).map((item) => structured(item));
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
  const names = Object.keys(node);
  if (!isRoot && names.length > 0 && names.every((name) => /^[1-9]\d*$/.test(name)))
    return inOrder(node).map((item) => structured(item));
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, structured(inner)]));
}

function inOrder(numbered: JsonObject): readonly Json[] {
  return Object.keys(numbered)
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => numbered[key]!);
}
