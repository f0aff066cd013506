"""Buys or sells, and records it."""

from datetime import timedelta

import pytest

CHECK, BUY, SELL, RECORD = "Check Stock Value", "Buy Stock", "Sell Stock", "Record Transaction"


@pytest.fixture
def stocks(sfn, templates):
    sfn.mock.service("dynamodb", "putItem").succeeds()
    return sfn.machine(templates["stocks"], "StockTradingStateMachine")


@pytest.mark.parametrize(("price", "state"), [(0, BUY), (50, BUY), (51, SELL), (99, SELL)])
def test_the_price_decides(stocks, price, state):
    assert stocks.run({"price": price}).path == [CHECK, "Buy or Sell?", state, RECORD]


def test_what_is_recorded(stocks):
    call = stocks.run({"price": 10}).calls("dynamodb", "putItem").only
    assert call["parameters"]["Item"] == {
        "Id": {"S": "t-1"},
        "Type": {"S": "buy"},
        "Price": {"N": "10"},
        "Quantity": {"N": "1"},
        "Timestamp": {"S": "2030-01-01"},
    }


def test_nobody_buys(stocks):
    run = stocks.run({"price": 100})
    assert (run.status, run.error, run.state(SELL).retries) == ("FAILED", "MarketClosed", 3)


def test_the_checker_is_asked_five_times_more(stocks):
    stocks.mock(CHECK).throws("Down", times=5).returns({"stock_price": 1})
    run = stocks.run({"price": 1})
    assert run.succeeded
    assert run.duration >= timedelta(seconds=15 * (1 + 1.5 + 1.5**2 + 1.5**3 + 1.5**4))


def test_the_table_is_throttled_once(sfn, stocks):
    sfn.mock.service("dynamodb", "putItem").fails("ThrottlingException", times=1)
    assert stocks.run({"price": 1}).state(RECORD).retries == 1


def test_a_price_that_is_no_number_is_sold(stocks):
    run = stocks.run({"price": "low"})
    assert run.state("Buy or Sell?").chosen == SELL
    assert run.error == "TypeError"


def test_costs_one_transition_for_each_state(stocks):
    assert stocks.run({"price": 1}).transitions == 5
