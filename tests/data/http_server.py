"""A server on this machine that is as good, as slow or as broken as a test wants it. Nothing leaves the machine."""

import socket
import struct
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

Answer = Callable[[BaseHTTPRequestHandler], None]

# Longer than any test: whoever waits for so long would hang it.
_FOREVER_S = 100


class Server:
    """``answers`` says by path how a request is answered, 404 where it does not; ``asked`` are the paths so far."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.closing = threading.Event()

    def __enter__(self) -> Self:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                outer.answers.get(self.path, status(404))(self)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False  # joined at the end
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def address(self) -> str:
        """What every URL of this server begins with."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def silent(self, request: BaseHTTPRequestHandler) -> None:
        """Take the request and never answer."""
        self.closing.wait(_FOREVER_S)

    def stalling(self, content: bytes, until: threading.Event | None = None) -> Answer:
        """Send half, and the rest when ``until`` is set (None: never)."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            begin(request, len(content))
            request.wfile.write(content[: len(content) // 2])
            (self.closing if until is None else until).wait(_FOREVER_S)
            if until is not None:
                request.wfile.write(content[len(content) // 2 :])

        return answer


def begin(request: BaseHTTPRequestHandler, length: int | None, kind: str = "application/octet-stream") -> None:
    """Send the head of an answer that is ``length`` bytes long, or does not say."""
    request.send_response(200)
    request.send_header("Content-Type", kind)
    if length is not None:
        request.send_header("Content-Length", str(length))
    request.end_headers()


def good(content: bytes, *, says_length: bool = True, kind: str = "application/octet-stream") -> Answer:
    """Send ``content``."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        begin(request, len(content) if says_length else None, kind)
        request.wfile.write(content)

    return answer


def lying(content: bytes, length: int) -> Answer:
    """Send ``content``, having said that it is ``length`` bytes long, and hang up: more is a cut in the middle."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        begin(request, length)
        request.wfile.write(content)

    return answer


def resetting(content: bytes) -> Answer:
    """Send half and tear the connection down."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        begin(request, len(content))
        request.wfile.write(content[: len(content) // 2])
        request.wfile.flush()
        request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.connection.close()

    return answer


def endless(request: BaseHTTPRequestHandler) -> None:
    """Send zeros until the other side hangs up."""
    begin(request, None)
    try:
        while True:
            request.wfile.write(bytes(2**16))
    except OSError:
        pass


def status(code: int) -> Answer:
    """Answer with an error."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_error(code)

    return answer


def redirect(url: str) -> Answer:
    """Send the asker elsewhere."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", url)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer
