"""What is true of every function and of the logs they write."""

from tests.support.breaking import Break
from tests.support.template import Document, properties

FUNCTION = "AWS::Lambda::Function"
INVOKE = "AWS::Lambda::EventInvokeConfig"

LOGS_EVENTS = {
    "POWERTOOLS_DEV",
    "POWERTOOLS_DEBUG",
    "POWERTOOLS_LOGGER_LOG_EVENT",
    "POWERTOOLS_TRACER_CAPTURE_RESPONSE",
    "POWERTOOLS_TRACER_CAPTURE_ERROR",
    "POWERTOOLS_LOG_LEVEL",
    "LOG_LEVEL",
    "DEBUG",
}
"""Names that can make a library print events, answers or requests on the wire."""


def functions_run_on_python_313_on_arm(document: Document) -> None:
    for function in properties(document, FUNCTION):
        assert function["Runtime"] == "python3.13"
        assert function["Architectures"] == ["arm64"]


def runtime_changes_with_a_deployment_and_never_by_itself(document: Document) -> None:
    # botocore is the runtime's, and reads descriptions that come with the package
    for function in properties(document, FUNCTION):
        assert function["RuntimeManagementConfig"] == {"UpdateRuntimeOn": "FunctionUpdate"}


def each_month_changes_every_function(document: Document) -> None:
    # otherwise a deployment of nothing new would bring no update of the runtime
    for function in properties(document, FUNCTION):
        assert function["Description"] == {"Fn::Sub": "Alongside ${Stage} ${Month}"}


def no_setting_logs_events(document: Document) -> None:
    for function in properties(document, FUNCTION):
        assert not LOGS_EVENTS & function["Environment"]["Variables"].keys()


def nothing_is_traced(document: Document) -> None:
    for function in properties(document, FUNCTION):
        assert "TracingConfig" not in function
        assert "Layers" not in function


def every_function_has_a_role_of_its_own(document: Document) -> None:
    roles = [function["Role"]["Fn::GetAtt"][0] for function in properties(document, FUNCTION)]
    assert len(set(roles)) == len(roles)


def every_function_writes_to_a_log_of_this_template(document: Document) -> None:
    groups = [each["LoggingConfig"]["LogGroup"]["Ref"] for each in properties(document, FUNCTION)]
    kinds = {document["Resources"][group]["Type"] for group in groups}
    assert kinds == {"AWS::Logs::LogGroup"}
    assert len(set(groups)) == len(groups)


def logs_are_forgotten(document: Document) -> None:
    for group in properties(document, "AWS::Logs::LogGroup"):
        assert group["RetentionInDays"] == {"Ref": "LogRetentionDays"}


def functions_end_before_their_callers_stop_waiting(document: Document) -> None:
    # an HTTP API waits for 30 seconds
    for permission in properties(document, "AWS::Lambda::Permission"):
        function = document["Resources"][permission["FunctionName"]["Ref"]]["Properties"]
        assert permission["Principal"] == "apigateway.amazonaws.com"
        assert function["Timeout"] < 30


def every_function_has_a_time_to_end(document: Document) -> None:
    # without one Lambda gives three seconds, which no send survives
    assert all(each["Timeout"] >= 10 for each in properties(document, FUNCTION))


def rounds_end_before_the_next_but_one(document: Document) -> None:
    # two rounds of a minute may meet, and claims keep them apart; more of them only cost
    assert document["Resources"]["SweepNotices"]["Properties"]["Timeout"] < 2 * 60


def calls_of_the_clock_are_repeated_a_few_times_at_most(document: Document) -> None:
    # Lambda repeats what its clock calls by itself, for up to six hours
    found = {each["FunctionName"]["Ref"]: each for each in properties(document, INVOKE)}
    schedules = properties(document, "AWS::Scheduler::Schedule")
    assert found.keys() == {each["Target"]["Arn"]["Fn::GetAtt"][0] for each in schedules}
    for each in found.values():
        assert each["MaximumRetryAttempts"] <= 2
        assert each["MaximumEventAgeInSeconds"] <= 3600


def rounds_that_come_again_soon_are_not_repeated(document: Document) -> None:
    found = {each["FunctionName"]["Ref"]: each for each in properties(document, INVOKE)}
    for name in ("SweepNotices", "TryPublicDoor"):
        assert found[name]["MaximumRetryAttempts"] == 0


def doors_may_have_a_ceiling(document: Document) -> None:
    chosen = ["ReservesConcurrency", {"Ref": "ReservedConcurrency"}, {"Ref": "AWS::NoValue"}]
    for name in ("SubmitForm", "Desk"):
        function = document["Resources"][name]["Properties"]
        assert function["ReservedConcurrentExecutions"] == {"Fn::If": chosen}


def no_log_level_is_lowered(document: Document) -> None:
    for function in properties(document, FUNCTION):
        assert function["LoggingConfig"].keys() == {"LogGroup"}


def environments_fit(document: Document) -> None:
    # Lambda refuses more than 4 KB; addresses may take what the parameter allows
    limit = document["Parameters"]["TeamAddresses"]["MaxLength"]
    for function in properties(document, FUNCTION):
        names = "".join(function["Environment"]["Variables"])
        assert limit + len(names) + 100 * len(function["Environment"]["Variables"]) <= 4096


_P = ("SubmitForm", "Properties")
BREAKS = (
    Break(functions_run_on_python_313_on_arm, (*_P, "Runtime"), "python3.11"),
    Break(functions_run_on_python_313_on_arm, (*_P, "Architectures"), ["x86_64"]),
    Break(
        runtime_changes_with_a_deployment_and_never_by_itself,
        (*_P, "RuntimeManagementConfig", "UpdateRuntimeOn"),
        "Auto",
    ),
    Break(each_month_changes_every_function, (*_P, "Description"), "Shows the pages of forms"),
    Break(
        no_setting_logs_events,
        (*_P, "Environment", "Variables", "POWERTOOLS_LOGGER_LOG_EVENT"),
        "true",
    ),
    Break(no_setting_logs_events, (*_P, "Environment", "Variables", "POWERTOOLS_DEV"), "1"),
    Break(nothing_is_traced, (*_P, "TracingConfig"), {"Mode": "Active"}),
    Break(nothing_is_traced, (*_P, "Layers"), ["arn:aws:lambda:eu-west-2:1:layer:any:1"]),
    Break(
        every_function_has_a_role_of_its_own,
        (*_P, "Role"),
        {"Fn::GetAtt": ["DeskRole", "Arn"]},
    ),
    Break(
        every_function_writes_to_a_log_of_this_template,
        (*_P, "LoggingConfig", "LogGroup", "Ref"),
        "DeskLogs",
    ),
    Break(logs_are_forgotten, ("DeskApiLogs", "Properties", "RetentionInDays")),
    Break(functions_end_before_their_callers_stop_waiting, ("Desk", "Properties", "Timeout"), 31),
    Break(every_function_has_a_time_to_end, ("SendDigest", "Properties", "Timeout"), 3),
    Break(rounds_end_before_the_next_but_one, ("SweepNotices", "Properties", "Timeout"), 300),
    Break(calls_of_the_clock_are_repeated_a_few_times_at_most, ("SweepNoticesEventInvokeConfig",)),
    Break(
        calls_of_the_clock_are_repeated_a_few_times_at_most,
        ("KeepRetentionEventInvokeConfig", "Properties", "MaximumEventAgeInSeconds"),
        21600,
    ),
    Break(
        rounds_that_come_again_soon_are_not_repeated,
        ("TryPublicDoorEventInvokeConfig", "Properties", "MaximumRetryAttempts"),
        2,
    ),
    Break(doors_may_have_a_ceiling, (*_P, "ReservedConcurrentExecutions"), 10),
    Break(no_log_level_is_lowered, (*_P, "LoggingConfig", "ApplicationLogLevel"), "DEBUG"),
    Break(environments_fit, (*_P, "Environment", "Variables", "X" * 1300), "..."),
)
