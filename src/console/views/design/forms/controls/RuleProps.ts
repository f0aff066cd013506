import type { DocumentPath } from '../../../../../definitions/document/DefinitionDocument';
import type { QueryLanguage } from '../../../../../language/asl/types';
import type { JsonObject } from '../../../../../util/json';

export interface RuleProps {
  readonly rule: JsonObject;
  readonly path: DocumentPath;
  readonly language: QueryLanguage;
}
