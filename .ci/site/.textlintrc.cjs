// The terms of the field instead of home-made ones, and plain English instead of what reads as translated.
const terms = [
  ['task that nobody answers', 'unmocked task'],
  ['tasks that nobody answers', 'unmocked tasks'],
  ['the line to write', 'the mock to add'],
  ['mistake of the test', 'test error'],
  ['stand-ins?', 'placeholder'],
  ['not at hand', 'not available'],
  ['tried again after', 'retried after'],
  ['looks away', 'skips the check'],
  ['need never meet', 'are isolated'],
  ['is told then', 'is reported'],
  ['as often as one likes', 'may be repeated'],
  ['state machine definition language', 'Amazon States Language'],
];

module.exports = { rules: { terminology: { defaultTerms: false, terms } } };
