import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo } from 'preact/compat';
import type { StateFailures } from '../../../../insight/coverage/failuresOf.view';
import type { Trace } from '../../../../story/graph/Trace';
import { Counts, StateShape } from '../../../graph/Block';
import { failureText } from '../running/failureText';
import { Ports } from './Ports';
import type { FlowBox } from './toFlow';

/** What a box of the canvas needs to be drawn. */
export interface BoxData extends Record<string, unknown> {
  readonly box: FlowBox;
  readonly trace: Trace | undefined;
  /** Whether the Tab key focuses it. */
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** Whether something is dragged over it. */
  readonly isTarget: boolean;
  /** How the state failed in executions. */
  readonly failure: StateFailures | undefined;
  /** What the service finds wrong with the state. */
  readonly findings: readonly { readonly severity: 'error' | 'warning'; readonly message: string }[];
}

export type BoxNode = Node<BoxData>;

/** A state: its type decides the outline. States with blocks inside are boxes around them. */
export const StateNode = memo(
  ({ data: { box, trace, isCurrent, isSelected, isTarget, failure, findings } }: NodeProps<BoxNode>) => {
    const { width, height, state, placed } = box;
    const name = state!.name;
    const centred = { ...placed!, x: width / 2, y: height / 2 };
    const look = {
      trace,
      selected: isSelected ? name : undefined,
      current: isCurrent ? name : undefined,
      notes: undefined,
      indexOf: () => 0,
      onSelect: () => undefined,
    };
    const worst = findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
    return (
      <>
        <Ports ports={box.ports} />
        <Handle type="target" id="in" position={Position.Top} isConnectableStart={false} class="entry" />
        <svg class={`drawing piece${isTarget ? ' target' : ''}`} width={width} height={height}>
          <StateShape placed={centred} look={look} />
          <Counts placed={centred} trace={trace} />
        </svg>
        {failure !== undefined && (
          <span class="finding failure" title={`${name} failed ${failureText(failure)}`}>
            {`${failure.executions} ✕`}
          </span>
        )}
        {findings.length > 0 && (
          <span class={`finding ${worst}`} title={findings.map(({ message }) => message).join('\n')}>
            {findings.length}
          </span>
        )}
        {state!.type !== 'Succeed' && state!.type !== 'Fail' && (
          <Handle type="source" id="next" position={Position.Bottom} title="Drag to the state that comes next" />
        )}
        {(state!.type === 'Task' || state!.type === 'Parallel' || state!.type === 'Map') && (
          <Handle
            type="source"
            id="catch"
            position={Position.Right}
            class="catcher"
            title="Drag to the state that handles errors"
          />
        )}
      </>
    );
  },
);

/** A branch of a Parallel or the states of a Map: what is dropped on it goes into it. */
export const BlockNode = memo(({ data: { box, isSelected, isTarget } }: NodeProps<BoxNode>) => {
  const isEmpty = box.block.states.length === 0;
  const classes = ['lane', isEmpty ? 'empty' : '', isSelected ? 'chosen' : '', isTarget ? 'target' : ''];
  return <div class={classes.join(' ')}>{isEmpty && <span>Drop a state here</span>}</div>;
});
