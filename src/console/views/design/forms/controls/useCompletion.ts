import { useRef, useState } from 'preact/hooks';
import { completeExpression, type ExpressionCompletions } from '../../../../model/expressions/completeExpression';
import type { ExpressionScope } from '../../../../model/expressions/ExpressionScope';

const closed: ExpressionCompletions = { from: 0, to: 0, options: [] };

/** Completions below a textarea: arrow keys choose, Enter takes, Escape closes. */
export function useCompletion(scope: ExpressionScope, type: (text: string) => void) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [list, setList] = useState(closed);
  const [at, setAt] = useState(0);
  const isOpen = list.options.length > 0;
  const look = (): void => {
    const { value, selectionStart, selectionEnd } = area.current!;
    setList(selectionStart === selectionEnd ? completeExpression(value, selectionStart, scope) : closed);
    setAt(0);
  };
  const take = (index: number): void => {
    const element = area.current!;
    const { label } = list.options[index]!;
    // `$.['a b']` is written `$['a b']`.
    const from = label.startsWith('[') && element.value[list.from - 1] === '.' ? list.from - 1 : list.from;
    const text = element.value.slice(0, from) + label + element.value.slice(list.to);
    element.value = text;
    element.setSelectionRange(from + label.length, from + label.length);
    element.focus();
    type(text);
    look();
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey && event.key === ' ') look();
    else if (!isOpen) return false;
    else if (event.key === 'ArrowDown') setAt((at + 1) % list.options.length);
    else if (event.key === 'ArrowUp') setAt((at + list.options.length - 1) % list.options.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(at);
    else if (event.key === 'Escape') setList(closed);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { area, options: list.options, at, isOpen, look, take, onKeyDown, close: () => setList(closed) };
}
