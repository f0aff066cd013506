class Declined(Exception):
    pass


def handler(event, context):
    print(f"charging {event['amount']}")
    if event["amount"] > 100:
        raise Declined("The card is empty.")
    return {"id": f"c-{event['amount']}"}
