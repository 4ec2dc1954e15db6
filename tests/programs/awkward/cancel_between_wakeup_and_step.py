import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(1)
        print(name, "woke")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    victim = asyncio.create_task(sleeper("victim"))

    async def killer():
        await asyncio.sleep(1)
        print("killer", victim.cancel())

    killing = asyncio.create_task(killer())
    await asyncio.gather(victim, killing, return_exceptions=True)
    print(victim.cancelled())

    async def killer_first():
        await asyncio.sleep(1)
        print("killer first", other.cancel())

    killing = asyncio.create_task(killer_first())
    await asyncio.sleep(0)
    other = asyncio.create_task(sleeper("other"))
    await asyncio.gather(other, killing, return_exceptions=True)
    print(other.cancelled())


asyncio.run(main())
