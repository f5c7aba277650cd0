from threading import Thread
from time import sleep

import pytest

from local_stack.functions import Functions
from tests.support import small_functions

HANDLER = "tests.support.small_functions.handle"
SET_RETURNING = "tests.support.small_functions.set_returning"


@pytest.fixture
def functions() -> Functions:
    made = Functions([HANDLER, SET_RETURNING])
    made.forget()
    return made


def test_a_function_gets_its_event(functions: Functions) -> None:
    assert functions.call(HANDLER, {"a": 1})["event"] == {"a": 1}


def test_the_context_names_the_function(functions: Functions) -> None:
    assert functions.call(HANDLER, {})["function"] == "small_functions"


def test_an_event_passes_through_json(functions: Functions) -> None:
    with pytest.raises(TypeError):
        functions.call(HANDLER, {"a": {1}})


def test_a_result_passes_through_json(functions: Functions) -> None:
    with pytest.raises(TypeError):
        functions.call(SET_RETURNING, {})


def test_wiring_is_made_once(functions: Functions) -> None:
    assert functions.call(HANDLER, {})["wiring"] == functions.call(HANDLER, {})["wiring"]


def test_forgotten_wiring_is_made_again(functions: Functions) -> None:
    before = functions.call(HANDLER, {})["wiring"]
    functions.forget()
    assert functions.call(HANDLER, {})["wiring"] == before + 1


def test_a_module_without_wiring_has_nothing_to_forget() -> None:
    Functions(["tests.support.web.ask"]).forget()


def test_nothing_runs_while_paused(functions: Functions) -> None:
    functions.call(HANDLER, {})
    functions.forget()
    wired = len(small_functions.wired)
    caller = Thread(target=functions.call, args=(HANDLER, {}))
    with functions.paused():
        caller.start()
        sleep(0.05)
        assert len(small_functions.wired) == wired
    caller.join()
    assert len(small_functions.wired) == wired + 1


def test_calls_are_counted_failed_ones_too(functions: Functions) -> None:
    functions.call(HANDLER, {})
    with pytest.raises(TypeError):
        functions.call(SET_RETURNING, {})
    assert functions.calls == 2


def test_an_unknown_handler_is_found_out_at_once() -> None:
    with pytest.raises(ModuleNotFoundError):
        Functions(["intake.handlers.nothing.handle"])
