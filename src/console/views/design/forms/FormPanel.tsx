import { objectShapes } from '../../../../language/asl/objectShapes';
import type { WalkedState } from '../../../../language/asl/walk';
import type { JsonObject } from '../../../../util/json';
import type { Scope } from '../../../api/aws';
import type { Machine } from '../../../api/types';
import type { Designer } from '../model/Designer';
import { SavedSettings } from '../SavedSettings';
import { ProblemList } from '../running/ProblemList';
import type { Problem } from '../running/problems';
import { SamplePanel } from '../running/SamplePanel';
import type { Samples } from '../running/Samples';
import { ConvertPanel } from './ConvertPanel';
import { FormHostProvider } from './FormHost';
import { KnownNames } from './KnownNames';
import { PartForm } from './PartForm';
import { StateForm } from './StateForm';
import { useHostOf } from './useFormHost';
import { useKnown } from './useKnown';

interface PanelProps {
  readonly designer: Designer;
  readonly scope: Scope;
  readonly samples: Samples;
  readonly problems: readonly Problem[];
  /** The machine on the server; `undefined` for a new one. */
  readonly machine: Machine | undefined;
}

/** The form of the selected state; of the machine if none is selected. */
export function FormPanel(props: PanelProps) {
  const { designer, scope } = props;
  const definition = designer.definition.value;
  const state = designer.state.value;
  const known = useKnown(definition, scope);
  if (definition === undefined) return <p class="dim">The text is no definition yet: mend it, and the form appears.</p>;
  return (
    <KnownNames.Provider value={known}>
      <Hosted key={JSON.stringify(state?.path)} {...props} definition={definition} state={state} known={known} />
    </KnownNames.Provider>
  );
}

function Hosted({
  definition,
  state,
  known,
  ...props
}: PanelProps & {
  definition: JsonObject;
  state: WalkedState | undefined;
  known: ReturnType<typeof useKnown>;
}) {
  const { designer, problems } = props;
  const host = useHostOf({ ...props, state, known });
  const { readOnly } = designer.document.value;
  const why = designer.isOld.value ? 'The text has a mistake. The form shows how it was before.' : readOnly;
  const key = state === undefined ? undefined : JSON.stringify(state.path);
  const own = problems.filter((one) => (one.state === undefined ? undefined : JSON.stringify(one.state)) === key);
  return (
    <FormHostProvider value={host}>
      <div
        class="form-panel"
        role="region"
        aria-label={state === undefined ? 'Form of the machine' : `Form of ${state.name}`}
      >
        <h2>{state === undefined ? 'State machine' : state.name}</h2>
        {why !== undefined && <p class="warn-text">{why}</p>}
        <ProblemList problems={own} definition={definition} designer={designer} />
        <fieldset class="form-fields" disabled={why !== undefined}>
          {state === undefined ? <MachineForm definition={definition} /> : <StateForm state={state} />}
        </fieldset>
        <ConvertPanel designer={designer} definition={definition} state={state} />
        {state === undefined && props.machine !== undefined && <SavedSettings machine={props.machine} />}
        {state !== undefined && <SamplePanel key={key} {...props} state={state} />}
      </div>
    </FormHostProvider>
  );
}

const blocks = new Set(['States']);

/** The settings of the machine that its definition holds; its role, logging and tracing are in the save dialog. */
function MachineForm({ definition }: { definition: JsonObject }) {
  return (
    <PartForm
      shape={objectShapes.machine}
      object={definition}
      path={[]}
      language={definition['QueryLanguage'] === 'JSONata' ? 'JSONata' : 'JSONPath'}
      except={blocks}
    />
  );
}
