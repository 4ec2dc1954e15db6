import sys


def attempt(*texts):
    for text in texts:
        try:
            print(text, '->', repr(eval(text)))
        except Exception as error:
            print(text, '=>', type(error).__name__, error)


attempt('zip([1],3)', 'map(1)', 'map(len,3)', 'enumerate(3)', 'reversed(3)', 'next(3)', 'iter(3)', 'iter(1,2)', 'sum(["a"],"")', 'min()', 'max(1,2,default=3)', 'max([])', 'len(3)',
        'abs("a")', 'round("a")', 'getattr(1)', 'getattr(1,2)', 'setattr(1,2,3)', 'hasattr(1,2)', 'isinstance(1,2)', 'isinstance(1,(int,3))', 'issubclass(1,int)', 'issubclass(int,3)',
        'vars(3)', 'print(1,sep=3)', 'print(1,end=3)', 'input()', 'range()', 'range(1.5)', 'range(1,2,0)', 'chr(-1)', 'ord("ab")', 'ord(3)', 'bin(1.5)', 'hash([])')
attempt('setattr(3,"x",1)', 'setattr(object(),"x",1)', 'object().x', 'int.x', 'range(3).x', 'divmod(1,0)', 'divmod("a",1)', 'pow(2,-1,0)', 'pow(2,3,"a")', 'pow("a",1)', 'format(1,2)', 'callable()',
        'len()', 'len(1,2)', 'isinstance(1)', 'round(1.5,"a")', 'sorted(3)', 'sorted([1,"a"])', 'id()', 'any(3)', 'filter(1)', 'filter(None,3)', '__import__("nope")',
        'type(1,2)', 'aiter(3)', 'anext(3)', 'super(int,"")', 'memoryview' if False else '1')
attempt('list(zip([1,2],"ab"))', 'list(zip([1],[2,3],strict=True))', 'list(zip([1,2],[3],strict=True))', 'list(zip())', 'list(enumerate("ab",5))', 'list(map(lambda a,b:a+b,[1,2],[3,4,5]))',
        'list(filter(None,[0,1,2]))', 'list(reversed([1,2,3]))', 'list(reversed(range(3)))', 'list(reversed("abc"))', 'list(reversed({"a":1,"b":2}))', 'sorted("bca",reverse=True)',
        'sorted([3,1,2],key=lambda x:-x)', 'sum([1,2.5],10)', 'sum([[1],[2]],[])', 'min(3,1,2)', 'max("abc",key=ord)', 'min([],default=None)', 'any([])', 'all([])')
attempt('abs(-5)', 'abs(-2.5)', 'abs(True)', 'round(2.5)', 'round(3.5)', 'round(-2.5)', 'round(2.675,2)', 'round(1234,-2)', 'round(1250,-2)', 'round(15,-1)', 'round(1.5,0)', 'round(0.5)', 'round(1e300,-299)',
        'round(2.5,-1)', 'round(True)', 'divmod(7,-2)', 'divmod(-7.5,2)', 'pow(2,10)', 'pow(2,-1)', 'pow(3,-1,7)', 'pow(2,100,1000)', 'hex(255)', 'hex(-255)', 'oct(8)', 'bin(-5)', 'chr(8364)',
        'ord("€")', 'ascii("é😀")', 'repr("it\'s")', 'callable(len)', 'callable(3)', 'hash(1)==hash(1.0)', 'bool([])', 'type(3)', 'isinstance(True,int)', 'issubclass(bool,(str,int))')
attempt('isinstance(3,int|str)', 'isinstance(None,int|None)', 'list(iter([1,2,3]))', 'next(iter([]),"d")', 'eval("a+1",{"a":2})', 'eval("x*y",{"x":2},{"y":5})', 'format(3.14159,".2f")',
        'format(255,"#x")', 'format("a",">5")', 'vars(type("A",(),{"x":1})()).keys()', 'sorted(dir([]))[:3] == sorted(dir([]))[:3]', 'slice(1,2)', 'slice(5).indices(3)', 'range(5)[1:3]',
        'range(10)==range(0,10)', 'list(range(5,0,-2))', 'len(range(0,10,3))', '3 in range(5)', 'range(3).index(2)')
lines = iter(['a', 'b', 'stop', 'c'])
print(list(iter(lambda: next(lines), 'stop')))
namespace = {}
exec('def f(x):\n    return x * 2\ny = f(4)', namespace)
print(namespace['y'], 'f' in namespace)
total = 0
exec('total = 5')
print(total)
print(*[1, 2], sep='-', end='!\n')
print(1, 2, sep=None, end=None)
print('err', file=sys.stderr)
print()
print('a\tb', 'c\nd', None, True, 1.0, [1, 'x'])


class Log:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


log = Log()
print('a', 1, sep='+', file=log)
print(log.parts)


class A:
    x = 1

    def __init__(self):
        self.y = 2

    def __dir__(self):
        return ['b', 'a']


a = A()
print(dir(a), vars(a), getattr(a, 'z', 'none'), hasattr(a, 'x'), getattr(a, 'y'))
setattr(a, 'z', 3)
delattr(a, 'y')
print(a.__dict__)
try:
    delattr(a, 'nope')
except AttributeError as error:
    print(error)


def scope():
    v = 1
    w = 'two'
    return sorted(locals()), 'scope' in globals()


print(scope())


class Rounds:
    def __round__(self, n=None):
        return f'rounded {n}'

    def __abs__(self):
        return 'absolute'

    def __len__(self):
        return 3

    def __reversed__(self):
        return iter('cba')

    def __index__(self):
        return 5

    def __call__(self):
        return 'called'


r = Rounds()
print(round(r), round(r, 2), abs(r), len(r), list(reversed(r)), hex(r), [0, 1, 2, 3, 4, 9][r], callable(r), r(), range(r))


class Seq:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(Seq()), 20 in Seq(), max(Seq()))
print(sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted({'b': 1, 'a': 2}), sorted('bA', key=str.lower), sorted([2, 1], reverse=True))
words = ['bb', 'a', 'ccc', 'dd']
print(sorted(words, key=len), sorted(words, key=len, reverse=True), min(words, key=len), max(words, key=len))
gen = (x for x in range(3))
print(next(gen), sum(gen), list(gen))
try:
    next(gen)
except StopIteration as stop:
    print('stopped', stop.value)
try:
    exit(3)
except SystemExit as stop:
    print('exit', stop.code, repr(stop))
