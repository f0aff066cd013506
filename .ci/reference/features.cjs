// The generated part about features: test/features.json says of each whether it works, and which tests show it.
const { cell, codes, table } = require('./markdown.cjs');

function featureTables() {
  const sections = require('../../test/features.json');
  const all = sections.flatMap(({ features }) => features);
  let number = 0;
  const tables = sections.map(({ section, features }) => {
    const rows = features.map(({ feature, here, shownBy }) => [String(++number), cell(feature), here, codes(shownBy)]);
    return `## ${section}\n\n${table(['#', 'feature', 'here', 'shown by'], rows)}`;
  });
  return [countOf(all), ...tables].join('\n\n');
}

function countOf(features) {
  const count = (word) => features.filter(({ here }) => here === word).length;
  const words = ['yes', 'partly', 'no'].map((word) => `${count(word)} ${word}`).join(', ');
  return `**${features.length} features: ${words}.**`;
}

module.exports = { featureTables };
