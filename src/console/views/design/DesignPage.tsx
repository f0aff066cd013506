import { useMemo, useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { useDraft } from '../../drafts/useDraft';
import { prettyJson } from '../../model/prettyJson';
import { NotYet } from '../../parts/Failure';
import { Loading } from '../../parts/Loading';
import { openServed, type Opened } from './saving/openServed';
import { Workbench } from './Workbench';

/** Read only once, so that a deployment does not overwrite what the user writes. */
const once = { goesOn: () => false };

/** The designer of a definition: of an existing machine, or a new one. */
export function DesignPage({ arns: [arn] }: { arns: readonly string[] }) {
  const { value, error } = usePolled(
    arn,
    (signal) => aws<Machine>('DescribeStateMachine', { stateMachineArn: arn }, scopeOfArn(arn!), signal),
    once,
  );
  if (arn === undefined) return <Drafted of="new" text={sample} />;
  if (value === undefined) return <NotYet what="the state machine" isPage error={error} arn={arn} />;
  return <Known machine={value} />;
}

/** The definition in the file that declares the machine, if the server lets this page edit it; or else as it is served. */
function Known({ machine }: { machine: Machine }) {
  const { stateMachineArn: arn } = machine;
  const { value, error } = usePolled(arn, () => openServed(arn), once);
  if (value === undefined) return <NotYet what="the definition" isPage error={error} arn={arn} />;
  return <Found first={{ machine, ...value }} />;
}

function Found({ first }: { first: Opened & { readonly machine: Machine } }) {
  const [{ machine, file, open, note }] = useState(first);
  if (file === undefined) return <AsServed machine={machine} note={note} />;
  return <Drafted of={`file:${file.path}`} text={file.text} machine={machine} file={file} open={open} />;
}

function AsServed({ machine: first, note }: { machine: Machine; note: string | undefined }) {
  const text = useMemo(
    () => (first.definition.includes('\n') ? first.definition : prettyJson(first.definition)),
    [first],
  );
  return (
    <>
      {note !== undefined && <p class="dim">Saving changes the machine here, and not its file. {note}</p>}
      <Drafted of={first.stateMachineArn} text={text} machine={first} />
    </>
  );
}

/** The designer begins with unsaved text, if there is any. */
function Drafted({
  of,
  text,
  machine,
  ...served
}: Pick<Opened, 'file' | 'open'> & { of: string; text: string; machine?: Machine }) {
  const draft = useDraft(of, text, machine?.type ?? 'STANDARD');
  if (draft === undefined) return <Loading what="unsaved text" />;
  return <Workbench saved={text} machine={machine} {...served} {...draft} />;
}

/** The initial text of a new definition. */
const sample = `{
  "Comment": "Greets, and asks a function",
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Result": { "hello": "world" },
      "Next": "Ask"
    },
    "Ask": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {
        "FunctionName": "ask",
        "Payload.$": "$"
      },
      "OutputPath": "$.Payload",
      "End": true
    }
  }
}
`;
