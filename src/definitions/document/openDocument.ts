import type { DefinitionDocument } from './DefinitionDocument';
import { openJson } from './openJson';
import { readYamlText } from './readYamlText';
import { TextDocument } from './TextDocument';

export interface OpenOptions {
  /** The name of the file: its extension says which language it has. */
  readonly file?: string | undefined;
  /** The machine of a template: its logical id, or its name in `serverless.yml`. */
  readonly machine?: string | undefined;
}

/** A definition in the text of a file. */
export function openDocument(text: string, { file }: OpenOptions = {}): DefinitionDocument {
  if (isJsonText(text, file)) return openJson(text);
  return new TextDocument(text, { language: 'yaml', read: (source) => readYamlText(source) });
}

function isJsonText(text: string, file = ''): boolean {
  if (/\.(json|asl)$/i.test(file)) return true;
  return !/\.ya?ml$/i.test(file) && /^[\s\uFEFF]*([{[]|\/[/*]|$)/.test(text);
}
