import { basename, dirname } from 'node:path';
import { DefinitionLoadError } from './DefinitionLoadError';
import type { DefinitionFormat } from './LoadedDefinition';
import { memberOf, entriesOf, type SourceNode, textOf } from './source/SourceNode';

/** What a parsed file is, by what is in it and by its name; `undefined` for none of the formats. */
export function detectFormat(file: string, root: SourceNode): DefinitionFormat | undefined {
  const has = (key: string): boolean => memberOf(root, key) !== undefined;
  if (has('Resources')) return templateFormat(file, root);
  if (has('StartAt') || (has('States') && !has('stepFunctions'))) return 'asl';
  if (has('stepFunctions') || (has('service') && has('provider'))) return 'serverless';
  if (has('terraform_version')) return 'terraform';
  if (basename(file) === 'manifest.json' && has('artifacts')) return 'cdk';
  return undefined;
}

function templateFormat(file: string, root: SourceNode): DefinitionFormat {
  const resources = entriesOf(memberOf(root, 'Resources'));
  if (basename(dirname(file)) === '.serverless') return 'serverless';
  if (resources.some(({ value }) => textOf(memberOf(value, 'Type'))?.startsWith('AWS::Serverless::'))) return 'sam';
  const isCdk = resources.some(
    ({ value }) =>
      memberOf(memberOf(value, 'Metadata'), 'aws:cdk:path') !== undefined ||
      textOf(memberOf(value, 'Type')) === 'AWS::CDK::Metadata',
  );
  return isCdk || /\.template\.json$/.test(file) ? 'cdk' : 'cloudformation';
}

/** Whether a text that is no JSON and no YAML yet is a definition with bare tokens (`"Seconds": ${WaitSeconds}`). */
export function looksLikeAsl(text: string): boolean {
  const has = (name: string): boolean => new RegExp(`["']?\\b${name}["']?\\s{0,20}:`).test(text);
  return text.includes('${') && has('StartAt') && has('States') && !has('Resources') && !has('stepFunctions');
}

export function unknownFormat(file: string, root: SourceNode): DefinitionLoadError {
  const keys = entriesOf(root).map(({ key }) => key);
  const found = keys.length === 0 ? 'It holds no map.' : `At its top it has ${keys.slice(0, 8).join(', ')}.`;
  return new DefinitionLoadError(
    root.at,
    `${file} is none of the formats that declare state machines. ${found}`,
    'Known are: a definition (StartAt, States), a SAM or CloudFormation template (Resources), cdk.out, serverless.yml (stepFunctions), Terraform (.tf, or terraform show -json).',
  );
}
