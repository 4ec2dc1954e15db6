import asyncio
import json

SHOPS = {
    "north": (0.5, '{"price": 12.5, "currency": "EUR"}'),
    "south": (1.5, '{"price": 11, "currency": "EUR"}'),
    "east": (0.7, "not json"),
    "west": (9.0, '{"price": 1}'),
}


async def quote(shop):
    seconds, body = SHOPS[shop]
    await asyncio.sleep(seconds)
    return json.loads(body) | {"shop": shop}


async def best(timeout):
    tasks = {asyncio.create_task(quote(shop), name=shop) for shop in SHOPS}
    done, pending = await asyncio.wait(tasks, timeout=timeout)
    for task in pending:
        task.cancel()
    offers = []
    for task in sorted(done, key=asyncio.Task.get_name):
        if error := task.exception():
            print(task.get_name(), "failed:", type(error).__name__)
        else:
            offers.append(task.result())
    print("no answer from", sorted(t.get_name() for t in pending))
    return min(offers, key=lambda o: o["price"], default=None)


async def main():
    for timeout in (0.1, 1, 3):
        print(await best(timeout))


asyncio.run(main())
