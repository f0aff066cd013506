import type { DefinitionDocument } from './DefinitionDocument';
import { readJsonText } from './readJsonText';
import { TextDocument } from './TextDocument';

/** A definition in JSON, with comments and trailing commas if its author writes them. */
export function openJson(text: string): DefinitionDocument {
  return new TextDocument(text, { language: 'json', read: readJsonText });
}
