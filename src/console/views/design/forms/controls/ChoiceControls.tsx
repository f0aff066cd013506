import { useId } from 'preact/hooks';
import { printField } from '../../../../../definitions/document/fields/fieldText';
import { useFormHost } from '../FormHost';
import { useTyped, writeValue } from '../useTyped';
import type { ControlProps } from './ControlProps';
import { FieldFrame } from './FieldFrame';

/** One of some values. An unknown value stays, with a mark. */
function Picker({ field, language, values, unknown }: ControlProps & { values: readonly string[]; unknown: string }) {
  const id = useId();
  const { text, fault, commit } = useTyped(field, language);
  const isUnknown = text !== '' && !values.includes(text);
  return (
    <FieldFrame field={field} id={id} fault={fault}>
      <select
        id={id}
        value={text}
        aria-describedby={`${id}-fault`}
        onChange={(event) => commit(event.currentTarget.value)}
      >
        <option value="" disabled={field.isRequired}>
          {field.isRequired ? 'Choose …' : 'Not set'}
        </option>
        {values.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
        {isUnknown && <option value={text}>{`${text} (${unknown})`}</option>}
      </select>
    </FieldFrame>
  );
}

export function EnumControl(props: ControlProps) {
  return <Picker {...props} values={props.field.shape.values ?? []} unknown="not known" />;
}

/** A state of the same block. */
export function StateControl(props: ControlProps) {
  return <Picker {...props} values={useFormHost().statesAt(props.field.path)} unknown="missing" />;
}

export function BooleanControl({ field }: ControlProps) {
  const id = useId();
  const host = useFormHost();
  return (
    <FieldFrame field={field} id={id} fault="">
      <select
        id={id}
        value={printField(field.shape, field.value)}
        aria-describedby={`${id}-fault`}
        onChange={({ currentTarget: { value } }) =>
          void writeValue(host, field, value === '' ? undefined : value === 'true')
        }
      >
        <option value="" disabled={field.isRequired}>
          Not set
        </option>
        <option value="true">true</option>
        <option value="false">false</option>
      </select>
    </FieldFrame>
  );
}
