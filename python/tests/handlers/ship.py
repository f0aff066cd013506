def handler(event, context):
    return {"parcel": event["order"], "charge": event["charge"]["id"]}
