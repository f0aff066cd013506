/** Charges a card: the last digits stand for the bank's answer. */
exports.handler = async ({ orderId, card, amount }) => {
  if (card.endsWith('0002')) throw Object.assign(new Error('The card is declined.'), { name: 'Card.Declined' });
  return { chargeId: `ch-${orderId}`, amount };
};
