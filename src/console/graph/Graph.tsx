import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JsonObject } from '../../util/json';
import { buildGraph } from '../../story/graph/buildGraph';
import type { PlacedBlock } from '../../story/graph/layoutBlock';
import type { Trace } from '../../story/graph/Trace';
import { Notice } from '../parts/Notice';
import { ArrowHeads } from './ArrowHeads';
import { Block } from './Block';
import { layOut, TooLongError } from './layOut';
import { nextState, placesOf } from './moveFocus';
import { PanZoom, type Side } from './PanZoom';
import { sizeKeys, SizeTools, type Sizes } from './SizeTools';

interface GraphProps {
  readonly definition: JsonObject;
  /** What an execution did, or what tests have run. */
  readonly trace?: Trace | undefined;
  readonly selected?: string | undefined;
  readonly onSelect?: (state: string | undefined) => void;
  /** Notes below the names of states: the number of items. */
  readonly notes?: ReadonlyMap<string, string>;
  readonly label: string;
}

/** A state machine as a graph that can be moved, scaled, and walked through by arrow keys. */
export function Graph({ definition, trace, selected, onSelect, notes, label }: GraphProps) {
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const panZoom = useMemo(() => new PanZoom(), []);
  const { placed, error } = useLayout(definition);
  const places = useMemo(() => (placed === undefined ? [] : placesOf(placed)), [placed]);
  const indexes = useMemo(() => new Map(places.map(({ name }, index) => [name, index])), [places]);
  const [focused, setFocused] = useState<string>();
  const current = focused ?? selected ?? places[0]?.name;

  useEffect(
    () => (placed === undefined ? undefined : panZoom.attach(frame.current!, drawing.current!)),
    [placed !== undefined],
  );
  useEffect(() => {
    if (placed !== undefined) panZoom.fit(placed, placed.nodes[0]?.x);
  }, [placed?.width, placed?.height]);
  useEffect(() => {
    const place = places.find(({ name }) => name === selected);
    if (place !== undefined) panZoom.reveal(place.x, place.y);
  }, [selected, places]);

  if (error !== undefined) {
    return (
      <Notice title="No picture of this state machine" kind="error">
        <p>{error.message}</p>
        {error instanceof TooLongError && <p>The events and the state’s data are there without it.</p>}
      </Notice>
    );
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = sizeKeys(sizesOf(panZoom))[event.key];
    if (act !== undefined && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      return act();
    }
    if (event.key === 'Escape') return onSelect?.(undefined);
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (current !== undefined) onSelect?.(current);
      return;
    }
    const next = nextState(places, current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setFocused(next.name);
    panZoom.reveal(next.x, next.y);
    frame
      .current!.querySelector<SVGElement>(`[data-index="${indexes.get(next.name)!}"]`)
      ?.focus({ preventScroll: true });
  };
  return (
    <div class="graph">
      <ArrowHeads />
      <div class="graph-frame" ref={frame}>
        {placed === undefined ? (
          <p class="loading" role="status">
            Drawing …
          </p>
        ) : placed.nodes.length === 0 ? (
          <p class="loading">There is no state to draw.</p>
        ) : (
          <svg
            ref={drawing}
            class="drawing"
            width={placed.width}
            height={placed.height}
            viewBox={`0 0 ${placed.width} ${placed.height}`}
            role="group"
            aria-label={`${label}. Arrow keys go from state to state, Enter opens one.`}
            onKeyDown={onKeyDown}
          >
            <Block
              block={placed}
              look={{
                trace,
                selected,
                current,
                notes,
                indexOf: (name) => indexes.get(name)!,
                onSelect: (name) => {
                  setFocused(name);
                  onSelect?.(name);
                },
              }}
            />
          </svg>
        )}
      </div>
      <More panZoom={panZoom} />
      <SizeTools of="graph" sizes={sizesOf(panZoom)} />
    </div>
  );
}

function sizesOf(panZoom: PanZoom): Sizes {
  return { larger: () => panZoom.zoom(1), smaller: () => panZoom.zoom(-1), all: () => panZoom.overview() };
}

const arrows: Readonly<Record<Side, string>> = { above: '↑', below: '↓', left: '←', right: '→' };

/** Shows on which sides the drawing continues, with buttons to move there. */
function More({ panZoom }: { panZoom: PanZoom }) {
  return (
    <>
      {panZoom.more.value.map((side) => (
        <button
          key={side}
          type="button"
          class={`graph-more ${side}`}
          aria-label={`More of the graph ${side === 'above' || side === 'below' ? side : `on the ${side}`}`}
          onClick={() => panZoom.page(side)}
        >
          more {arrows[side]}
        </button>
      ))}
    </>
  );
}

/** The positions of the states. The old ones stay until the new ones arrive. */
function useLayout(definition: JsonObject): { placed: PlacedBlock | undefined; error: Error | undefined } {
  const [result, setResult] = useState<{ placed: PlacedBlock | undefined; error: Error | undefined }>({
    placed: undefined,
    error: undefined,
  });
  useEffect(() => {
    let wanted = true;
    const show = (placed: PlacedBlock | undefined, error: Error | undefined): void => {
      if (wanted) setResult({ placed, error });
    };
    try {
      layOut(buildGraph(definition)).then(
        (placed) => show(placed, undefined),
        (error: unknown) => show(undefined, error as Error),
      );
    } catch (error) {
      show(
        undefined,
        error instanceof RangeError ? new TooLongError('It is nested too deeply for a picture.') : (error as Error),
      );
    }
    return () => {
      wanted = false;
    };
  }, [definition]);
  return result;
}
