import { useContext } from 'preact/hooks';
import type { FormField } from '../../../../definitions/document/fields/formOf';
import { textIn, type WalkedState } from '../../../../language/asl/walk';
import { isObject, type Json } from '../../../../util/json';
import { ExpressionControl } from './controls/ExpressionControl';
import { TextControl } from './controls/TextControl';
import { useFormHost } from './FormHost';
import { KnownNames } from './KnownNames';

/** The parameters of the service that a Task calls, one field each; the required ones are marked. */
export function TaskParameters({ state }: { state: WalkedState }) {
  const known = useContext(KnownNames);
  const host = useFormHost();
  const action = known?.actionOf(textIn(state.object, 'Resource'));
  if (action === undefined) return null;
  const holder = state.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const written = state.object[holder];
  if (written !== undefined && !isObject(written)) return null;
  const values = written ?? {};
  const present = (name: string): string | undefined => [name, `${name}.$`].find((one) => Object.hasOwn(values, one));
  const missing = action.required.filter((name) => present(name) === undefined);
  const free = action.members.filter((name) => present(name) === undefined);
  const add = (name: string): void => {
    const path = [...state.path, holder];
    void host.edit(`Add ${name}`, [
      written === undefined
        ? { kind: 'set', path, value: { [name]: '' } }
        : { kind: 'set', path: [...path, name], value: '' },
    ]);
  };
  return (
    <div class="task-parameters" role="group" aria-label={`Parameters of ${action.service}:${action.action}`}>
      <h4>{`${action.service}:${action.action}`}</h4>
      {Object.entries(values).map(([name, value]) => (
        <Parameter
          key={name}
          field={fieldOf(state, holder, name, value, action.required.includes(name.replace(/\.\$$/, '')))}
          language={state.language}
        />
      ))}
      {missing.length > 0 && (
        <p class="small error-text">
          {`Missing: `}
          {missing.map((name) => (
            <button key={name} class="link" type="button" onClick={() => add(name)}>{`Add ${name}`}</button>
          ))}
        </p>
      )}
      {free.length > 0 && (
        <select aria-label="Add a parameter" value="" onChange={(event) => add(event.currentTarget.value)}>
          <option value="">Add a parameter …</option>
          {free.map((name) => (
            <option key={name} value={name}>
              {name + (action.required.includes(name) ? ' (required)' : '')}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** A string that is no expression. JSON can take the place of an expression: it must not become a string. */
function isLiteral(value: Json): boolean {
  return typeof value === 'string' && !value.startsWith('{%');
}

function fieldOf(state: WalkedState, holder: string, name: string, value: Json, isRequired: boolean): FormField {
  const kind = name.endsWith('.$') ? 'stringPath' : isLiteral(value) ? 'text' : 'payload';
  return { name, shape: { kind }, path: [...state.path, holder, name], value, isRequired };
}

/** A literal string has the names that are known for it; everything else is an expression or JSON. */
function Parameter(props: { field: FormField; language: WalkedState['language'] }) {
  return props.field.shape.kind === 'text' ? <TextControl {...props} /> : <ExpressionControl {...props} />;
}
