import type { DefinitionDocument } from './DefinitionDocument';
import { readJson } from './readJson';
import { TextDocument } from './TextDocument';

/** A definition in JSON, with comments and trailing commas if its author writes them. */
export function openJson(text: string): DefinitionDocument {
  return new TextDocument(text, { language: 'json', read: readJson });
}
