"""What is known of a stage's stacks while they change: what each gives to the others."""

from deployment.layout import KEY, STYLES
from deployment.plan import Plan
from deployment.stacks import Stack, Values


class Known:
    """Outputs by stack, so that what a stack no longer gives is no longer known."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._outputs: dict[str, Values] = {}
        self._kept: dict[str, str] = {}
        self.has_this_sheet = False
        """Whether the style sheet of the plan is that which is deployed."""

    @property
    def values(self) -> dict[str, str]:
        """All that stacks may be given besides settings, by name."""
        given = dict(self._plan.known)
        for outputs in self._outputs.values():
            given |= outputs
        return given | self._kept

    def learn(self, name: str, stack: Stack) -> None:
        """Take what a stack gives, and what it was given that a deployment must go on with."""
        self.take(name, stack.outputs)
        if KEY in stack.parameters:
            self._kept[KEY] = stack.parameters[KEY]
        if STYLES in stack.parameters:
            given = stack.parameters[STYLES]
            before = given.partition(" ")[0]
            self.has_this_sheet = self._plan.style == before
            # while pages change, they may hold the sheet of before as well
            self._kept[STYLES] = given if self.has_this_sheet else f"{self._plan.style} {before}"

    def take(self, name: str, outputs: Values) -> None:
        """Take what a stack gives now, in place of what it gave."""
        self._outputs[name] = outputs

    def change_key(self) -> None:
        """Have the CDN send the other of its two keys from now on."""
        one, other = (self.values.get(name, "") for name in ("OriginKeyAArn", "OriginKeyBArn"))
        self._kept[KEY] = other if self.values.get(KEY) == one else one

    def withdraw(self) -> set[str]:
        """Forget at once what the plan has its stacks give no more; return its names."""
        gone: set[str] = set()
        for stack in self._plan.stacks:
            gives = self._outputs.get(stack.name, {})
            will = stack.outputs(stack.given(self._plan.settings, self.values))
            gone |= gives.keys() - will
            self.take(stack.name, {name: gives[name] for name in gives.keys() & will})
        return gone
