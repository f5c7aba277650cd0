"""What CloudFormation is given: SAM's translation of the template, and where its packages are.

Translated here and not by AWS, so that what is deployed is what the tests have read
(docs/decisions/the-template-is-translated-here.md).
"""

import os
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import boto3  # type: ignore[import-untyped]
from samtranslator.parser.parser import Parser  # type: ignore[import-untyped]
from samtranslator.translator.translator import Translator  # type: ignore[import-untyped]

Document = dict[str, Any]
"""A template as template_file.load returns it."""

REGION: Final = "eu-west-2"
"""Where the data is."""

BUCKET: Final = "PackagesBucket"
"""The parameter that names the bucket of the packages."""

_ANY: Final = "s3://packages/any.zip"


def translate(document: Document) -> Document:
    """Return a SAM template in CloudFormation's own terms; raises InvalidDocumentException."""
    # the translator reads the region from the environment and asks AWS when it finds none
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    packaged = deepcopy(document)
    for resource in packaged["Resources"].values():
        if "CodeUri" in resource["Properties"]:
            resource["Properties"]["CodeUri"] = _ANY
    translator = Translator({}, Parser(), None, boto3.Session(region_name=REGION))
    return dict(translator.translate(packaged, parameter_values={}))


def deployable(document: Document) -> Document:
    """Return the translation with a parameter for the bucket and one for each package's key.

    With parameters, new words are a new value, and the template stays the one that is there.
    """
    translated = translate(document)
    for name, resource in document["Resources"].items():
        if "CodeUri" in resource["Properties"]:
            package = Path(resource["Properties"]["CodeUri"]).stem
            code = {"S3Bucket": {"Ref": BUCKET}, "S3Key": {"Ref": key_of(package)}}
            translated["Resources"][name]["Properties"]["Code"] = code
            translated["Parameters"] |= {
                each: {"Type": "String"} for each in (BUCKET, key_of(package))
            }
    return translated


def key_of(package: str) -> str:
    """Return the parameter that names a package within the bucket: `PublicPackage`."""
    return f"{package.title()}Package"
