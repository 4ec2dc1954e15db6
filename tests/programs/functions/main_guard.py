"""A module with a docstring and a guard, as scripts have."""

ANSWER = 42


def main() -> int:
    print("running as", __name__)
    print(__doc__)
    return ANSWER


if __name__ == "__main__":
    raise SystemExit(main() - 42)
print("never printed")
