import { nextState, type placesOf } from '../../../graph/moveFocus';
import { sizeKeys, type Sizes } from '../../../graph/SizeTools';
import type { Commands } from '../model/Commands';
import { editKeys } from '../model/editKeys';
import { machineOf, placeNow } from '../model/placeNow';
import { boxUnder, type Picture } from './dropTarget';
import { reveal } from './reveal';
import { idOf } from './toFlow';

interface KeyContext {
  readonly commands: Commands;
  readonly places: ReturnType<typeof placesOf>;
  readonly current: string | undefined;
  readonly setFocused: (name: string) => void;
  readonly onOpen: () => void;
  readonly flow: Picture | undefined;
  readonly frame: HTMLElement;
}

/** The keys of the canvas: arrows walk, and every gesture has one. */
export function canvasKeys(event: KeyboardEvent, context: KeyContext): void {
  const { commands, places, setFocused, onOpen, flow, frame } = context;
  if ((event.target as Element).closest('button, input, select, textarea, dialog') !== null) return;
  const { designer } = commands;
  const box = boxUnder(event.target, flow);
  const under = box?.state?.name;
  // The focus is in a picture, which may be of an older text.
  const at = box && placeNow(box.path, machineOf(box.block), designer.machine.peek());
  const pathOf = (name: string | undefined) =>
    name === under ? at : designer.states.peek().find((state) => state.name === name)?.path;
  const current = under ?? context.current;
  const selected = designer.state.peek()?.name;
  // A state that was just added is selected before it is drawn and focused.
  const isComing = selected !== undefined && !places.some(({ name }) => name === selected);
  const isSelected = at !== undefined && idOf(at) === idOf(designer.selected.peek() ?? []);
  const isChosen = under === undefined || isSelected || designer.marked.peek().has(under) || isComing;
  if (!isChosen && !event.ctrlKey && !event.metaKey) commands.choose(at);
  if (editKeys(event, commands)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    ...sizeKeys(sizesOf(flow)),
    Escape: () => commands.choose(undefined),
    Enter: () => {
      commands.choose(pathOf(current));
      onOpen();
    },
    ' ': () => commands.choose(pathOf(current)),
  }[event.key];
  if (act !== undefined) {
    event.preventDefault();
    return act();
  }
  const next = nextState(places, current, event.key);
  if (next === undefined) return;
  event.preventDefault();
  const before = designer.state.peek()?.name;
  const marked = event.shiftKey
    ? [...designer.marked.peek(), ...(before === undefined ? [] : [before]), next.name]
    : [];
  commands.choose(pathOf(next.name), marked);
  setFocused(next.name);
  if (flow !== undefined) reveal(flow, next, frame);
  focusState(frame, next.name);
}

/** How the canvas is scaled. Without a flow, it is not drawn yet. */
export function sizesOf(flow: Picture | undefined): Sizes {
  return {
    larger: () => void flow?.zoomIn(),
    smaller: () => void flow?.zoomOut(),
    all: () => void flow?.fitView({ maxZoom: 1 }),
  };
}

let coming = 0;

/** Focuses a state of the canvas, once it is drawn; not if the author has gone elsewhere before. */
export function focusState(frame: HTMLElement, name: string): void {
  const before = document.activeElement;
  cancelAnimationFrame(coming);
  coming = requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now !== before && now !== document.body) return;
    frame.querySelector<SVGElement>(`[data-state="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
  });
}
