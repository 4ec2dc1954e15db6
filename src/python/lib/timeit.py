"""timeit: how long something takes on the run's clock, where only waiting takes time."""
from time import perf_counter as default_timer


def timeit(stmt='pass', setup='pass', timer=default_timer, number=1000000, globals=None):
    namespace = {} if globals is None else globals
    if callable(setup):
        setup()
    else:
        exec(setup, namespace)
    start = timer()
    for _ in range(number):
        stmt() if callable(stmt) else exec(stmt, namespace)
    return timer() - start


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=5, number=1000000, globals=None):
    return [timeit(stmt, setup, timer, number, globals) for _ in range(repeat)]
