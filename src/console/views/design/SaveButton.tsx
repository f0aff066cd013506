import { useEffect, useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine, MachineType } from '../../api/types';
import { CreateDialog } from './CreateDialog';

/** Updates the machine, or asks for a name and creates one. */
export function SaveButton({
  text,
  type,
  machine,
  isBad,
  unsaved,
  onSaved,
}: {
  text: string;
  type: MachineType;
  machine: Machine | undefined;
  isBad: boolean;
  /** The note about unsaved text; empty without unsaved text. */
  unsaved: string;
  onSaved: () => void;
}) {
  const [asks, setAsks] = useState(false);
  const [told, setTold] = useState('');
  useEffect(() => setTold(''), [text]);
  const update = async (): Promise<void> => {
    try {
      const { stateMachineArn } = machine!;
      await aws('UpdateStateMachine', { stateMachineArn, definition: text }, scopeOfArn(stateMachineArn));
      onSaved();
      setTold('Saved.');
    } catch (error) {
      setTold((error as Error).message);
    }
  };
  return (
    <>
      <span role="status" class="dim wrap">
        {told === '' ? unsaved : told}
      </span>
      <button
        class="main"
        type="button"
        disabled={isBad}
        onClick={() => (machine === undefined ? setAsks(true) : void update())}
      >
        {machine === undefined ? 'Create …' : 'Save'}
      </button>
      {asks && <CreateDialog {...{ text, type, onSaved }} onClose={() => setAsks(false)} />}
    </>
  );
}
