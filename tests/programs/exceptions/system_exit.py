import sys

try:
    sys.exit("with a message")
except SystemExit as stop:
    print(repr(stop), stop.code)
try:
    raise SystemExit
except SystemExit as stop:
    print(stop.code)
print("leaving")
sys.exit(3)
