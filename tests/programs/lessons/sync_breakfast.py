import time


def brew_coffee():
    print("Start brewing coffee")
    time.sleep(3)
    print("Coffee ready")
    return "coffee"


def toast_bread():
    print("Start toasting bread")
    time.sleep(2)
    print("Toast ready")
    return "toast"


def main():
    start = time.perf_counter()
    coffee = brew_coffee()
    toast = toast_bread()
    elapsed = time.perf_counter() - start
    print(f"Breakfast: {coffee} and {toast}")
    print(f"Executed in {elapsed:.2f} seconds")


main()
