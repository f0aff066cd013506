import { useEffect, useMemo, useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { useDraft } from '../../drafts/useDraft';
import { prettyJson } from '../../model/prettyJson';
import { NotYet } from '../../parts/Failure';
import { Loading } from '../../parts/Loading';
import { openServed, type Opened } from './saving/openServed';
import { Workbench } from './Workbench';

/** The designer of a definition: of an existing machine, or a new one. */
export function DesignPage({ arns: [arn] }: { arns: readonly string[] }) {
  // Read only once, so that a deployment does not overwrite what the user writes.
  const { value, error } = usePolled(
    arn,
    (signal) => aws<Machine>('DescribeStateMachine', { stateMachineArn: arn }, scopeOfArn(arn!), signal),
    {
      goesOn: () => false,
    },
  );
  if (arn === undefined) return <Drafted of="new" text={sample} />;
  if (value === undefined) return <NotYet what="the state machine" isPage error={error} arn={arn} />;
  return <Known machine={value} />;
}

/** The definition in the file that declares the machine, if the server lets this page edit it; or else as it is served. */
function Known({ machine }: { machine: Machine }) {
  const [first] = useState(machine);
  const [found, setFound] = useState<Opened>();
  const [fault, setFault] = useState<Error>();
  useEffect(() => void openServed(first.stateMachineArn).then(setFound, setFault), []);
  if (fault !== undefined) return <NotYet what="the file" isPage error={fault} arn={first.stateMachineArn} />;
  if (found === undefined) return <Loading what="the definition" />;
  if (found.file === undefined) return <AsServed machine={first} note={found.note} />;
  const { file, open } = found;
  return <Drafted of={`file:${file.path}`} text={file.text} machine={first} file={file} open={open} />;
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
