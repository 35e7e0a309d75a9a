"""Stops calling a service that keeps failing, and tries it again after a pause."""

import time
from collections.abc import Callable
from threading import Lock


class CircuitBreaker:
    """Closed: calls go through. Open, after `failures` in a row: none for `pause` seconds, then one that decides.

    One for each process: every Lambda container finds out by itself. `clock` counts seconds and never goes back.
    """

    def __init__(self, failures: int = 5, pause: float = 30, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = failures
        self._pause = pause
        self._clock = clock
        self._failures = 0
        self._open_until = 0.0
        self._lock = Lock()

    def seconds_to_wait(self) -> float:
        """0 when the caller may call, and must then say `succeeded` or `failed`; otherwise the rest of the pause."""
        with self._lock:
            now = self._clock()
            if self._failures < self._most:
                return 0.0
            if now < self._open_until:
                return self._open_until - now
            # This caller is the trial. The others wait for another pause, which also covers a trial that never ends.
            self._open_until = now + self._pause
            return 0.0

    def succeeded(self) -> None:
        with self._lock:
            self._failures = 0

    def failed(self) -> float:
        """The pause, in seconds, when the breaker is open by now; otherwise 0."""
        with self._lock:
            self._failures += 1
            self._open_until = self._clock() + self._pause
            return self._pause if self._failures >= self._most else 0.0
