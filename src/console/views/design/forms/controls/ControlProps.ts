import type { FormField } from '../../../../../definitions/document/fields/formOf';
import type { QueryLanguage } from '../../../../../language/asl/types';

export interface ControlProps {
  readonly field: FormField;
  readonly language: QueryLanguage;
}
