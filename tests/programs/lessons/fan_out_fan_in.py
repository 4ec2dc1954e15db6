import asyncio
import time


async def measure(sensor, seconds):
    await asyncio.sleep(seconds)
    return {"sensor": sensor, "value": len(sensor) * 10}


async def main():
    start = time.perf_counter()
    sensors = {"kitchen": 0.9, "hall": 0.4, "attic": 0.7}
    async with asyncio.TaskGroup() as group:
        tasks = {name: group.create_task(measure(name, s)) for name, s in sensors.items()}
    readings = [task.result() for task in tasks.values()]
    readings.sort(key=lambda r: r["value"])
    for reading in readings:
        print("{sensor:>8}: {value:4d}".format(**reading))
    average = sum(r["value"] for r in readings) / len(readings)
    print(f"average {average:.2f} after {time.perf_counter() - start:.1f} s")


asyncio.run(main())
