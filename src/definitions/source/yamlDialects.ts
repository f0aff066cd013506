import { DefinitionLoadError } from '../DefinitionLoadError';
import type { MappedText } from './MappedText';
import type { Position } from '../../util/Position';
import type { ScalarNode, SourceNode } from './SourceNode';

/** The differences between readers of YAML: which words are booleans, what a `!Tag` means, whether keys may repeat. */
export interface YamlDialect {
  readonly duplicateKeys: 'error' | 'last';
  /** The value of a plain scalar if it differs from YAML 1.2; otherwise `undefined`. */
  readonly plain: (source: string) => boolean | number | string | undefined;
  readonly tag: (name: string, node: SourceNode, at: Position) => SourceNode;
  /** The name of a member whose key is not a string. */
  readonly key: (node: ScalarNode | { readonly kind: 'none' }) => string;
}

export type YamlDialectName = 'definition' | 'cloudformation' | 'serverless';

export const yamlDialects: Readonly<Record<YamlDialectName, YamlDialect>> = {
  /** A separate definition file: YAML 1.2, no tags. */
  definition: {
    duplicateKeys: 'error',
    plain: () => undefined,
    key: rawKey,
    tag: (name, _, at) => {
      throw new DefinitionLoadError(
        at,
        `The tag !${name} has no meaning in a definition file: CloudFormation does not evaluate it.`,
        'Write ${Token} and give the token a value in DefinitionSubstitutions, or write the definition into the template.',
      );
    },
  },
  /** A template, as CloudFormation and the SAM translator read it: YAML 1.1. */
  cloudformation: {
    duplicateKeys: 'last',
    plain: yaml11,
    key: (node) => (node.kind === 'scalar' && typeof node.value === 'boolean' ? String(node.value) : rawKey(node)),
    tag: shortForm,
  },
  /** `serverless.yml`: YAML 1.2 with CloudFormation's tags. */
  serverless: { duplicateKeys: 'last', plain: () => undefined, key: rawKey, tag: shortForm },
};

function rawKey(node: ScalarNode | { readonly kind: 'none' }): string {
  return node.kind === 'none' ? '' : node.raw === '' ? 'null' : node.raw;
}

function yaml11(source: string): boolean | number | string | undefined {
  if (/^(yes|Yes|YES|on|On|ON)$/.test(source)) return true;
  if (/^(no|No|NO|off|Off|OFF)$/.test(source)) return false;
  if (/^[-+]?0[0-7]+$/.test(source)) return parseInt(source, 8);
  // An account id such as 012345678901 is not a number in YAML 1.1.
  return /^[-+]?0\d+$/.test(source) ? source : undefined;
}

/** `!Sub x` is `Fn::Sub: x`; only `Ref` and `Condition` have no `Fn::` in front. */
function shortForm(name: string, node: SourceNode, at: Position): SourceNode {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const value = name === 'GetAtt' && node.kind === 'text' ? dotted(node.text, node.at) : node;
  return { kind: 'map', entries: [{ key, keyAt: at, value }], at };
}

function dotted(text: MappedText, at: Position): SourceNode {
  const dot = text.toString().indexOf('.');
  if (dot === -1) return { kind: 'list', items: [{ kind: 'text', text, at }], at };
  const parts = [text.slice(0, dot), text.slice(dot + 1)];
  return { kind: 'list', items: parts.map((part) => ({ kind: 'text', text: part, at })), at };
}
