import csv, io, sys
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
buf = io.StringIO()
w = csv.writer(buf)
w.writerow(['a', 'b,c', 1.5, None, 'q"x', 'line\nbreak', ''])
w.writerows([[1, 2], [], [''], (True, 'ünï')])
print(repr(buf.getvalue()))
print(list(csv.reader(io.StringIO(buf.getvalue(), newline=''))))
print(list(csv.reader(['a, b,"c d",', '"x""y",z', '', '"two', 'lines",end'])), list(csv.reader(['a;b'], delimiter=';')), list(csv.reader(['a, b'], skipinitialspace=True)))
rows = csv.DictReader(['x,y', '1,2', '', '3', '4,5,6'])
print(rows.fieldnames, list(rows), rows.line_num)
out = csv.DictWriter(sys.stdout, fieldnames=['n', 'v'], lineterminator='\n')
out.writeheader(); out.writerow({'n': 'a', 'v': 1}); out.writerows([{'n': 'only'}])
attempt(lambda: out.writerow({'n': 1, 'zz': 2})); attempt(lambda: csv.writer(sys.stdout).writerow(5)); attempt(lambda: list(csv.reader([b'x']))); attempt(lambda: csv.writer(3)); attempt(lambda: csv.reader([], delimiter='ab'))
for quoting in (csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_MINIMAL):
    csv.writer(sys.stdout, quoting=quoting, lineterminator='|\n', delimiter='\t').writerow(['a', 1, 2.5, 'b\tc'])
print(list(csv.reader(['"a",1,2.5'], quoting=csv.QUOTE_NONNUMERIC)), csv.list_dialects())
import random
attempt(lambda: random.choice([]))
