"""Who speaks at the door: a name or a role, and a password from the environment or a prompt."""

import getpass
import os
import sys

from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.sign_in import sign_in
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session

PASSWORD = "JXC_PASSWORD"


class DoorKeeper:
    """Signs each speaker in once and keeps his session for as long as the door is open."""

    def __init__(self, shop: ShopFile, till: str) -> None:
        self._shop, self._till = shop, till
        self._inside: dict[str, Session] = {}

    def session(self, speaker: str) -> Session:
        """The session of a user (or of the only user with that role); Refused "password.*", "sign_in.*"."""
        if speaker not in self._inside:
            self._inside[speaker] = sign_in(self._shop, speaker, password_for(speaker), till=self._till)
        return self._inside[speaker]


def password_for(speaker: str) -> Secret:
    """The password of a speaker from JXC_PASSWORD_NAME, JXC_PASSWORD or a prompt; Refused "password.not_given"."""
    given = os.environ.get(f"{PASSWORD}_{speaker.upper()}") or os.environ.get(PASSWORD)
    if given is not None:
        return Secret(given)
    if sys.stdin.isatty():
        return Secret(getpass.getpass(f"{speaker}: "))
    raise Refused("password.not_given", variable=PASSWORD)
