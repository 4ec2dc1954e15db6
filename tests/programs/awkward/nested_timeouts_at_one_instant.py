import asyncio


async def main():
    for outer_s, inner_s in [(1, 1), (1, 2), (2, 1), (0, 0), (0, 1)]:
        try:
            async with asyncio.timeout(outer_s) as outer:
                try:
                    async with asyncio.timeout(inner_s) as inner:
                        await asyncio.sleep(3)
                except TimeoutError:
                    print("inner", end=" ")
                    await asyncio.sleep(0.5)
        except TimeoutError:
            print("outer", end=" ")
        print(outer_s, inner_s, outer.expired(), inner.expired(), asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(1):
            await asyncio.wait_for(asyncio.sleep(5), 1)
    except TimeoutError as error:
        print("one of them", asyncio.get_running_loop().time())


asyncio.run(main())
