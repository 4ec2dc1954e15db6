import queue
import threading

results = queue.Queue()
lock = threading.Lock()
total = 0


def work(n):
    global total
    with lock:
        total += n
    results.put((n, n * n))


threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, sorted(results.get() for _ in range(5)), results.empty())
event = threading.Event()
waiter = threading.Thread(target=lambda: (event.wait(), print("released")))
waiter.start()
event.set()
waiter.join()
print(threading.current_thread().name, threading.current_thread() is threading.main_thread())
