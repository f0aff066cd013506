import { useMemo, useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine } from '../../api/types';
import { usePolled } from '../../live/usePolled';
import { prettyJson } from '../../model/prettyJson';
import { Failure } from '../../parts/Failure';
import { Loading } from '../../parts/Loading';
import { Designer } from './Designer';

/** A definition to write: of a machine that is there, or a new one. */
export function DesignPage({ arns: [arn] }: { arns: readonly string[] }) {
  // What one writes must not be overwritten by what others deploy: it is read once.
  const { value, error } = usePolled(
    arn,
    (signal) => aws<Machine>('DescribeStateMachine', { stateMachineArn: arn }, scopeOfArn(arn!), signal),
    {
      goesOn: () => false,
    },
  );
  if (arn === undefined) return <Designer text={sample} />;
  if (value === undefined)
    return error === undefined ? <Loading what="the state machine" /> : <Failure error={error} arn={arn} />;
  return <Known machine={value} />;
}

function Known({ machine }: { machine: Machine }) {
  const [first] = useState(machine);
  const text = useMemo(
    () => (first.definition.includes('\n') ? first.definition : prettyJson(first.definition)),
    [first],
  );
  return <Designer text={text} machine={first} />;
}

/** What a new definition begins with. */
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
