"""
One question to one address, and its answer, within bounds.

The text of the analyst goes to the host that the user named and to no other: redirects and proxies are not followed,
and nothing but https leaves the machine unless the user says so. Time and length of the answer are bounded.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

from comity.errors import ComityError, UsageError

PATH = "/chat/completions"
_PIECE = 65_536


class EndpointError(ComityError):
    """The endpoint gave no answer that can be used."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most seconds one answer may take, and the most bytes it may have."""

    seconds: float = 120.0
    bytes: int = 2_000_000


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the text was meant for the host that the user named."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def address_of(endpoint: str, insecure: bool = False) -> str:
    """
    Return the address that is asked, of an endpoint as the user gives it.

    Raises
    ------
    UsageError
        It is no web address, holds a name and password, or is neither https nor on this machine.

    Examples
    --------
    >>> address_of("http://localhost:8080/v1")
    'http://localhost:8080/v1/chat/completions'
    >>> address_of("http://models.example/v1")
    Traceback (most recent call last):
        ...
    comity.errors.UsageError: the endpoint is not https: the text could be read on its way. Use https, an endpoint on \
this machine, or say --insecure-endpoint.
    """
    try:
        parts = urlsplit(endpoint.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = SplitResult("", "", "", "", ""), None
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() for c in endpoint.strip()):
        raise UsageError("the endpoint is no web address. For example: --endpoint http://localhost:8080/v1")
    if parts.username is not None or parts.password is not None:
        raise UsageError("the endpoint holds a name or password. Put the key in a variable: --key-variable NAME")
    if parts.scheme == "http" and not insecure and not _loopback(host):
        raise UsageError(
            "the endpoint is not https: the text could be read on its way. Use https, an endpoint on this machine, "
            "or say --insecure-endpoint."
        )
    path = parts.path.rstrip("/")
    path = path if path.endswith(PATH) else path + PATH
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def asked(address: str, question: Any, key: str, bounds: Bounds) -> Any:
    """
    Return the JSON that an address answers to a question, sent as JSON.

    Raises
    ------
    EndpointError
        It does not answer, answers too much or too slowly, sends us elsewhere, or answers no JSON.
    """
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "comity"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(address, json.dumps(question).encode(), headers, method="POST")
    # no proxies of the environment: they are hosts that the user did not name here
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay)
    end = time.monotonic() + bounds.seconds
    try:
        with opener.open(request, timeout=bounds.seconds) as response:
            data = _read(response, end, bounds)
    except urllib.error.HTTPError as e:
        raise EndpointError(_refused(e.code)) from None
    except (OSError, http.client.HTTPException) as e:
        why = getattr(e, "reason", None) or e
        raise EndpointError(f"the endpoint does not answer ({type(why).__name__}). Check its address.") from None
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise EndpointError("the endpoint answered something that is no JSON. Is it OpenAI-compatible?") from None


def _read(response: Any, end: float, bounds: Bounds) -> bytes:
    data = bytearray()
    while piece := response.read1(_PIECE):
        data += piece
        if len(data) > bounds.bytes:
            raise EndpointError(f"the endpoint answered more than {bounds.bytes:,} bytes; the answer was thrown away.")
        if time.monotonic() > end:
            raise EndpointError(f"the endpoint took more than {bounds.seconds:g} seconds to answer.")
    return bytes(data)


def _refused(code: int) -> str:
    if 300 <= code < 400:
        return "the endpoint sends us to another address, and that is not followed. Name the right one."
    told = {401: "the key is missing or wrong", 403: "the key is not allowed", 404: "there is nothing at this address"}
    return f"the endpoint refused the question ({code}{': ' + told[code] if code in told else ''})."
