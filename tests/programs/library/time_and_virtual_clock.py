import time

start = time.perf_counter()
print("sleeping")
time.sleep(1.5)
print(f"slept {time.perf_counter() - start:.2f} s")
before = time.time()
time.sleep(0)
time.sleep(0.25)
print(round(time.time() - before, 3), time.monotonic() - start)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
