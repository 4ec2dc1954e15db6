import inspect


def documented(a, b=2, *args, c, d=4, **kwargs) -> int:
    """What it does."""


print(documented.__doc__, documented.__defaults__, documented.__kwdefaults__, documented.__name__)
print(inspect.signature(documented), list(inspect.signature(documented).parameters))
print(inspect.iscoroutinefunction(documented), inspect.isfunction(documented), inspect.isclass(int))


async def coroutine_function():
    pass


async def async_generator():
    yield


print(inspect.iscoroutinefunction(coroutine_function), inspect.isasyncgenfunction(async_generator))
documented.extra = "attribute"
print(documented.extra, documented.__dict__)
print((lambda x, y=1: 0).__code__.co_varnames, documented.__code__.co_argcount)
