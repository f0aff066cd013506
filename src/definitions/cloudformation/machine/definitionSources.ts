import { DefinitionLoadError, NotAtHandError } from '../../DefinitionLoadError';
import { misspeltName } from '../../../util/nearest';
import { MappedText } from '../../source/MappedText';
import { relativeTo } from '../../source/SourceFiles';
import { entryOf, memberOf, nodeKind, type SourceNode, textOf, entriesOf, plainTextOf } from '../../source/SourceNode';
import { definitionOfNode } from '../../text/finishDefinition';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { givenSubstitutions, substituteRepeatedly, tokensIn } from '../../text/substituteTokens';

interface DefinitionSource {
  readonly text: MappedText;
  readonly definitionFile?: string;
  /** Whether AWS parses anything that is not JSON as YAML. */
  readonly yamlToo?: boolean;
  /** Whether a `${Token}` without a substitution is intended: `Fn::Sub` has left it. */
  readonly literal?: boolean;
}

type ReadSource = (node: SourceNode, machine: string, scope: TemplateScope) => DefinitionSource;

/** A machine's definition with the template's values inserted. */
export function definitionOf({ logicalId, at, properties }: TemplateResource, scope: TemplateScope): DefinitionSource {
  const [first, second] = Object.keys(definitionSources).flatMap((name) => entryOf(properties, name) ?? []);
  if (!first) {
    const names = Object.keys(definitionSources).join(', ');
    throw new DefinitionLoadError(at, `${logicalId} has no definition.`, `Write one of ${names}.`);
  }
  if (second) {
    throw new DefinitionLoadError(
      second.keyAt,
      `${logicalId} has both ${first.key} and ${second.key}.`,
      'Keep one of the two.',
    );
  }
  const source = definitionSources[first.key]!(first.value, logicalId, scope);
  const text = withSubstitutions(source, memberOf(properties, 'DefinitionSubstitutions'), scope);
  return { ...source, text: withDynamicReferences(text) };
}

/** The properties that contain a definition or its location. */
const definitionSources: Readonly<Record<string, ReadSource>> = {
  Definition: (node, machine, scope) => {
    const resolved = scope.resolve(node, scope);
    if (resolved.kind === 'map') return { text: definitionOfNode(resolved, scope.context) };
    if (resolved.kind === 'text') return { text: resolved.text };
    throw new DefinitionLoadError(node.at, `The Definition of ${machine} is ${nodeKind(resolved)}, not a map.`);
  },
  DefinitionString: (node, machine, scope) => {
    const resolved = scope.resolve(node, scope);
    if (resolved.kind === 'text') return { text: resolved.text, literal: true };
    throw new DefinitionLoadError(
      node.at,
      `The DefinitionString of ${machine} is ${nodeKind(resolved)}, not a string.`,
      'Write the states as a string, or rename the property to Definition.',
    );
  },
  DefinitionS3Location: fromLocation,
  DefinitionUri: fromLocation,
};

/**
 * A local path, a CDK asset, or an object in S3, which is not accessible.
 *
 * AWS: the resource's handler parses the content as JSON, or else as YAML.
 */
function fromLocation(node: SourceNode, machine: string, scope: TemplateScope): DefinitionSource {
  const location = scope.resolve(node, scope);
  const key = location.kind === 'map' ? textOf(memberOf(location, 'Key')) : undefined;
  const asset = key === undefined ? undefined : scope.assetFile(key);
  if (asset !== undefined)
    return { text: scope.context.files.read(asset, node.at), definitionFile: asset, yamlToo: true };
  if (location.kind !== 'text')
    throw inS3(node, machine, `s3://${textOf(memberOf(location, 'Bucket')) ?? ''}/${key ?? ''}`, scope);
  const path = location.text.toString();
  if (/^s3:|^https?:/.test(path)) throw inS3(node, machine, path, scope);
  const [hole] = location.text.holes;
  if (hole) {
    throw new NotAtHandError(
      node.at,
      `The location of the definition of ${machine} depends on ${hole.value}: ${hole.reason}.`,
      'Give it a value in parameters.',
    );
  }
  const definitionFile = relativeTo(scope.template.file, path);
  return { text: scope.context.files.read(definitionFile, node.at), definitionFile, yamlToo: true };
}

function inS3(node: SourceNode, machine: string, address: string, { context }: TemplateScope): NotAtHandError {
  return new NotAtHandError(
    node.at,
    `The definition of ${machine} is in S3 (${address}), which is not read.`,
    context.options.noAssets ?? 'Name the template before it was packaged, or the definition file itself.',
  );
}

/** The definition with its DefinitionSubstitutions applied. A token that they lack stays, as on AWS, and is listed. */
function withSubstitutions(
  { text, literal = false }: DefinitionSource,
  node: SourceNode | undefined,
  scope: TemplateScope,
): MappedText {
  const values = new Map<string, MappedText>();
  for (const { key, value } of entriesOf(node && scope.resolve(node, scope))) {
    const plain = plainTextOf(value);
    if (plain === undefined) {
      throw new DefinitionLoadError(
        value.at,
        `The substitution ${key} is ${nodeKind(value)}: only a string can be inserted into a string.`,
      );
    }
    values.set(key, value.kind === 'text' ? value.text : MappedText.point(plain, value.at));
  }
  // AWS: a substitution without a token in the definition is not an error.
  scope.context.given.take('substitutions', [...values.keys(), ...[...values.values()].flatMap(tokensIn)]);
  for (const [name, given] of givenSubstitutions(text, scope.context)) values.set(name, given);
  const names = [...values.keys()];
  return substituteRepeatedly(text, values, node?.at ?? text.positionAt(0), (id, value, at) => {
    if (literal && !node) return undefined;
    const meant = misspeltName(id, names);
    return MappedText.hole({
      value,
      id,
      meant: meant === undefined ? undefined : `\${${meant}}`,
      kind: 'unknown',
      reason: 'DefinitionSubstitutions has no such entry, so it stays unchanged',
      stub: value,
      at,
    });
  });
}

/** `{{resolve:ssm:/orders/table}}`: CloudFormation reads it from a store at deployment. */
function withDynamicReferences(text: MappedText): MappedText {
  return text.replace(/\{\{resolve:([a-z-]+):([^{}]*)\}\}/g, ([value, store = '', path = ''], at) => {
    const [name = path] = path.split(':');
    const id = name.split('/').at(-1) ?? name;
    const source = store.startsWith('ssm') ? 'Systems Manager' : 'Secrets Manager';
    return MappedText.hole({ value, id, kind: 'unknown', reason: `it is read from ${source} at deployment`, at });
  });
}
