import { asText } from '../../tasks/awsServices/jsonText';
import { isObject, type Json, type JsonObject } from '../../util/json';
import { setMember } from '../../util/setMember';

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
