import types

for text in ('round(12345, -2)', 'types.FunctionType()', 'types.BuiltinFunctionType()',
             'types.GeneratorType()'):
    try:
        print(text, '->', eval(text))
    except OverflowError:
        print(text, '=> OverflowError')
    except TypeError as error:
        print(text, '=> TypeError')
