import { DefinitionLoadError } from '../DefinitionLoadError';
import type { MappedText } from './MappedText';
import { parseJsonSource } from './parseJsonSource';
import type { YamlOptions } from './parseYaml';
import type { SourceNode } from './SourceNode';
import { lazy } from '../../util/lazy';

/**
 * Parses JSON if the text begins like JSON, or else YAML; text that begins with a brace but is not JSON may still be
 * YAML.
 */
export function parseSource(text: MappedText, options: YamlOptions): SourceNode {
  if (!looksLikeJson(text.toString())) return lazyYaml().parseYaml(text, options);
  try {
    return parseJsonSource(text);
  } catch (error) {
    if (!DefinitionLoadError.is(error) || isNamedJson(error.file)) throw error;
    return asYaml(text, options, error);
  }
}

/** Whether the text, apart from comments, begins with a brace or a bracket. */
export function looksLikeJson(text: string): boolean {
  let at = 0;
  for (;;) {
    while (at < text.length && /[\s\uFEFF]/.test(text[at]!)) at++;
    const close = text.startsWith('//', at) ? '\n' : text.startsWith('/*', at) ? '*/' : undefined;
    if (close === undefined) return text[at] === '{' || text[at] === '[';
    const end = text.indexOf(close, at + 2);
    if (end === -1) return false;
    at = end + close.length;
  }
}

function isNamedJson(file: string): boolean {
  return /\.jsonc?$/i.test(file);
}

/** The author of JSON needs an error about JSON, unless it is flow style YAML. */
function asYaml(text: MappedText, options: YamlOptions, jsonError: DefinitionLoadError): SourceNode {
  try {
    return lazyYaml().parseYaml(text, options);
  } catch {
    throw jsonError;
  }
}

/** The YAML library is loaded with the first YAML file, not with the package. */
const lazyYaml = lazy(() => require('./parseYaml') as typeof import('./parseYaml'));
