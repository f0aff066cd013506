import { buildGraph } from '../../../src/story/graph/buildGraph';
import { formatSvg } from '../../../src/story/graph/formatSvg';

const end = { End: true };
const block = { StartAt: 'Inner', States: { Inner: { Type: 'Pass', ...end } } };

test('each type of state has an outline of its own', () => {
  const states = {
    Pass: { Type: 'Pass', ...end },
    Task: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ...end },
    Choice: { Type: 'Choice', Choices: [] },
    Wait: { Type: 'Wait', Seconds: 1, ...end },
    Succeed: { Type: 'Succeed' },
    Fail: { Type: 'Fail' },
    Parallel: { Type: 'Parallel', Branches: [block], ...end },
    Map: { Type: 'Map', ItemProcessor: block, ...end },
  };
  const svg = formatSvg(buildGraph({ StartAt: 'Pass', States: states }));
  const outlines = Object.keys(states).map((name) => {
    const [, drawn = ''] = new RegExp(`<title>${name}: .*?</title>\\n([^]*?)\\n<text`).exec(svg) ?? [];
    // What is drawn, without its place and size: elements, classes, corners, how round.
    const shapes = [...drawn.matchAll(/<(\w+) class="(\w+)"(?: points="([^"]*)")?(?:.*? rx="([\d.]+)")?/g)];
    return shapes
      .map(([, element, kind, points, round]) =>
        [element, kind, points?.split(' ').length, round === undefined ? undefined : Number(round) > 6].join(' '),
      )
      .join(' + ');
  });
  expect(outlines).toEqual([
    'polygon state 4 ',
    'rect state  false',
    'polygon state 6 ',
    'rect state  true',
    'rect state  true + rect inner  true',
    'polygon state 8 ',
    'rect block  false',
    'rect block  false + rect block  false',
  ]);
});

test('a condition that is cut is whole in a title', () => {
  const Variable = '$.a.very.long.path.to.the.value.that.decides';
  const States = {
    C: { Type: 'Choice', Choices: [{ Variable, StringEquals: 'a < b', Next: 'S' }], Default: 'S' },
    S: { Type: 'Succeed' },
  };
  const svg = formatSvg(buildGraph({ StartAt: 'C', States }));
  expect(svg).toContain(
    `<title>${Variable} = &#34;a &#60; b&#34;</title>$.a.very.long.path.to.the.value.that.decide…</text>`,
  );
  expect(svg).toMatch(/<text class="label"[^>]*>otherwise<\/text>/);
});
