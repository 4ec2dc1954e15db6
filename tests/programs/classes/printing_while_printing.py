import asyncio
class Ex:
    def __repr__(self):
        print('inner'); return 'EX'
print('a', Ex(), 'b')
class E2:
    def __str__(self): raise ValueError('x')
try: print('c', E2())
except ValueError: print('|')
