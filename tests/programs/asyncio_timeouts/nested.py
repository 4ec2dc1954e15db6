import asyncio


async def inner_first():
    try:
        async with asyncio.timeout(3) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner expired", inner.expired(), outer.expired())
            await asyncio.sleep(1)
            print("outer goes on")
    except TimeoutError:
        print("never")


async def outer_first():
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(3) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("never")
            print("never either")
    except TimeoutError:
        print("outer expired", outer.expired(), inner.expired())


async def both_at_once():
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner caught it", inner.expired(), outer.expired())
                await asyncio.sleep(0)
                print("after a turn")
    except TimeoutError:
        print("outer caught it", outer.expired())


async def main():
    for case in (inner_first, outer_first, both_at_once):
        print(case.__name__)
        await case()


asyncio.run(main())
