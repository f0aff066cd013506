import pytest

ORDER = {"amount": 10, "items": [{"item": "cup"}, {"item": "pot"}]}


@pytest.fixture
def order(sfn):
    return sfn.deploy("order")


def test_ships_364_days_after_somebody_has_approved(sfn, order):
    sfn.mock(state="PackItem", returns={"Payload": {"parcel": "p-1"}})
    sfn.mock(state="Ship", returns={"Payload": {"shipped": True}})
    execution = sfn.start(order, ORDER)

    task = sfn.wait(execution, until="task", state="Approve")
    sfn.client.send_task_success(taskToken=task["taskToken"], output='{"by": "Ada"}')
    run = sfn.wait(execution)

    assert run["status"] == "SUCCEEDED"
    assert run["output"] == {"shipped": True}
    assert run["path"] == ["Charge", "Pack", "Approve", "Keep", "Ship"]
    assert run["durationSeconds"] >= 364 * 24 * 3600
    [message] = sfn.ask("/outbox", destination="approvals")["messages"]
    assert message["json"]["parcels"] == [{"parcel": "p-1"}, {"parcel": "p-1"}]


def test_charges_again_while_the_bank_is_busy(sfn, order):
    sfn.mock(state="Charge", answers=[{"throws": "Busy", "times": 2}, {"returns": {"Payload": {"id": "c-1"}}}])
    sfn.mock(state="Pack", throws="Pack.Closed")
    sfn.mock(state="Refund", returns={"Payload": "refunded"})

    run = sfn.run(order, ORDER)

    charge = run["visits"][0]
    assert [attempt["outcome"] for attempt in charge["attempts"]] == ["failed", "failed", "succeeded"]
    assert run["durationSeconds"] == 60 + 120
    [refund] = sfn.ask("/calls", state="Refund")["calls"]
    assert refund["received"] == {"id": "c-1"}


def test_refuses_a_card_that_the_handler_declines(sfn, order):
    run = sfn.run(order, {**ORDER, "amount": 1000})

    assert run["path"] == ["Charge", "Refuse"]
    assert (run["status"], run["error"]) == ("FAILED", "Refused")
    assert run["visits"][0]["error"] == "Declined"
    assert [line["text"] for line in sfn.ask("/functions/logs")["lines"]][0] == "charging 1000"


def test_refunds_when_one_item_cannot_be_packed(sfn, order):
    sfn.mock(state="PackItem", returns={"Payload": {"parcel": "p-1"}})
    sfn.mock(state="PackItem", forItem=1, throws="Pack.Broken", cause="The pot is broken.")
    sfn.mock(state="Refund", returns={"Payload": "refunded"})

    run = sfn.run(order, ORDER)

    assert run["path"] == ["Charge", "Pack", "Refund"]
    assert run["output"] == "refunded"
    [pack] = [visit for visit in run["visits"] if visit["state"] == "Pack"]
    assert (pack["outcome"], pack["error"]) == ("caught", "Pack.Broken")


def test_a_task_that_nobody_answers_is_no_error_of_the_workflow(sfn, order):
    """Catch takes States.ALL, and the test is red nevertheless: here, that is what is expected."""
    with pytest.raises(pytest.fail.Exception, match="Nothing answers the task of state 'PackItem'"):
        sfn.run(order, ORDER)
    mistakes = sfn.send("POST", "/reset")["mistakes"]
    assert {mistake["kind"] for mistake in mistakes} == {"tester"}
