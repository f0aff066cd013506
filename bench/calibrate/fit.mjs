import { getPrice, setPrice } from './prices.mjs';

const passes = 400;

/**
 * Sets the prices so that each measured row comes to the units wanted, as nearly as all rows together allow. What counts is
 * how many times too much or too little a row has; the worst rows count most.
 *
 * `found` are the prices to be set, `wanted` the units of a row.
 */
export function fit(measured, found, wanted) {
  const rows = measured.map((each) => ({ ...each.charges, wanted: wanted(each), weight: 1, sum: 0 }));
  const rowsOf = new Map([...found].map((price) => [price, []]));
  for (const row of rows) for (const [price, times] of row.times) rowsOf.get(price)?.push({ row, times });
  const sumUp = () => {
    for (const row of rows) {
      row.sum = row.fixed;
      for (const [price, times] of row.times) row.sum += times * getPrice(price);
      row.error = Math.log(row.sum / row.wanted);
      // A row that has too much is as wrong as one that has too little.
      row.weight = (0.1 + row.error ** 2) / (row.sum * row.wanted);
    }
  };
  for (let pass = 0; pass < passes; pass++) {
    sumUp();
    for (const [price, charged] of rowsOf) {
      let [above, below] = [0, 0];
      for (const { row, times } of charged) {
        above += row.weight * times * (row.wanted - row.sum);
        below += row.weight * times * times;
      }
      if (below === 0) continue;
      const before = getPrice(price);
      // Half of the way: others are set at the same time.
      const after = Math.max(0, before + above / below / 2);
      for (const { row, times } of charged) row.sum += times * (after - before);
      setPrice(price, after);
    }
  }
  for (const price of found) setPrice(price, rounded(getPrice(price)));
}

function rounded(price) {
  return price < 0.001 ? 0 : Number(price.toPrecision(2));
}
