from datetime import timedelta
from pathlib import Path

import pytest

from pytest_stepmill import StepmillError, failures

FILE = Path(__file__).with_name("order.asl.json")
ORDER = {"amount": 10, "items": [{"item": "cup"}, {"item": "pot"}]}


@pytest.fixture
def order(sfn):
    return sfn.machine(FILE)


def test_ships_364_days_after_somebody_has_approved(sfn, order):
    sfn.mock.lambda_("pack").returns({"parcel": "p-1"})
    sfn.mock.lambda_("ship").returns({"shipped": True})

    started = order.start(ORDER)
    started.task("Approve").succeed({"by": "Ada"})
    run = started.ended()

    assert run.succeeded
    assert run.output == {"shipped": True}
    assert run.path == ["Charge", "Pack", "Approve", "Keep", "Ship"]
    assert run.duration >= timedelta(days=364)
    [message] = run.messages("approvals")
    assert message["json"]["parcels"] == [{"parcel": "p-1"}, {"parcel": "p-1"}]


def test_charges_again_while_the_bank_is_busy(sfn, order):
    order.mock("Charge").throws("Busy", times=2).returns({"Payload": {"id": "c-1"}})
    order.mock("Pack").throws("Pack.Closed")
    sfn.mock.lambda_("refund").returns("refunded")

    run = order.run(ORDER)

    assert run.state("Charge").retries == 2
    assert run.duration == timedelta(seconds=60 + 120)
    assert run.lambda_calls("refund").only["received"] == {"id": "c-1"}


def test_refuses_a_card_that_the_handler_declines(order):
    run = order.run({**ORDER, "amount": 1000})

    assert run.path == ["Charge", "Refuse"]
    assert (run.status, run.error) == ("FAILED", "Refused")
    assert run.state("Charge").error == "Declined"


def test_refunds_when_one_item_cannot_be_packed(sfn, order):
    sfn.mock.lambda_("pack").returns({"parcel": "p-1"})
    order.mock("PackItem").for_item(1).throws("Pack.Broken", "The pot is broken.")
    sfn.mock.lambda_("refund").returns("refunded")

    run = order.run(ORDER)

    assert run.path == ["Charge", "Pack", "Refund"]
    assert run.output == "refunded"
    assert (run.state("Pack").outcome, run.state("Pack").error) == ("caught", "Pack.Broken")


def test_a_function_of_the_test(sfn, order):
    @sfn.function("pack")
    def pack(event):
        assert event["item"] in ("cup", "pot")
        return {"parcel": event["item"]}

    started = order.start(ORDER)
    assert started.task("Approve").parameters["MessageBody"]["parcels"] == [{"parcel": "cup"}, {"parcel": "pot"}]
    started.stop()


PACKING = [failure for failure in failures(FILE) if failure.state in ("Pack", "PackItem")]


@pytest.mark.parametrize("failure", PACKING, ids=lambda failure: failure.name)
def test_refunds_whatever_goes_wrong_while_packing(sfn, order, failure):
    sfn.mock.lambda_("pack").returns({"parcel": "p-1"})
    sfn.mock.lambda_("refund").returns("refunded")
    failure.play(order)
    assert order.run(ORDER).path[-1] == "Refund"


def test_a_task_that_nobody_answers_is_no_error_of_the_workflow(order):
    """Catch takes States.ALL, and the test fails nevertheless: here, that is what is expected."""
    with pytest.raises(StepmillError, match="Nothing answers the task of state 'PackItem'"):
        order.run(ORDER)
