task.cancel()
try:
    await task
except asyncio.CancelledError:
    print("cancelled now")
