import { useId } from 'preact/hooks';
import { useTyped } from '../useTyped';
import type { ControlProps } from './ControlProps';
import { ExpressionControl } from './ExpressionControl';
import { FieldFrame } from './FieldFrame';
import { onLeave } from './onLeave';

/** A number within its bounds; where JSONata allows it, also an expression. */
export function NumberControl(props: ControlProps) {
  if (props.language === 'JSONata' && props.field.shape.expression === true) return <ExpressionControl {...props} />;
  return <PlainNumber {...props} />;
}

function PlainNumber({ field, language }: ControlProps) {
  const id = useId();
  const { text, shown, fault, type, commit } = useTyped(field, language);
  const { min, max } = field.shape;
  return (
    <FieldFrame field={field} id={id} fault={fault}>
      <div class="row">
        <input
          id={id}
          class="short"
          inputMode={field.shape.kind === 'integer' ? 'numeric' : 'decimal'}
          value={text}
          data-shown={shown}
          autocomplete="off"
          aria-invalid={fault !== ''}
          aria-describedby={`${id}-fault`}
          onInput={(event) => type(event.currentTarget.value)}
          {...onLeave(commit)}
        />
        <span class="dim small">{boundsText(min, max)}</span>
      </div>
    </FieldFrame>
  );
}

function boundsText(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (min !== undefined) return `${min} or more`;
  return max === undefined ? '' : `at most ${max}`;
}
