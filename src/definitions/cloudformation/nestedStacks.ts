import { DefinitionLoadError } from '../DefinitionLoadError';
import type { Position } from '../source/Position';
import { relativeTo } from '../source/SourceFiles';
import { memberOf, textOf } from '../source/SourceNode';
import type { TemplateResource } from './Template';
import type { TemplateScope } from './TemplateScope';

/** Types that deploy another template, and the property that says where it is. */
const stackTypes: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

/** The local template of a nested stack; `undefined` for other resources and for templates that lie elsewhere. */
export function nestedTemplateFile(resource: TemplateResource, scope: TemplateScope): string | undefined {
  const property = Object.hasOwn(stackTypes, resource.type) ? stackTypes[resource.type] : undefined;
  if (property === undefined) return undefined;
  const asset = textOf(memberOf(resource.metadata, 'aws:asset:path'));
  if (asset !== undefined) return guarded(relativeTo(scope.template.file, asset), resource.at, scope);
  const node = memberOf(resource.properties, property);
  const location = node && scope.resolve(node, scope);
  if (!node || location?.kind !== 'text' || location.text.holes.length > 0) return undefined;
  const path = location.text.toString();
  if (/^(?:https?|s3):/.test(path)) return undefined;
  const file = relativeTo(scope.template.file, path);
  return scope.context.files.isFile(file) ? guarded(file, node.at, scope) : undefined;
}

function guarded(file: string, at: Position, { openFiles }: TemplateScope): string {
  if (!openFiles.includes(file)) return file;
  throw new DefinitionLoadError(at, `The stack nests itself: ${[...openFiles, file].join(' → ')}.`);
}
