import type { PlacedBlock, PlacedNode, PlacedEdge } from '../../story/graph/layoutBlock';
import type { Trace, StateTrace } from '../../story/graph/Trace';
import { drawnWay, isTaken, outlineOf, type Outline } from '../../story/graph/outline';
import type { ComponentChildren } from 'preact';
import { fitTitle, labelWidth, shorten } from '../../story/graph/labels';
import { iconPath, type IconName } from '../parts/Icon';

/** A sequence of states with the lines between them. Labels and counts come last, so that no line covers them. */
export function Block({ block, look }: { block: PlacedBlock; look: Look }) {
  return (
    <>
      {block.nodes.map((placed, index) => (
        <StateShape key={placed.node?.name ?? index} placed={placed} look={look}>
          {placed.blocks.map((inner, at) => (
            <g
              key={at}
              transform={`translate(${placed.x - placed.width / 2 + inner.at.x} ${placed.y - placed.height / 2 + inner.at.y})`}
            >
              <Block block={inner} look={look} />
            </g>
          ))}
        </StateShape>
      ))}
      {block.edges.map((edge, index) => (
        <Way key={index} way={edge} trace={look.trace} />
      ))}
      {block.edges.map(
        ({ label }, index) =>
          label !== undefined && (
            <text key={index} class="label" x={label.x} y={label.y + 4}>
              {label.full !== label.text && <title>{label.full}</title>}
              {label.text}
            </text>
          ),
      )}
      {block.nodes.map((placed, index) => (
        <Counts key={placed.node?.name ?? index} placed={placed} trace={look.trace} />
      ))}
    </>
  );
}

/** How often a state was entered and retried, in its upper right corner. */
export function Counts({
  placed: { x, y, width, height, node },
  trace,
}: {
  placed: PlacedNode;
  trace: Trace | undefined;
}) {
  const seen = node === undefined ? undefined : trace?.states.get(node.name);
  if (seen === undefined) return null;
  const pieces = [seen.times > 1 ? `×${seen.times}` : '', seen.retries > 0 ? `↻${seen.retries}` : ''];
  const text = pieces.filter((piece) => piece !== '').join(' ');
  if (text === '') return null;
  const [right, top] = [x + width / 2 + 8, y - height / 2];
  const wide = text.length * 6.6 + 12;
  return (
    <g class={`counts${seen.retries > 0 ? ' retried' : ''}`} data-of={node!.name}>
      <rect x={right - wide} y={top - 9} width={wide} height="17" rx="8.5" />
      <text x={right - wide / 2} y={top + 3.5}>
        {text}
      </text>
    </g>
  );
}

function Way({ way, trace }: { way: PlacedEdge; trace: Trace | undefined }) {
  const taken = isTaken(way, trace);
  const kind = way.edge?.kind === 'catch' ? ' catch' : '';
  return (
    <path
      class={`way${kind}${taken ? ' taken' : ''}`}
      d={drawnWay(way)}
      marker-end={taken ? 'url(#arrow-taken)' : 'url(#arrow)'}
    />
  );
}

const icons: Readonly<Record<StateTrace['outcome'], IconName>> = {
  succeeded: 'succeeded',
  open: 'open',
  aborted: 'aborted',
  caught: 'caught',
  failed: 'failed',
  partly: 'partly',
  missed: 'missed',
};

const words: Readonly<Record<StateTrace['outcome'], string>> = {
  succeeded: 'succeeded',
  open: 'running',
  aborted: 'aborted',
  caught: 'error caught',
  failed: 'failed',
  partly: 'run in part',
  missed: 'never run',
};

/** A state: its type decides the outline; its outcome the colour, edge and icon. `children`: its inner states. */
export function StateShape({
  placed,
  look,
  children,
}: {
  placed: PlacedNode;
  look: Look;
  children?: ComponentChildren;
}) {
  const { x, y, width, height, node, blocks } = placed;
  if (node === undefined) return <circle class="dot" cx={x} cy={y} r={width / 2} />;
  const { name, type } = node;
  const seen = look.trace?.states.get(name);
  const note = look.notes?.get(name) ?? node.note;
  const [left, top] = [x - width / 2, y - height / 2];
  const isComposite = blocks.length > 0;
  const titleY = isComposite ? top + 18 : node.note === undefined ? y + 4.5 : y - 2;
  const title = isComposite && note !== undefined ? `${name} · ${note}` : name;
  const shown = fitTitle(title, width);
  const whole = shown === title ? title : `${shown}: ${title}`;
  const label = describe(isComposite || note === undefined ? whole : `${whole} ${shorten(note, 44)}`, type, seen);
  // Left of the name, which is a little narrower than its space.
  const signX = isComposite ? left + 6 : x + 8 - labelWidth(shown) * 0.49 - 18;
  const classes = [
    'node',
    isComposite ? 'block' : 'state',
    seen?.outcome ?? (look.trace ? 'untouched' : ''),
    look.selected === name ? 'selected' : '',
  ];
  return (
    <>
      <g
        class={classes.join(' ')}
        role="button"
        tabindex={look.current === name ? 0 : -1}
        data-index={look.indexOf(name)}
        data-state={name}
        aria-label={label}
        aria-pressed={look.selected === name}
        onClick={() => look.onSelect(name)}
      >
        <title>{label}</title>
        {outlineOf(placed, type).map((outline, index) => (
          <OutlinePiece key={index} outline={outline} />
        ))}
        {seen !== undefined && <Sign x={signX} y={titleY - 12.5} icon={icons[seen.outcome]} />}
        <text x={x + (seen === undefined ? 0 : 8)} y={titleY}>
          {shown}
        </text>
        {!isComposite && node.note !== undefined && (
          <text class="note" x={x} y={y + 14}>
            {` ${shorten(note!, 44)}`}
          </text>
        )}
      </g>
      {children}
    </>
  );
}

function OutlinePiece({ outline }: { outline: Outline }) {
  if (outline.kind === 'polygon')
    return <polygon class="outline" points={outline.points.map((point) => point.join(',')).join(' ')} />;
  const { x, y, width, height, round, isInner } = outline;
  return <rect class={isInner ? 'inner' : 'outline'} x={x} y={y} width={width} height={height} rx={round} />;
}

function Sign({ x, y, icon }: { x: number; y: number; icon: IconName }) {
  return (
    <g class="sign" transform={`translate(${x} ${y})`}>
      <path d={iconPath(icon)} />
    </g>
  );
}

/** Begins with the visible label, so that users of voice control can say what they see. */
function describe(title: string, type: string, seen: StateTrace | undefined): string {
  const what = `${title}: ${type}`;
  if (seen === undefined) return what;
  const retries = seen.retries > 0 ? `, run again ${seen.retries}×` : '';
  return `${what}; ${words[seen.outcome]}, entered ${seen.times}×${retries}`;
}

/** How the states of a drawing look, and what a click does. */
export interface Look {
  readonly trace: Trace | undefined;
  readonly selected: string | undefined;
  /** The state that the Tab key focuses. */
  readonly current: string | undefined;
  readonly notes: ReadonlyMap<string, string> | undefined;
  readonly indexOf: (name: string) => number;
  readonly onSelect: (name: string) => void;
}
