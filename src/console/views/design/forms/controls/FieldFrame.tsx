import type { ComponentChildren } from 'preact';
import type { FormField } from '../../../../../definitions/document/fields/formOf';
import { Icon } from '../../../../parts/Icon';
import { useFormHost } from '../FormHost';
import { writeValue } from '../useTyped';

/** A control with its label, its messages, and the button that takes the field out of the definition. */
export function FieldFrame({
  field,
  id,
  fault,
  isGroup = false,
  children,
}: {
  field: FormField;
  /** Of the control; its messages have this id with `-fault`. */
  id: string;
  fault: string;
  /** Whether it has several controls, with labels of their own. */
  isGroup?: boolean;
  children: ComponentChildren;
}) {
  const host = useFormHost();
  const problems = fault === '' ? host.problemsAt(field.path) : [];
  const isRemovable = field.value !== undefined && !field.isRequired;
  return (
    <div class="form-field" data-field={field.name} {...(isGroup && { role: 'group', 'aria-label': field.name })}>
      <div class="row">
        {isGroup ? <span class="form-label">{field.name}</span> : <label for={id}>{field.name}</label>}
        {field.isRequired && field.value === undefined && <span class="badge">required</span>}
        <span class="grow" />
        {isRemovable && (
          <button
            class="quiet small"
            type="button"
            aria-label={`Remove ${field.name}`}
            title={`Remove ${field.name}`}
            onClick={() => void writeValue(host, field, undefined)}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      {children}
      <p id={`${id}-fault`} class="fault small" role="status">
        {fault !== '' ? fault : problems.join('\n')}
      </p>
    </div>
  );
}
