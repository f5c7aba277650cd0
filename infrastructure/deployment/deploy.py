"""A plan carried out: packages, stacks, site, in an order in which nobody meets a half of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from deployment.bucket import Bucket
from deployment.definitions_in import check_code, with_definitions
from deployment.known import Known
from deployment.layout import StackPlan, stacks_of
from deployment.live_site import LiveSite
from deployment.packages import PACKAGES
from deployment.plan import Plan, Upload
from deployment.stacks import Stacks
from deployment.terminal import Refusal, Say
from deployment.translation import BUCKET, REGION, key_of

Client = Callable[[str, str], Any]
"""A service and a region in, botocore's client out."""

_ROUNDS: Final = 2
"""The first round of a new stage learns the addresses that the second one gives to its stacks."""

_INLINE: Final = 51_200
"""Bytes of a template that a request may hold (CloudFormation's quotas)."""


class Deployment:
    """A stage's stacks, and what is known of them; `pause` in seconds lies between two looks."""

    def __init__(self, plan: Plan, client: Client, tell: Say, pause: float = 5) -> None:
        self._plan = plan
        self._client = client
        self._tell = tell
        regions = {stack.region for stack in plan.stacks}
        self._stacks = {each: Stacks(client("cloudformation", each), pause) for each in regions}
        self._known = Known(plan)
        for stack in plan.stacks:
            if found := self._stacks[stack.region].standing(stack.name):
                self._known.learn(stack.name, found)

    @property
    def known(self) -> dict[str, str]:
        """What the stacks give, and what a deployment goes on with."""
        return self._known.values

    def run(self, *, other_key: bool = False) -> None:
        """Bring everything to the plan; raises Refusal when AWS refuses a step.

        With `other_key` the CDN sends the other of its two keys from now on.
        """
        if other_key:
            self._known.change_key()
        first, *others = self._plan.stacks
        self._apply(first, {})
        for package in self._plan.packages.values():
            self._put(package)
        self._prepare_site()
        self._let_go()
        done: dict[str, dict[str, str]] = {}
        for _ in range(_ROUNDS):
            for stack in others:
                given = stack.given(self._plan.settings, self.known)
                if done.get(stack.name) != given:
                    self._apply(stack, given)
                    done[stack.name] = given
        self._publish_site()
        self._tell_of_unused()

    def _let_go(self) -> None:
        """Have each stack give up what another is about to take away: AWS deletes nothing in use.

        Nothing else changes yet: its template and all its other parameters stay as they are.
        """
        gone = self._known.withdraw()
        for stack in self._plan.stacks:
            stacks = self._stacks[stack.region]
            if there := stacks.standing(stack.name):
                left = stack.left_out(there.parameters, self._plan.settings, self.known)
                if gone & left.keys():
                    self._tell(f"Having the stack {stack.name} give up what goes.")
                    kept = there.parameters.keys() - left.keys()
                    stacks.apply(stack.name, {"UsePreviousTemplate": True}, left, sorted(kept))

    def _tell_of_unused(self) -> None:
        used = {stack.name for stack in self._plan.stacks}
        for stack in stacks_of(self._plan.stage):
            there = Stacks(self._client("cloudformation", stack.region))
            if stack.name not in used and there.find(stack.name):
                self._tell(
                    f"Nothing uses the stack {stack.name} in {stack.region} any more, and it costs"
                    " money: remove it in the console."
                )

    def publish(self, definitions: Path, functions: Path) -> None:
        """Bring words and forms alone: first to the functions, then to the site.

        In this order because a page of before works with the forms of now, and not the other way
        round. CloudFormation gives all functions their package, or none of them.
        """
        stack = self._plan.functions_stack
        stacks = self._stacks[stack.region]
        there = stacks.standing(stack.name)
        if there is None or BUCKET not in self.known:
            raise Refusal(f"{self._plan.stage} is not deployed yet: use `make deploy`.")
        if not self._known.has_this_sheet:
            raise Refusal("The style sheet here is not that which is deployed: use `make deploy`.")
        keys = {each.name: there.parameters[key_of(each.name)] for each in PACKAGES}
        old = {name: self._packages().get(key) for name, key in keys.items()}
        for package in old.values():
            check_code(package, functions)
        self._prepare_site()
        new = {
            key_of(name): self._put(Upload.of(name, "zip", with_definitions(package, definitions)))
            for name, package in old.items()
        }
        self._tell("Giving words and forms to the functions; this takes a minute.")
        kept = there.parameters.keys() - new.keys()
        stacks.apply(stack.name, {"UsePreviousTemplate": True}, new, sorted(kept))
        self._publish_site()

    def _publish_site(self) -> None:
        self._prepare_site()
        files = self._plan.site
        self._tell(f"Putting {len(files)} files of the site.")
        site = self._site()
        removed = site.replace(files) if site else []
        self._tell(f"Removed from the site: {', '.join(removed) or 'nothing'}.")

    def _prepare_site(self) -> None:
        if site := self._site():
            site.prepare(self._plan.site)

    def _site(self) -> LiveSite | None:
        """Return the site's place; the first deployment has none until its stack is made."""
        if "SiteBucketName" not in self.known:
            return None
        bucket = Bucket(self._client("s3", REGION), self.known["SiteBucketName"])
        return LiveSite(bucket, self._client("cloudfront", REGION), self.known["DistributionId"])

    def _apply(self, stack: StackPlan, given: dict[str, str]) -> None:
        self._tell(f"Making or changing the stack {stack.name}; this can take some minutes.")
        template = self._template(stack)
        stacks = self._stacks[stack.region]
        self._known.take(stack.name, stacks.apply(stack.name, template, given, stack.secrets))

    def _template(self, stack: StackPlan) -> dict[str, str]:
        upload = self._plan.template(stack)
        if len(upload.body) <= _INLINE:
            return {"TemplateBody": upload.body.decode()}
        bucket, key = self.known[BUCKET], self._put(upload)
        return {"TemplateURL": f"https://s3.{REGION}.amazonaws.com/{bucket}/{key}"}

    def _put(self, upload: Upload) -> str:
        self._packages().put(upload.key, upload.body)
        return upload.key

    def _packages(self) -> Bucket:
        return Bucket(self._client("s3", REGION), self.known[BUCKET])
