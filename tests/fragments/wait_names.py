done, pending = await asyncio.wait(tasks, timeout=1.5)
print(len(done), len(pending))
