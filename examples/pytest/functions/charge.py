class Declined(Exception):
    pass


def handler(order, context):
    print("charging", order["amount"])
    if order["amount"] > 100:
        raise Declined(f"{order['amount']} is too much")
    return {"id": f"c-{order['amount']}"}
