import type { ControlProps } from './ControlProps';
import { ExpressionControl } from './ExpressionControl';

/** A value as JSON, of whatever kind it is. */
export function RawControl({ field, language }: ControlProps) {
  return <ExpressionControl field={{ ...field, shape: { kind: 'anything' } }} language={language} />;
}
