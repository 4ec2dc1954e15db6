import asyncio
import time


def read_sensor(value):
    time.sleep(1)
    return f"result of read_sensor({value})"


async def main():
    results = await asyncio.gather(
        asyncio.to_thread(read_sensor, 1),
        asyncio.to_thread(read_sensor, 2),
    )
    print(results)


asyncio.run(main())
