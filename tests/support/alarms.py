"""The alarms of a template, and what each of them watches."""

from typing import Any

from tests.support.template import Document, properties, resources

Alarm = dict[str, Any]
QUEUE = "AWS::SQS::Queue"
OURS = {"Fn::Sub": "Alongside/${Stage}"}
"""The namespace of the figures that the functions report."""


def alarms(document: Document) -> list[Alarm]:
    """Return the properties of every alarm."""
    return list(properties(document, "AWS::CloudWatch::Alarm"))


def on_figures(document: Document) -> dict[str, Alarm]:
    """Return the alarms on figures of the functions, by the figure's name."""
    return {each["MetricName"]: each for each in alarms(document) if each["Namespace"] == OURS}


def counts_events(alarm: Alarm) -> bool:
    """Tell whether an alarm rings for each single event, and ends when there is no other.

    Such an end says nothing: what happened is still to be dealt with. The ends of other alarms do,
    as a queue is empty again, a round has run, or fewer ask for pages.
    """
    told = (alarm["Statistic"], alarm["ComparisonOperator"], alarm["Threshold"])
    return told == ("Sum", "GreaterThanThreshold", 0)


def watched_queue(alarm: Alarm) -> str:
    """Return the queue whose first message raises the alarm within minutes, or nothing."""
    facts = (
        alarm["Namespace"],
        alarm["MetricName"],
        alarm["Statistic"],
        alarm["ComparisonOperator"],
        alarm["Threshold"],
    )
    depth = ("AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", "GreaterThanThreshold", 0)
    if facts != depth or alarm["Period"] * alarm["EvaluationPeriods"] > 300:
        return ""
    (dimension,) = alarm["Dimensions"]
    if dimension["Name"] != "QueueName":
        return ""
    return str(dimension["Value"]["Fn::GetAtt"][0])


def dead_letters(document: Document) -> set[str]:
    """Return every resource into which something is put that could not be handled."""
    mappings = properties(document, "AWS::Lambda::EventSourceMapping")
    places = [each["DestinationConfig"]["OnFailure"]["Destination"] for each in mappings
              if "DestinationConfig" in each]  # fmt: skip
    queues = resources(document, QUEUE).values()
    places += [each["Properties"]["RedrivePolicy"]["deadLetterTargetArn"] for each in queues
               if "RedrivePolicy" in each["Properties"]]  # fmt: skip
    assert all(each["Fn::GetAtt"][1] == "Arn" for each in places)
    return {each["Fn::GetAtt"][0] for each in places}
