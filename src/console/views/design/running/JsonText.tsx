import { useState } from 'preact/hooks';
import type { Json } from '../../../../util/json';
import { checkJson } from '../../../model/checkJson';
import { JsonField } from '../../../parts/JsonField';

/** JSON that is taken over as soon as it is valid. */
export function JsonText({
  label,
  value,
  rows,
  onValue,
  onEmpty,
}: {
  label: string;
  value: Json | undefined;
  rows: number;
  onValue: (value: Json) => void;
  onEmpty?: () => void;
}) {
  const shown = value === undefined ? '' : JSON.stringify(value, null, 2);
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string }>();
  const isTyped = typed !== undefined && (typed.of === shown || sameJson(typed.text, shown));
  return (
    <JsonField
      label={label}
      value={isTyped ? typed.text : shown}
      rows={rows}
      isOptional={onEmpty !== undefined}
      onChange={(text) => {
        setTyped({ text, of: shown });
        if (text.trim() === '') onEmpty?.();
        else if (checkJson(text) === undefined) onValue(JSON.parse(text) as Json);
      }}
    />
  );
}

function sameJson(one: string, other: string): boolean {
  if (one.trim() === '' || other.trim() === '') return one.trim() === other.trim();
  return checkJson(one) === undefined && JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
}
