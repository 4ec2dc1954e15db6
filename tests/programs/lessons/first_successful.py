import asyncio


async def ask(server, seconds, ok):
    await asyncio.sleep(seconds)
    if not ok:
        raise ConnectionError(server)
    return server


async def first_success(*coroutines):
    tasks = [asyncio.create_task(c) for c in coroutines]
    errors = []
    try:
        for earliest in asyncio.as_completed(tasks):
            try:
                return await earliest
            except ConnectionError as error:
                errors.append(error)
        raise ExceptionGroup("nobody answered", errors)
    finally:
        for task in tasks:
            task.cancel()


async def main():
    print(await first_success(ask("a", 1, False), ask("b", 2, True), ask("c", 3, True)))
    try:
        await first_success(ask("x", 2, False), ask("y", 1, False))
    except* ConnectionError as group:
        print([str(e) for e in group.exceptions])


asyncio.run(main())
