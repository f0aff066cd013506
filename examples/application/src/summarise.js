/** A report in one line, from items of DynamoDB. */
exports.handler = async ({ report, orders }) => {
  const total = orders.reduce((sum, { amount }) => sum + Number(amount.N), 0);
  return { text: `${report}: ${orders.length} orders, ${total.toFixed(2)} in all` };
};
