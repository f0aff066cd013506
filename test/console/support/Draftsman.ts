import type { Locator, Page } from 'playwright-core';
import { sectionOf } from '../../../src/console/views/design/forms/sections';
import { itemOf } from '../../../src/console/views/design/palette/items';
import { ruleKindOf, ruleOperator, ruleParts } from '../../../src/definitions/document/fields/rules';
import { stateAt } from '../../../src/definitions/document/gestures/transitions';
import { objectsIn, textIn, walkDefinition, type BlockView, type WalkedState } from '../../../src/language/asl/walk';
import { isObject, jsonEquals, type Json, type JsonObject } from '../../../src/util/json';
import { definitionOf } from './designerForms';
import { FormFiller } from './FormFiller';
import type { Hand, Place } from './hands';

/** Members that are drawn on the canvas, or filled in part by part. */
const drawnMembers = new Set('Type Resource Next End Default Choices Branches ItemProcessor Retry Catch'.split(' '));

/**
 * Draws a whole definition in JSONPath by gestures, on an empty canvas: first the states, then the ways between them, then
 * what the forms hold. Throws on what it cannot draw.
 */
export class Draftsman {
  private readonly form: FormFiller;

  constructor(
    private readonly page: Page,
    private readonly hand: Hand,
  ) {
    this.form = new FormFiller(page, hand);
  }

  async draw(definition: JsonObject): Promise<void> {
    const machine = walkDefinition(definition);
    const { StartAt: _start, States: _states, ...more } = definition;
    await this.form.fill(await this.form.open(), more);
    await this.addStates(machine, 'ground');
    await this.finish(machine);
  }

  private async addStates({ states, object }: BlockView, place: Place): Promise<void> {
    const lead = states.find(({ name }) => name === object['StartAt'])!;
    if (lead.type === 'Choice') throw new Error(`A block that begins with a Choice, ${lead.name}, is not drawn.`);
    await this.add(lead, place);
    // A Choice needs states around it to which it can lead, or it makes one.
    const others = states.filter((one) => one !== lead);
    for (const state of [...others.filter(isNoChoice), ...others.filter((one) => !isNoChoice(one))])
      await this.add(state, isNoChoice(lead) && canFollow(lead) ? { state: lead.name } : 'ground');
  }

  private async add(state: WalkedState, place: Place): Promise<void> {
    const { name, type, object, blocks } = state;
    const id = type === 'Task' ? (textIn(object, 'Resource') ?? '').replace('arn:aws:states:::', '') : String(type);
    const item = itemOf(id);
    if (item === undefined) throw new Error(`The palette has no ${id}, which ${name} is.`);
    const before = new Set(await this.names());
    await this.hand.add(item.title, place);
    const [added, ...surplus] = (await this.names()).filter((one) => !before.has(one));
    if (added === undefined || surplus.length > 0) throw new Error(`${name} was added with ${surplus.join(' and ')}.`);
    if (added !== name) await this.hand.rename(added, name);
    // It begins with two branches.
    for (let count = 2; type === 'Parallel' && count < blocks.length; count++)
      await this.hand.act(name, 'Add a branch', 'b');
    if (type === 'Parallel' && blocks.length < 2) throw new Error(`${name} with one branch is not drawn.`);
    for (const block of blocks) await this.addStates(block, 'empty block');
  }

  private async finish(block: BlockView): Promise<void> {
    for (const state of block.states) {
      await this.lead(state);
      await this.fillState(state);
      for (const inner of state.blocks) await this.finish(inner);
    }
  }

  private async lead({ name, path, object }: WalkedState): Promise<void> {
    const [next, otherwise] = [textIn(object, 'Next'), textIn(object, 'Default')];
    const now = await this.now(path);
    if (next !== undefined && now['Next'] !== next) await this.hand.connect(name, next, 'next');
    if (object['End'] === true && now['End'] !== true) await this.form.fill(await this.form.open(name), { End: true });
    if (otherwise !== undefined && now['Default'] !== otherwise) await this.hand.reconnect(name, 'Default', otherwise);
    for (const catcher of objectsIn(object, 'Catch')) await this.hand.connect(name, textIn(catcher, 'Next')!, 'catch');
  }

  private async fillState({ name, path, object }: WalkedState): Promise<void> {
    const form = await this.form.open(name);
    const now = await this.now(path);
    for (const [field, value] of members(object, now).filter(([one]) => !drawnMembers.has(one)))
      await this.set(form.getByRole('region', { name: sectionOf(field) }), field, value, now[field]);
    const { ProcessorConfig: config } = (object['ItemProcessor'] ?? {}) as JsonObject;
    if (config !== undefined)
      await this.set(form, 'ProcessorConfig', config, ((now['ItemProcessor'] ?? {}) as JsonObject)['ProcessorConfig']);
    await this.fillItems(form, 'Retry', 'Retrier', object, now);
    await this.fillItems(form, 'Catch', 'Catcher', object, now);
    const rules = (object['Choices'] ?? []) as JsonObject[];
    for (const [index, rule] of rules.entries()) {
      if (index >= (now['Choices'] as Json[]).length) await this.press(form, 'Add rule');
      const item = form.getByRole('listitem', { name: `Rule ${index + 1}`, exact: true });
      await this.test(item, rule);
      const rest = Object.entries(rule).filter(([one]) => !ruleParts.has(one));
      await this.form.fill(item, Object.fromEntries(rest));
    }
  }

  /** Retriers and catchers. Each begins with one error. */
  private async fillItems(form: Locator, field: string, noun: string, object: JsonObject, now: JsonObject) {
    const wanted = (object[field] ?? []) as JsonObject[];
    const has = (now[field] ?? []) as JsonObject[];
    for (const [index, { ErrorEquals, ...rest }] of wanted.entries()) {
      if (index >= has.length) await this.press(form, `Add ${noun.toLowerCase()}`);
      const item = form.getByRole('listitem', { name: `${noun} ${index + 1}`, exact: true });
      const [first, ...more] = ErrorEquals as string[];
      await this.form.fill(item, { 'ErrorEquals 1': first });
      for (const error of more) await this.form.fill(item, { 'Add to ErrorEquals': error });
      const begun = has[index] ?? ((await this.now(await this.pathOf(form)))[field] as JsonObject[])[index]!;
      for (const [name, value] of members(rest, begun).filter(([one]) => one !== 'ErrorEquals'))
        await this.set(item, name, value, begun[name]);
    }
  }

  private async test(part: Locator, rule: JsonObject): Promise<void> {
    const kind = ruleKindOf(rule);
    await this.hand.pick(part.getByLabel('Test', { exact: true }).first(), kind);
    if (kind === 'Not') return this.test(part.getByRole('group', { name: 'Inside Not' }).first(), rule['Not'] as never);
    if (kind !== 'Variable') {
      for (const [index, inner] of (rule[kind] as JsonObject[]).entries()) {
        if (index > 0) await this.press(part, `Add to ${kind}`);
        await this.test(part.getByRole('listitem', { name: `${kind} ${index + 1}`, exact: true }).first(), inner);
      }
      return;
    }
    const operator = ruleOperator(rule)!;
    await this.form.fill(part, { Variable: rule['Variable'] });
    await this.hand.pick(part.getByLabel('Operator', { exact: true }), operator);
    await this.form.fill(part, { [operator]: rule[operator] });
  }

  /** Sets a field, or takes it away. An object with a form of its own is filled in member by member. */
  private async set(part: Locator, name: string, value: Json | undefined, now: Json | undefined): Promise<void> {
    if (value === undefined) return this.press(part, `Remove ${name}`);
    if (now !== undefined && jsonEquals(value, now)) return;
    const group = part.locator(`[data-field="${name}"][role="group"]`);
    if (!isObject(value) || (await group.count()) === 0) return this.form.fill(part, { [name]: value });
    if (now === undefined) await this.press(group, `Add ${name}`);
    await this.form.fill(group.locator('.part-form').first(), value);
  }

  private press(part: Locator, name: string): Promise<void> {
    return this.form.press(part.getByRole('button', { name, exact: true, includeHidden: true }).last());
  }

  private async names(): Promise<string[]> {
    const walk = ({ states }: BlockView): string[] =>
      states.flatMap(({ name, blocks }) => [name, ...blocks.flatMap(walk)]);
    return walk(walkDefinition(await definitionOf(this.page)));
  }

  private async pathOf(form: Locator): Promise<WalkedState['path']> {
    const name = (await form.getAttribute('aria-label'))!.replace('Form of ', '');
    const find = ({ states }: BlockView): WalkedState | undefined =>
      states.find((one) => one.name === name) ?? states.flatMap(({ blocks }) => blocks.map(find)).find(Boolean);
    return find(walkDefinition(await definitionOf(this.page)))!.path;
  }

  /** A state as the text has it now. */
  private async now(path: WalkedState['path']): Promise<JsonObject> {
    return stateAt(await definitionOf(this.page), path)!.object;
  }
}

const isNoChoice = ({ type }: WalkedState): boolean => type !== 'Choice';
const canFollow = ({ type }: WalkedState): boolean => type !== 'Succeed' && type !== 'Fail';

/** The members that are wanted, and those that are there and are not wanted. */
function members(wanted: JsonObject, now: JsonObject): (readonly [string, Json | undefined])[] {
  const extra = Object.keys(now).filter((name) => wanted[name] === undefined);
  return [...Object.entries(wanted), ...extra.map((name) => [name, undefined] as const)];
}
