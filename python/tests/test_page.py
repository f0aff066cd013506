"""The code of docs/start/python.md, as it stands there."""

import asyncio
import pathlib

import pytest

from pytest_stepmill import failures

TEMPLATE = pathlib.Path(__file__).parent / "template.yaml"


def test_charges_again_while_the_bank_is_busy(sfn):
    order = sfn.machine("template.yaml", "Order")
    order.mock("Charge").throws("Busy", times=2).returns({"id": "c-1"})
    sfn.mock.service("dynamodb", "putItem").succeeds()
    sfn.mock.sqs("Approvals").succeeds_token({"by": "Ada"})

    run = order.run({"order": "o-1", "amount": 10, "items": ["cup"], "keepSeconds": 60})

    assert run.succeeded
    assert run.path == ["Charge", "Pack", "Approve", "Keep", "Ship"]
    assert run.output == {"parcel": "o-1", "charge": "c-1"}
    assert run.state("Charge").retries == 2
    assert run.calls("sqs").only["received"]["order"] == "o-1"


def test_a_function_of_the_test(sfn):
    order = sfn.machine("template.yaml", "Order")

    @sfn.function("ChargeFunction")
    def charge(event, context):
        assert event["amount"] == 1000
        raise ValueError("The card is empty.")

    run = order.run({"order": "o-1", "amount": 1000, "items": [], "keepSeconds": 0})
    assert run.error == "ValueError"


def test_somebody_approves(sfn):
    order = sfn.machine("template.yaml", "Order")
    sfn.mock.service("dynamodb", "putItem").succeeds()

    started = order.start({"order": "o-1", "amount": 10, "items": ["cup"], "keepSeconds": 60})
    started.task("Approve").succeed({"by": "Ada"})

    assert started.ended().succeeded


async def approves_from_the_loop(sfn):
    order = sfn.machine("template.yaml", "Order")
    sfn.mock.service("dynamodb", "putItem").succeeds()

    @sfn.function("ChargeFunction")
    async def charge(event):
        await asyncio.sleep(0)
        return {"id": "c-1"}

    started = order.start({"order": "o-1", "amount": 10, "items": ["cup"], "keepSeconds": 60})
    task = await started.task_async("Approve")
    task.succeed({"by": "Ada"})
    assert (await started.ended_async()).state("Charge").output["charge"] == {"id": "c-1"}


def test_approves_from_the_loop(sfn):
    asyncio.run(approves_from_the_loop(sfn))


def test_the_definition_of_today_does_the_same(sfn, tmp_path):
    order = sfn.machine("template.yaml", "Order")
    order.mock("Charge").throws("Declined")
    order.run({"order": "o-1", "amount": 10, "items": [], "keepSeconds": 0}).record(tmp_path / "declined.json")

    run = order.replay(tmp_path / "declined.json")
    assert run.path == ["Charge", "Refuse"]


@pytest.mark.parametrize("failure", failures(TEMPLATE, "Order"), ids=lambda failure: failure.name)
def test_each_failure(sfn, failure):
    order = sfn.machine(TEMPLATE, "Order")
    sfn.mock.service("dynamodb", "putItem").succeeds()
    sfn.mock.sqs("Approvals").succeeds_token({"by": "Ada"})
    failure.play(order)
    run = order.run({"order": "o-1", "amount": 10, "items": ["cup"], "keepSeconds": 60})
    assert run.succeeded == (failure.leads_to["end"] == "works")


def test_without_pytest(stepmill_url):
    from pytest_stepmill import Stepmill

    with Stepmill(stepmill_url) as sfn:
        machine = sfn.create({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}})
        assert machine.run({"amount": 10}).tree().startswith("machine SUCCEEDED")
