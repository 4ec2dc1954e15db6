"""gc: memory is given back as soon as nobody refers to it; circles are kept until the run ends."""
_on = True


def collect(generation=2):
    return 0


def enable():
    global _on
    _on = True


def disable():
    global _on
    _on = False


def isenabled():
    return _on
