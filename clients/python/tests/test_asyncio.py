import asyncio
import inspect
import time

from throughline import AsyncClient, AsyncSession, Client, Session

from .suite import Misbehaviour, SuiteTest


class AsyncioTest(SuiteTest):

    def session(self, name="s", **changes) -> AsyncSession:
        client = AsyncClient(self.settings(**changes))
        self.addCleanup(client.client.close, 0.0)
        return AsyncSession(name, client=client)

    def test_it_offers_what_the_other_offers(self):
        for here, there in [(AsyncSession, Session), (AsyncClient, Client)]:
            for name, method in inspect.getmembers(there, inspect.isfunction):
                if not name.startswith("_"):
                    with self.subTest(name):
                        self.assertEqual(list(inspect.signature(method).parameters.items()),
                                         list(inspect.signature(getattr(here, name)).parameters.items()))

    def test_sessions_side_by_side_keep_their_own(self):
        async def work(session: AsyncSession, number: int) -> None:
            async with session:
                for n in range(20):
                    await session.log_action("tool_call", n=number * 100 + n)
                    await asyncio.sleep(0)

        async def all_of_them() -> None:
            client = AsyncClient(self.settings())
            await asyncio.gather(*(work(AsyncSession(f"s{i}", client=client), i) for i in range(10)))

        asyncio.run(all_of_them())

        for i in range(10):
            self.assertEqual([i * 100 + n for n in range(20)], self.server.numbers(f"s{i}"))

    def test_a_hanging_server_neither_blocks_the_loop_nor_makes_a_recall_late(self):
        self.server.always = Misbehaviour(200, seconds=3)

        async def recalls() -> "tuple[list[float], int]":
            session, turns = self.session(), 0

            async def timed() -> float:
                started = time.monotonic()
                self.assertFalse(await session.recall("q"))
                return time.monotonic() - started

            async def tick() -> None:
                nonlocal turns
                while True:
                    await asyncio.sleep(0.01)
                    turns += 1

            ticking = asyncio.ensure_future(tick())
            took = await asyncio.gather(*(timed() for _ in range(20)))
            ticking.cancel()
            return took, turns

        took, turns = asyncio.run(recalls())

        self.assertLess(max(took), 2.0)  # 0.3, and what a busy machine adds; one after the other would be 6
        self.assertGreater(turns, 5)
