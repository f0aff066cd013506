import { useMemo } from 'preact/hooks';
import { formOf, type FormRow } from '../../../../definitions/document/fields/formOf';
import { stateShapes } from '../../../../language/asl/fields';
import type { WalkedState } from '../../../../language/asl/walk';
import { TypePicker } from './controls/TypePicker';
import { MoreFields, OtherMembers, Row } from './PartForm';
import { fieldsIn, isShown, keyOf } from './rows';
import { sectionOf, sections } from './sections';
import { TaskParameters } from './TaskParameters';

/** The form of a state: every field that its type and query language have. */
export function StateForm({ state }: { state: WalkedState }) {
  const { type, object, path, language } = state;
  const form = useMemo(
    () => (type === undefined ? undefined : formOf(stateShapes[type], object, path, language)),
    [type, object, language, JSON.stringify(path)],
  );
  if (form === undefined)
    return (
      <div class="state-form">
        <TypePicker state={state} />
        <p class="dim">Choose a type, and its fields appear.</p>
      </div>
    );
  const rows = form.rows.filter((row) => keyOf(row) !== 'Type');
  return (
    <div class="state-form">
      <TypePicker state={state} />
      {sections.map(({ title }) => {
        const here = inOrder(rows.filter((row) => sectionOf(fieldsIn(row)[0]!.name) === title));
        if (here.length === 0) return null;
        return (
          <section key={title} aria-label={title} class="form-section">
            <h3>{title}</h3>
            <Rows rows={here} state={state} />
            {title === 'Data' && type === 'Task' && <TaskParameters state={state} />}
          </section>
        );
      })}
      <OtherMembers fields={form.others} language={language} />
    </div>
  );
}

/** Rows in the order in which data flow, where the sections have one. */
function inOrder(rows: readonly FormRow[]): readonly FormRow[] {
  return [...rows].sort((one, other) => placeOf(one) - placeOf(other));
}

function placeOf(row: FormRow): number {
  const names: readonly string[] = sections.flatMap((section) => section.names ?? []);
  return names.indexOf(fieldsIn(row)[0]!.name);
}

function Rows({ rows, state }: { rows: readonly FormRow[]; state: WalkedState }) {
  return (
    <>
      {rows.filter(isShown).map((row) => (
        <Row key={keyOf(row)} row={row} language={state.language} />
      ))}
      <MoreFields rows={rows.filter((row) => !isShown(row))} language={state.language} />
    </>
  );
}
