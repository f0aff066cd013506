import { labelWidth, shorten } from '../../story/graph/labels';
import type { PlacedNode } from '../../story/graph/layoutBlock';
import { outlineOf, type Outline } from '../../story/graph/outline';
import type { StateTrace } from '../../story/graph/Trace';
import { iconPath, type IconName } from '../parts/Icon';
import type { Look } from './Look';
import type { ComponentChildren } from 'preact';

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

/** A state: outline by its type; colour, edge and sign by what became of it. `children`: what lies inside. */
export function Node({ placed, look, children }: { placed: PlacedNode; look: Look; children?: ComponentChildren }) {
  const { x, y, width, height, node, blocks } = placed;
  if (node === undefined) return <circle class="dot" cx={x} cy={y} r={width / 2} />;
  const { name, type } = node;
  const seen = look.trace?.states.get(name);
  const note = look.notes?.get(name) ?? node.note;
  const [left, top] = [x - width / 2, y - height / 2];
  const isComposite = blocks.length > 0;
  const titleY = isComposite ? top + 18 : node.note === undefined ? y + 4.5 : y - 2;
  const title = isComposite && note !== undefined ? `${name} · ${note}` : name;
  // Left of the name, which is a little narrower than the room it was given.
  const signX = isComposite ? left + 6 : x + 8 - labelWidth(title) * 0.49 - 18;
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
        tabIndex={look.current === name ? 0 : -1}
        data-index={look.indexOf(name)}
        data-state={name}
        aria-label={describe(name, type, note, seen)}
        aria-pressed={look.selected === name}
        onClick={() => look.onSelect(name)}
      >
        <title>{describe(name, type, note, seen)}</title>
        {outlineOf(placed, type).map((outline, index) => (
          <OutlinePiece key={index} outline={outline} />
        ))}
        {seen !== undefined && <Sign x={signX} y={titleY - 12.5} icon={icons[seen.outcome]} />}
        <text x={x + (seen === undefined ? 0 : 8)} y={titleY}>
          {title}
        </text>
        {!isComposite && node.note !== undefined && (
          <text class="note" x={x} y={y + 14}>
            {shorten(note!, 44)}
          </text>
        )}
        {seen !== undefined && <Counts x={left + width} y={top} seen={seen} />}
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

/** How often it was entered, and how often Retry ran it again, on its upper right corner. */
function Counts({ x, y, seen: { times, retries } }: { x: number; y: number; seen: StateTrace }) {
  const pieces = [times > 1 ? `×${times}` : '', retries > 0 ? `↻${retries}` : ''].filter((piece) => piece !== '');
  if (pieces.length === 0) return null;
  const text = pieces.join(' ');
  const width = text.length * 6.6 + 12;
  return (
    <g class={`counts${retries > 0 ? ' retried' : ''}`}>
      <rect x={x - width + 8} y={y - 9} width={width} height="17" rx="8.5" />
      <text x={x - width / 2 + 8} y={y + 3.5}>
        {text}
      </text>
    </g>
  );
}

function describe(name: string, type: string, note: string | undefined, seen: StateTrace | undefined): string {
  const what = `${name}: ${type}${note === undefined ? '' : `, ${note}`}`;
  if (seen === undefined) return what;
  const retries = seen.retries > 0 ? `, run again ${seen.retries}×` : '';
  return `${what}; ${words[seen.outcome]}, entered ${seen.times}×${retries}`;
}
