import { useEffect, useRef } from 'preact/hooks';
import type { Trace } from '../../../story/graph/Trace';
import type { JsonObject } from '../../../util/json';
import { allPages, scopeOfArn } from '../../api/aws';
import type { WireEvent } from '../../api/types';
import { toJestTest, toMockFile } from '../../model/exportFiles';
import { toPytest } from '../../model/toPytest';
import { Icon } from '../../parts/Icon';
import { saveSvg, saveText } from '../../parts/saveFile';
import type { ExecutionView } from '../../model/readExecution';

/** The menu that saves parts of an execution as files. */
export function ExportMenu({ view, trace, definition }: { view: ExecutionView; trace: Trace; definition: JsonObject }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { execution, feed } = view;
  const { executionArn, name, status, input, output, error } = execution;
  const machine = execution.stateMachineArn.split(':')[6] ?? 'machine';
  useEffect(() => {
    const close = (event: Event): void => {
      const { current } = menu;
      if (current?.open !== true) return;
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !current.contains(event.target as Node)) {
        current.open = false;
        if (event instanceof KeyboardEvent) current.querySelector('summary')?.focus();
      }
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const main = feed.visits.filter(({ strand }) => strand.kind === 'main');
  const path = main.map(({ state }) => state);
  const recorded = { machine, status, input, output, error, visits: feed.visits, path };
  const files: readonly (readonly [words: string, save: () => void | Promise<void>])[] = [
    [
      'History, as GetExecutionHistory gives it',
      () => saveHistory(executionArn, name, feed.events.length === 0 ? undefined : view),
    ],
    ['Input', () => saveText(`${name}.input.json`, input ?? '{}')],
    ...(output === undefined ? [] : [['Output', () => saveText(`${name}.output.json`, output)] as const]),
    ['Mocks: MockConfigFile.json', () => saveText('MockConfigFile.json', toMockFile(machine, feed.visits))],
    ['A Jest test of this run', () => saveText(`${machine}.test.ts`, toJestTest(recorded), 'text/plain')],
    [
      'A pytest of this run',
      () => saveText(`test_${machine.replace(/\W+/g, '_')}.py`, toPytest(recorded), 'text/plain'),
    ],
    ['The graph, as SVG', () => saveSvg(name, definition, trace)],
  ];
  return (
    <details class="menu" ref={menu}>
      <summary class="button">
        <Icon name="download" /> Take away
      </summary>
      <div class="menu-list">
        {files.map(([words, save]) => (
          <button
            key={words}
            type="button"
            onClick={() => {
              menu.current!.open = false;
              void save();
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </details>
  );
}

async function saveHistory(executionArn: string, name: string, view: ExecutionView | undefined): Promise<void> {
  const isExpress = executionArn.split(':')[5] === 'express';
  const events = isExpress
    ? (view?.feed.wire ?? [])
    : (
        await allPages<WireEvent>(
          'GetExecutionHistory',
          'events',
          { executionArn, maxResults: 1000 },
          { scope: scopeOfArn(executionArn), most: 100_000 },
        )
      ).items;
  saveText(`${name}.history.json`, JSON.stringify({ events }, null, 2));
}
