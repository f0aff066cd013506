import { effect, signal } from '@preact/signals-core';
import type { DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import { addRetrier } from '../../../../definitions/document/gestures/addRetrier';
import { addState } from '../../../../definitions/document/gestures/addState';
import { changeType } from '../../../../definitions/document/gestures/changeType';
import { copyStates, duplicateStates, pasteStates } from '../../../../definitions/document/gestures/clipboard';
import {
  connect,
  reconnect,
  removeTransition,
  setStart,
  type NewWay,
} from '../../../../definitions/document/gestures/connect';
import { CannotGestureError, type Gesture } from '../../../../definitions/document/gestures/Gesture';
import { describeLooseEnd } from '../../../../definitions/document/gestures/looseEnds';
import { addBranch, moveItem, removeBranch } from '../../../../definitions/document/gestures/moveItem';
import type { FragmentPlace } from '../../../../definitions/document/gestures/putFragment';
import { removeStates } from '../../../../definitions/document/gestures/removeStates';
import { renameState } from '../../../../definitions/document/gestures/renameState';
import { stateNameAt, statePathOf } from '../../../../definitions/document/gestures/statePath';
import { unwrapState } from '../../../../definitions/document/gestures/unwrapState';
import { wrapStates } from '../../../../definitions/document/gestures/wrapStates';
import type { StateType } from '../../../../language/asl/types';
import { member, type JsonObject } from '../../../../util/json';
import type { StateRename } from '../../../model/stateRenames';
import type { BlockView } from '../../../../language/asl/walk';
import { besideState } from './besideState';
import { exactCopyOf, keepCopy } from './exactCopy';
import type { Designer } from './Designer';
import { machineOf, placeNow } from './placeNow';

/** A dialog that a command opens. */
export type Ask = 'rename' | 'connect' | 'type';

/**
 * What the user can do with the selected states, by mouse, by key or from a menu. Each command makes one gesture, and the
 * designer says what it did or why it could not.
 */
export class Commands {
  /** The dialog that is open. */
  readonly ask = signal<Ask | undefined>(undefined);
  /** The block that is chosen, so that new states go into it. */
  readonly block = signal<DocumentPath | undefined>(undefined);
  /** The transition that is chosen. */
  readonly way = signal<DocumentPath | undefined>(undefined);
  /** Told of each rename: what the page keeps beside the definition names states, too. `files` as those of `rename`. */
  onRename: (before: string, after: string, files?: readonly string[]) => string = () => '';

  constructor(readonly designer: Designer) {
    // The cursor in the text selects states, too.
    effect(() => {
      if (designer.selected.value === undefined) return;
      this.block.value = undefined;
      this.way.value = undefined;
    });
    let machine = designer.machine.peek();
    effect(() => {
      const before = machine;
      machine = designer.machine.value;
      // What is chosen stays so wherever it is now, and no neighbour takes its place.
      const now = (path: DocumentPath | undefined) => path && placeNow(path, before, machine);
      this.block.value = now(this.block.peek());
      this.way.value = now(this.way.peek());
    });
  }

  /**
   * Where something is now that was in a block when the picture was drawn. Says so if that cannot be known: the picture is
   * laid out while the author goes on, and a click on an old one must not reach what has taken its place.
   */
  now(path: DocumentPath, block: BlockView): DocumentPath | undefined {
    const place = placeNow(path, machineOf(block), this.designer.machine.peek());
    if (place === undefined) this.designer.said.value = ofOldPicture;
    return place;
  }

  /** The paths of all selected states, the one that was selected last first. */
  get paths(): readonly DocumentPath[] {
    const { selected, marked, states, state } = this.designer;
    const first = state.peek() === undefined ? [] : [selected.peek()!];
    const more = states.peek().filter(({ name }) => marked.peek().has(name) && name !== state.peek()?.name);
    return [...first, ...more.map(({ path }) => path)];
  }

  choose(path: DocumentPath | undefined, marked: Iterable<string> = []): void {
    this.block.value = undefined;
    this.way.value = undefined;
    this.designer.select(path, marked);
  }

  chooseBlock(path: DocumentPath | undefined): void {
    this.designer.select(undefined);
    this.way.value = undefined;
    this.block.value = path;
  }

  /** Chooses a transition, and selects the state that it leaves. */
  chooseWay(path: DocumentPath | undefined): void {
    this.designer.select(path === undefined || path.at(-1) === 'StartAt' ? undefined : statePathOf(path));
    this.block.value = undefined;
    this.way.value = path;
  }

  /** Adds a state; without a place, where the selection says. */
  add(name: string, state: JsonObject, place: FragmentPlace = this.place()): boolean {
    return this.make((definition) => addState(definition, place, name, state));
  }

  remove(): boolean {
    const [way, block] = [this.way.peek(), this.block.peek()];
    if (way !== undefined) return this.disconnect(way);
    if (block?.at(-2) === 'Branches') return this.removeBranch(block);
    return this.make((definition) => removeStates(definition, this.paths));
  }

  duplicate(): boolean {
    return this.make((definition) => duplicateStates(definition, this.paths));
  }

  /** The selected states as text for the clipboard; `undefined` without a selection. */
  copied(): string | undefined {
    try {
      const text = copyStates(this.definition, this.paths);
      keepCopy(this.designer.document.peek(), this.paths, text);
      const { length } = this.paths;
      this.designer.said.value = length === 1 ? `Copied ${stateNameAt(this.paths[0]!)}` : `Copied ${length} states`;
      return text;
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  paste(text: string): boolean {
    const exact = exactCopyOf(text, this.designer.document.peek());
    return this.make((definition) => pasteStates(definition, this.place(), text, exact));
  }

  /** `files`: those that get the name when the definition is saved; `undefined` if nobody looked for them. */
  rename(name: string, files?: readonly string[]): boolean {
    const path = this.paths[0];
    if (path === undefined) return false;
    const before = stateNameAt(path);
    const renames = [{ from: before, to: name, files: files ?? [] }];
    if (!this.make((definition) => renameState(definition, path, name), renames)) return false;
    const also = before === name ? '' : this.onRename(before, name, files);
    if (also !== '') this.designer.said.value = `${this.designer.said.peek().replace(/\.$/, '')}. ${also}`;
    return true;
  }

  connect(from: DocumentPath, to: DocumentPath, way: NewWay): boolean {
    return this.make((definition) => connect(definition, from, to, way));
  }

  reconnect(way: DocumentPath, to: DocumentPath): boolean {
    return this.make((definition) => reconnect(definition, way, to));
  }

  disconnect(way: DocumentPath): boolean {
    const isMade = this.make((definition) => removeTransition(definition, way));
    if (isMade) this.way.value = undefined;
    return isMade;
  }

  setStart(): boolean {
    return this.forSelected((definition, path) => setStart(definition, path));
  }

  changeType(type: StateType): boolean {
    return this.forSelected((definition, path) => changeType(definition, path, type));
  }

  wrap(type: 'Parallel' | 'Map'): boolean {
    return this.make((definition) => wrapStates(definition, this.paths, type));
  }

  unwrap(): boolean {
    return this.forSelected((definition, path) => unwrapState(definition, path));
  }

  addBranch(): boolean {
    return this.forSelected((definition, path) => addBranch(definition, path));
  }

  addRetrier(): boolean {
    return this.forSelected((definition, path) => addRetrier(definition, path));
  }

  removeBranch(path: DocumentPath): boolean {
    const isMade = this.make((definition) => removeBranch(definition, path));
    if (isMade) this.block.value = undefined;
    return isMade;
  }

  /** Moves a rule, a catcher or a branch by one place. */
  move(path: DocumentPath, by: 1 | -1): boolean {
    return this.make((definition) => moveItem(definition, path, Number(path.at(-1)) + by));
  }

  /** Where new states go: into the chosen block, on the chosen way, behind the selected state, or to the end. */
  place(): FragmentPlace {
    const [block, way, state] = [this.block.peek(), this.way.peek(), this.designer.state.peek()];
    if (block !== undefined) return { kind: 'block', path: block };
    if (way !== undefined) return { kind: 'transition', path: way };
    if (state !== undefined) return besideState(state);
    const ends = this.designer.machine.peek().states.filter(({ object }) => member(object, 'End') === true);
    return ends.length > 0 ? { kind: 'after', path: ends.at(-1)!.path } : { kind: 'block', path: [] };
  }

  /** Where a state goes to which nothing leads yet: into the block that the user is in, as if dropped on its ground. */
  freePlace(): FragmentPlace {
    return { kind: 'block', path: this.block.peek() ?? this.designer.state.peek()?.path.slice(0, -2) ?? [] };
  }

  private get definition(): JsonObject {
    return this.designer.document.peek().definition ?? {};
  }

  private forSelected(make: (definition: JsonObject, path: DocumentPath) => Gesture): boolean {
    const [path] = this.paths;
    if (path === undefined) return this.fail(new CannotGestureError('Select a state first.'));
    return this.make((definition) => make(definition, path));
  }

  private make(make: (definition: JsonObject) => Gesture, renames?: readonly StateRename[]): boolean {
    const { designer } = this;
    let gesture: Gesture;
    try {
      if (designer.isOld.peek()) throw new CannotGestureError('Correct the syntax of the text first.');
      gesture = make(this.definition);
    } catch (error) {
      return this.fail(error);
    }
    if (designer.make(gesture, renames) !== undefined) return false;
    this.block.value = undefined;
    this.way.value = undefined;
    const { leaves = [] } = gesture;
    if (leaves.length > 0) designer.said.value = `${gesture.label}. ${leaves.map(describeLooseEnd).join(' ')}`;
    return true;
  }

  private fail(error: unknown): false {
    if (!(error instanceof CannotGestureError)) throw error;
    this.designer.said.value = error.message;
    return false;
  }
}

const ofOldPicture = 'The picture is of an older text, so this was not done. Do it again in the new picture.';
