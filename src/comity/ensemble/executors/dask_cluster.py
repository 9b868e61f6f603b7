"""Chunks shared out among the machines of a Dask cluster; the only file that imports distributed."""

from __future__ import annotations

import logging
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from comity.ensemble.executors.flight import AHEAD, Flight
from comity.ensemble.executors.processes import cores
from comity.ensemble.executors.protocol import (
    LOSSES,
    Failure,
    Pause,
    Work,
    WorkersLostError,
    attempt,
    unwrapped,
)
from comity.ensemble.executors.starting import starting_workers
from comity.errors import MissingExtraError, UsageError
from comity.version import __version__

if TYPE_CHECKING:
    from distributed import Client

CONNECT = 10  # seconds to wait for a scheduler


class DaskCluster:
    """
    Does chunks on a Dask cluster: one that is running somewhere, or one of this machine's own for as long as it takes.

    A cluster of this machine's own listens on the loopback address alone and has no dashboard. The scheduler notices
    a worker that dies and gives its chunks to another; a chunk that kills every worker it is given to ends the run.

    Parameters
    ----------
    workers : int, optional
        How many processes for a cluster of this machine's own; by default one per core.
    scheduler : str, optional
        The address of a running scheduler, such as ``"tcp://10.0.0.5:8786"``. Its workers need the same version of
        comity.

    Notes
    -----
    Dask trusts whoever can reach a scheduler: keep one in a network of your own, and on a machine shared with people
    you do not trust take processes instead.

    Raises
    ------
    MissingExtraError
        The optional part ``[cluster]`` is not installed.
    """

    def __init__(self, workers: int | None = None, scheduler: str | None = None) -> None:
        try:
            import distributed  # noqa: F401
        except ImportError:
            raise MissingExtraError("cluster", "the executor dask") from None
        self.workers = workers or cores()
        self.scheduler = scheduler

    def run(self, work: Work, chunks: Sequence[int], pause: Pause) -> Iterator[tuple[int, bytes]]:
        """
        Yield each chunk with its answer as it ends; where no worker is left, wait until one joins or ``pause`` raises.

        Raises
        ------
        UsageError
            No scheduler answers, or it went away.
        """
        from distributed.scheduler import KilledWorker

        try:
            with self._client() as client, _held(client, work) as name, client.get_executor(pure=False) as pool:
                slots = sum(client.nthreads().values()) or self.workers
                flight = Flight(lambda index: pool.submit(_attempt_there, name, index, __version__), AHEAD * slots)
                try:
                    for index, answer in flight.run(chunks, pause):
                        yield index, unwrapped(index, answer)
                except KilledWorker:
                    raise WorkersLostError(list(flight.under_way.values())) from None
                finally:
                    for future in flight.under_way:
                        future.cancel()
        except (OSError, CancelledError) as e:
            raise UsageError(
                f"the Dask cluster {self.scheduler or 'of this machine'} went away ({e or 'its work was cancelled'}). "
                "What was stored is kept: start it again and repeat the command, or choose another --executor."
            ) from e

    @contextmanager
    def _client(self) -> Iterator[Client]:
        from distributed import Client

        if self.scheduler is None:
            with self._own_cluster() as cluster, Client(cluster, set_as_default=False) as client:
                yield client
            return
        try:
            client = Client(self.scheduler, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError) as e:
            raise UsageError(
                f"no Dask scheduler answers at {self.scheduler} ({e}). Start one with `dask scheduler` and "
                "`dask worker ADDRESS`, or leave out --scheduler."
            ) from None
        with client:
            yield client

    @contextmanager
    def _own_cluster(self) -> Iterator[Any]:
        import dask
        from distributed import LocalCluster

        settings = {
            "distributed.scheduler.allowed-failures": LOSSES - 1,
            # dask always opens a port for its pages; nothing is to be seen there
            "distributed.scheduler.http.routes": [],
            "distributed.worker.http.routes": [],
        }
        with (
            tempfile.TemporaryDirectory(prefix="comity-dask-") as folder,
            dask.config.set(settings),
        ):
            with starting_workers():
                cluster = LocalCluster(
                    n_workers=self.workers,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
                    local_directory=folder,
                    silence_logs=logging.CRITICAL,
                )
            with cluster:
                yield cluster


@contextmanager
def _held(client: Client, work: Work) -> Iterator[str]:
    """Yield the name under which every worker holds the work, those included that join later."""
    from distributed import WorkerPlugin

    plugin = WorkerPlugin()
    plugin.work = work
    name = f"comity-{uuid.uuid4().hex}"
    client.register_plugin(plugin, name=name)
    try:
        yield name
    finally:
        with suppress(KeyError):  # a worker that joined just now may not hold it yet
            client.unregister_worker_plugin(name)


def _attempt_there(name: str, index: int, version: str) -> bytes | Failure:
    """Do one chunk on the worker this is called on."""
    from distributed import get_worker

    if version != __version__:
        return Failure(True, f"a worker of the cluster runs comity {__version__}, this is {version}. Install the same.")
    return attempt(get_worker().plugins[name].work, index)
