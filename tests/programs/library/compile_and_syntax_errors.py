code = compile("x * 2 + 1", "<formula>", "eval")
print(type(code).__name__, code.co_filename, code.co_name)
for x in range(3):
    print(eval(code), eval(code, {"x": x * 10}))
program = compile("total = 0\nfor n in range(4):\n    total += n\nprint('total', total)\n", "job.py", "exec")
exec(program)
space = {}
exec(program, space)
print(space["total"], eval(compile("1\n", "f", "eval")), eval(b"1 + 1"))
print(eval(compile("a = 1", "f", "exec")))
for args in [("1 +", "a.py", "eval"), ("x = 1", "dir/a.py", "eval"), ("1", "a", "other"), (5, "a", "exec"), ("a\0", "b", "exec")]:
    try:
        compile(*args)
    except Exception as error:
        print(type(error).__name__, error)
def local():
    y = 7
    return eval("y + 1"), eval(compile("y", "<s>", "eval"))
print(local())
print(SyntaxError("only"), SyntaxError("m", ("f/g.py", 3, 1, "t")), repr(SyntaxError("m")))
try:
    eval(3)
except TypeError as error:
    print(error)
print(eval("[x for x in (1, 2) if x]"), eval("(lambda a: a * 2)(4)"), eval("  3  "))
for kind, f in [('eval', eval), ('exec', exec)]:
    for t in ['1 +', 'x = 1', '1 2', '(1', 'def', 'f(', 'a b c', '"abc', 'for', '  1', '1 = 2', 'x y', 'if True', 'if True:\npass', 'return 1', 'await x', 'a.b = 1', '1 +\n2', 'break','[1, 2', ')', '1 + + ', 'import os', '\t 3','x\n','a = ','{1:2','"\\']:
        try:
            print(kind, repr(t), f(t, {'x': 1}))
        except SyntaxError as e:
            print(kind, repr(t), type(e).__name__, '|', e, '|', e.msg, e.lineno, e.offset, e.text, e.filename, e.end_lineno, e.end_offset, e.args)
        except Exception as e:
            print(kind, repr(t), type(e).__name__, e)
