import traceback


def fails():
    raise ValueError("in here")


try:
    fails()
except ValueError as error:
    lines = traceback.format_exc().splitlines()
    print(lines[0])
    print(lines[-1])
    print(traceback.format_exception_only(error))
    print(len(traceback.extract_tb(error.__traceback__)), error.__traceback__.tb_lineno)
try:
    try:
        fails()
    except ValueError as error:
        raise KeyError("outer") from error
except KeyError as error:
    text = "".join(traceback.format_exception(error))
    print("direct cause" in text, text.count("Traceback"))
