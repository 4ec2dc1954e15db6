import time


def make_coffee():
    print("coffee: start")
    time.sleep(3)
    print("coffee: done")

def make_toast():
    print("toast: start")
    time.sleep(2)
    print("toast: done")


make_coffee()
make_toast()
