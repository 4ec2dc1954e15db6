import bisect
import heapq
import operator
from operator import attrgetter, itemgetter

heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 2)
print([heapq.heappop(heap) for _ in range(4)], heapq.nlargest(2, [3, 9, 1]), heapq.nsmallest(2, "hello"))
print(heapq.heappushpop([2, 3], 1), list(heapq.merge([1, 4], [2, 3])))
scores = [10, 20, 20, 30]
print(bisect.bisect(scores, 20), bisect.bisect_left(scores, 20))
bisect.insort(scores, 25)
print(scores)
people = [{"n": "b", "a": 2}, {"n": "a", "a": 2}]
print(sorted(people, key=itemgetter("n")), itemgetter(1, 0)("xy"), attrgetter("real")(5), operator.add(1, 2), operator.mul(3, 4))
