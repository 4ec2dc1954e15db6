import threading

counter = 0


def work():
    global counter
    for _ in range(2000):
        seen = counter
        counter = seen + 1


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter, "of 6000")
