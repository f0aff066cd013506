/** Data of a size, for rows. */
export const fill = (count, make) => Array.from({ length: count }, (_, at) => make(at));
export const numbers = (size) => fill(size, (at) => at);
export const zeros = (size) => fill(size, () => 0);
export const shuffled = (size) => fill(size, (at) => (at * 7919) % size);
export const words = (size) => fill(size, (at) => `word ${at}`);
export const items = (size) =>
  fill(size, (id) => ({ name: `item ${id}`, id, tags: ['a', 'b'], price: id % 97, quantity: (id % 7) + 1 }));
export const members = (size) => Object.fromEntries(fill(size, (id) => [`name${id}`, id]));
export const text = (size) => 'a quick brown fox '.repeat(Math.ceil(size / 18)).slice(0, size);

/** An expression in a function that `$map` calls; `$i` is the number. */
export const inMap = (expression) => (size) => `$count($map([1..${size}], function($i){ [${expression}] }))`;

/** The same as a step of a path. */
export const inPath = (expression) => (size) => `$count([1..${size}].(${expression.replaceAll('$i', '$')}))`;
