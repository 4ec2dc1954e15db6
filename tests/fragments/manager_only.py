@asynccontextmanager
async def timer(label):
    start = time.monotonic()
    try:
        yield
    finally:
        print(f"{label}: {time.monotonic() - start:.2f}s")
