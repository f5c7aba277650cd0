"""What Lambda itself asks of AWS with a function's role, as its handbook lists it."""

from collections.abc import Iterator
from typing import Final

from tests.support.policy import Call, as_text
from tests.support.template import Document, properties

_STREAM: Final = ("DescribeStream", "GetRecords", "GetShardIterator")
_QUEUE: Final = ("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")


def calls_by_lambda(document: Document, name: str) -> Iterator[Call]:
    """Return what is asked to write the log of a function, to feed it and to set aside."""
    logs = document["Resources"][name]["Properties"]["LoggingConfig"]["LogGroup"]["Ref"]
    for action in ("CreateLogStream", "PutLogEvents"):
        yield Call(f"logs:{action}", f"{logs}.Arn")
    for mapping in properties(document, "AWS::Lambda::EventSourceMapping"):
        if mapping["FunctionName"] == {"Ref": name}:
            yield from _feeding(as_text(mapping["EventSourceArn"]))
            if "DestinationConfig" in mapping:
                aside = mapping["DestinationConfig"]["OnFailure"]["Destination"]
                yield Call("sqs:SendMessage", as_text(aside))


def _feeding(source: str) -> Iterator[Call]:
    if source.endswith(".StreamArn"):
        yield from (Call(f"dynamodb:{action}", source) for action in _STREAM)
        yield Call("dynamodb:ListStreams", "*")
    else:
        yield from (Call(f"sqs:{action}", source) for action in _QUEUE)
