import { useMemo, useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { useDraft } from '../../drafts/useDraft';
import { prettyJson } from '../../model/prettyJson';
import { NotYet } from '../../parts/Failure';
import { Loading } from '../../parts/Loading';
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

function Known({ machine }: { machine: Machine }) {
  const [first] = useState(machine);
  const text = useMemo(
    () => (first.definition.includes('\n') ? first.definition : prettyJson(first.definition)),
    [first],
  );
  return <Drafted of={first.stateMachineArn} text={text} machine={first} />;
}

/** The designer begins with unsaved text, if there is any. */
function Drafted({ of, text, machine }: { of: string; text: string; machine?: Machine }) {
  const draft = useDraft(of, text, machine?.type ?? 'STANDARD');
  if (draft === undefined) return <Loading what="unsaved text" />;
  return <Workbench saved={text} machine={machine} {...draft} />;
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
