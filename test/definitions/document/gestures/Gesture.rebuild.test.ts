import fs from 'node:fs';
import path from 'node:path';
import { Designer } from '../../../../src/console/views/design/model/Designer';
import { startingWorkflows } from '../../../../src/console/views/design/palette/startingWorkflows';
import { addState } from '../../../../src/definitions/document/gestures/addState';
import { connect, reconnect, setStart } from '../../../../src/definitions/document/gestures/connect';
import { addBranch } from '../../../../src/definitions/document/gestures/moveItem';
import { newState } from '../../../../src/definitions/document/gestures/newState';
import { removeStates } from '../../../../src/definitions/document/gestures/removeStates';
import { renameState } from '../../../../src/definitions/document/gestures/renameState';
import type { Gesture } from '../../../../src/definitions/document/gestures/Gesture';
import type { DocumentPath } from '../../../../src/definitions/document/DefinitionDocument';
import { transitionsFrom } from '../../../../src/definitions/document/gestures/transitions';
import { walkDefinition, type BlockView, type WalkedState } from '../../../../src/language/asl/walk';
import type { Json, JsonObject } from '../../../../src/util/json';

/** Fields that gestures make; the others are written as a form writes them. */
const ways: readonly string[] = ['Type', 'Next', 'End', 'Default', 'Branches', 'ItemProcessor', 'Iterator'];

/** Builds a definition from nothing, state by state, as a user draws it. */
class Rebuilder {
  readonly designer = new Designer('{}\n');
  /** Paths of what has been drawn. */
  private readonly names = new Set<string>();

  constructor(private readonly wanted: JsonObject) {
    for (const [name, value] of Object.entries(wanted))
      if (name !== 'StartAt' && name !== 'States') this.write([name], value);
    this.block(walkDefinition(wanted));
  }

  get definition(): JsonObject {
    return this.designer.definition.value ?? {};
  }

  private make(gesture: Gesture): DocumentPath {
    expect(this.designer.make(gesture)).toBeUndefined();
    return gesture.select ?? [];
  }

  private write(at: DocumentPath, value: Json): void {
    this.make({ label: `Write ${String(at.at(-1))}`, edits: [{ kind: 'set', path: at, value }] });
  }

  private block(block: BlockView): void {
    for (const state of block.states) this.state(block.path, state);
    for (const state of block.states) this.connect(state);
    const start = block.object['StartAt'];
    if (typeof start === 'string') this.make(setStart(this.definition, [...block.path, 'States', start]));
    for (const state of block.states) for (const inner of state.blocks) this.block(inner);
  }

  private state(block: DocumentPath, { name, path: at, type, language, object, blocks }: WalkedState): void {
    const added = this.make(
      addState(this.definition, { kind: 'block', path: block }, 'Drawn', newState(type!, language)),
    );
    // A Choice that is dropped where a way ends brings a state to lead to.
    const around = blockIn(walkDefinition(this.definition), block)!.states;
    const brought = around.filter(
      (one) => type === 'Choice' && one.name !== 'Drawn' && !this.names.has(one.path.join()),
    );
    if (brought.length > 0)
      this.make(
        removeStates(
          this.definition,
          brought.map((one) => one.path),
        ),
      );
    this.names.add(at.join());
    this.make(renameState(this.definition, added, name));
    for (const [index] of blocks.entries())
      if (type === 'Parallel' && index > 1) this.make(addBranch(this.definition, at));
    if (type === 'Parallel' && blocks.length === 1)
      this.make({ label: 'Delete branch 2', edits: [{ kind: 'remove', path: [...at, 'Branches', 1] }] });
    for (const field of Object.keys(newState(type!, language)))
      if (!(field in object) && field !== 'ItemProcessor')
        this.make({ label: 'Clear', edits: [{ kind: 'remove', path: [...at, field] }] });
    for (const [field, value] of Object.entries(object)) if (!ways.includes(field)) this.write([...at, field], value);
    if (object['Default'] === undefined && type === 'Choice')
      this.make({ label: 'Disconnect', edits: [{ kind: 'remove', path: [...at, 'Default'] }] });
    if (object['Iterator'] !== undefined)
      this.make({ label: 'Iterator', edits: [{ kind: 'rename', path: [...at, 'ItemProcessor'], name: 'Iterator' }] });
    for (const inner of blocks)
      if (type === 'Map' && inner.object['ProcessorConfig'] === undefined)
        this.make({ label: 'Clear', edits: [{ kind: 'remove', path: [...inner.path, 'ProcessorConfig'] }] });
    for (const inner of blocks)
      for (const [field, value] of Object.entries(inner.object))
        if (field !== 'StartAt' && field !== 'States') this.write([...inner.path, field], value);
  }

  private connect(state: WalkedState): void {
    for (const { path: at, to, kind } of transitionsFrom(state)) {
      const target = [...state.path.slice(0, -1), to];
      if (kind === 'next') this.make(connect(this.definition, state.path, target, 'next'));
      else this.make(reconnect(this.definition, at, target));
    }
  }
}

function blockIn(block: BlockView, at: DocumentPath): BlockView | undefined {
  if (JSON.stringify(block.path) === JSON.stringify(at)) return block;
  for (const state of block.states)
    for (const inner of state.blocks) {
      const found = blockIn(inner, at);
      if (found !== undefined) return found;
    }
  return undefined;
}

function rebuilt(definition: JsonObject): JsonObject {
  return new Rebuilder(definition).definition;
}

test.each(startingWorkflows.map(({ title, definition }) => [title, definition] as const))(
  'rebuilds %s',
  (_title, wanted) => {
    expect(rebuilt(wanted as JsonObject)).toEqual(wanted);
  },
);

const fixtures = path.join(__dirname, '../../../console/fixtures');

test.each(['order', 'closing', 'parcels'])('rebuilds %s', (name) => {
  const wanted = JSON.parse(fs.readFileSync(path.join(fixtures, `${name}.asl.json`), 'utf8')) as JsonObject;
  expect(rebuilt(wanted)).toEqual(wanted);
});

const shared = path.join(__dirname, '../../../../../shared/definitions/valid');
const isThere = fs.existsSync(shared);

(isThere ? test : test.skip)('rebuilds definitions that AWS has taken', () => {
  const names = fs.readdirSync(shared).filter((name) => name.endsWith('.json'));
  // Some are enough: they are much alike.
  for (const name of names.filter((_name, index) => index % 35 === 0)) {
    const wanted = JSON.parse(fs.readFileSync(path.join(shared, name), 'utf8')) as JsonObject;
    expect([name, rebuilt(wanted)]).toEqual([name, wanted]);
  }
});
