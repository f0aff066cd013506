import type { Commands } from './Commands';
import { branchOf } from './branchOf';

/** The keys that change the selected states, in the canvas and in the tree. Returns whether it was one of them. */
export function editKeys(event: KeyboardEvent, commands: Commands): boolean {
  const act = actOf(event, commands);
  if (act === undefined) return false;
  event.preventDefault();
  act();
  return true;
}

function actOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, commands: Commands): (() => void) | undefined {
  const withCommand = ctrlKey || metaKey;
  if (withCommand) return key.toLowerCase() === 'd' && !altKey ? () => commands.duplicate() : undefined;
  if (altKey) {
    const by = ({ ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 } as const)[key];
    const branch = by === undefined ? undefined : branchOf(commands);
    return by === undefined || branch === undefined ? undefined : () => commands.move(branch, by);
  }
  return {
    Delete: () => commands.remove(),
    Backspace: () => commands.remove(),
    F2: () => (commands.ask.value = 'rename'),
    c: () => (commands.ask.value = 'connect'),
    t: () => (commands.ask.value = 'type'),
    p: () => commands.wrap('Parallel'),
    m: () => commands.wrap('Map'),
    u: () => commands.unwrap(),
    b: () => commands.addBranch(),
    r: () => commands.addRetrier(),
    s: () => commands.setStart(),
  }[key];
}

/** Copies, cuts and pastes states by the browser's own events, so that other programs take part. */
export function clipboardKeys(event: ClipboardEvent, commands: Commands): void {
  if ((event.target as Element).closest('input, textarea, select, dialog') !== null || event.clipboardData === null)
    return;
  if (event.type === 'paste') {
    event.preventDefault();
    commands.paste(event.clipboardData.getData('text/plain'));
    return;
  }
  const text = commands.copied();
  if (text === undefined) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', text);
  if (event.type === 'cut') commands.remove();
}
